#!/bin/sh
# dovecot.sh DIR INTROSPECTION [SUBMISSION SUBMISSIONS BACKEND]: checks passwords for Postfix (DIR/run/auth-client), and tokens
# by asking the address INTROSPECTION; puts mail into DIR/mail/ADDRESS (DIR/run/lmtp). With further ports also takes mail itself, by
# STARTTLS and by implicit TLS, and hands it to the port BACKEND; certificates sign in too, and DIR/submission.conf is part of
# the configuration. Else it opens no port. Stays in the foreground; SIGTERM ends it and everything it started.
set -eu
dir=$1 introspection=$2
mkdir -p "$dir/run" "$dir/mail"
chmod 777 "$dir/mail"
cat >"$dir/oauth2.conf" <<CONF
introspection_mode = post
introspection_url = $introspection
username_attribute = sub
active_attribute = active
active_value = true
CONF
cat >"$dir/dovecot.conf" <<CONF
base_dir = $dir/run
state_dir = $dir/run
log_path = $dir/dovecot.log
instance_name = pillarbox-test
protocols = lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256 xoauth2 oauthbearer
auth_verbose = yes
auth_failure_delay = 0
hostname = mail.pillarbox.test
mail_location = maildir:$dir/mail/%u
mail_uid = nobody
mail_gid = nogroup
first_valid_uid = 0
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = $dir/oauth2.conf
}
passdb {
  driver = passwd-file
  mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256
  args = scheme=PLAIN $dir/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=$dir/mail/%u allow_all_users=yes
}
service auth {
  unix_listener auth-client {
    mode = 0666
  }
}
service lmtp {
  unix_listener lmtp {
    mode = 0666
  }
}
service anvil {
  chroot =
  # No delay of sign-ins that follow a refused one.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
CONF
[ $# -lt 3 ] || cat >>"$dir/dovecot.conf" <<CONF
protocols = lmtp submission
ssl = required
ssl_cert = <$dir/server.pem
ssl_key = <$dir/server.key
ssl_ca = <$dir/ca.pem
ssl_verify_client_cert = yes
ssl_require_crl = no
auth_ssl_username_from_cert = yes
ssl_cert_username_field = commonName
auth_mechanisms = \$auth_mechanisms external
passdb {
  driver = static
  mechanisms = external
  args = nopassword
}
submission_relay_host = 127.0.0.1
submission_relay_port = $5
submission_relay_trusted = yes
service submission-login {
  inet_listener submission {
    port = $3
  }
  inet_listener submissions {
    port = $4
    ssl = yes
  }
}
!include $dir/submission.conf
CONF
exec "${DOVECOT:-/usr/sbin/dovecot}" -F -c "$dir/dovecot.conf"
