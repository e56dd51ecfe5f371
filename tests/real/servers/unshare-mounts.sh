#!/bin/sh
# unshare-mounts.sh [OPTIONS OF unshare] COMMAND…: runs it in a mount namespace of its own. In a chroot "/" is no mount and
# cannot be made private; the mounts there are then as private as the system around has made them.
if unshare -m true 2>/dev/null; then
  exec unshare -m "$@"
fi
exec unshare -m --propagation unchanged "$@"
