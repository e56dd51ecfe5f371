#!/bin/sh
# dnsmasq.sh CONFIGURATION PORT: answers on 127.0.0.1 from the file alone. Stays in the foreground; SIGTERM ends it.
set -eu
exec dnsmasq --keep-in-foreground --conf-file="$1" --no-resolv --no-hosts --bind-interfaces --listen-address=127.0.0.1 \
  --port="$2" --user= --pid-file= --log-facility=-
