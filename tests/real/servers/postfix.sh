#!/bin/sh
# postfix.sh DIR SUBMISSION SUBMISSIONS ALTERNATIVE: Postfix with the three ports on 127.0.0.1, passwords checked and mail put
# away by the Dovecot of the same DIR. STARTTLS, implicit TLS, STARTTLS; signing in only over TLS. What DIR/access says of a
# recipient is answered to RCPT. Each line "PORT OPTIONS" of DIR/variants is a further port with STARTTLS. Mail to
# utf8.pillarbox.test goes into DIR/mail/utf8, for Dovecot does not take UTF-8 addresses; mail to gone.pillarbox.test is accepted
# and comes back. Nothing leaves the machine, /etc stays as it is. Runs in the foreground, as the leader of its process group; SIGTERM ends it and everything it started.
set -eu
dir=$1 submission=$2 submissions=$3 alternative=$4
conf=$dir/postfix
mkdir -p "$conf" "$dir/queue" "$dir/data"
chown postfix "$dir/data"
[ -e "$dir/access" ] || : >"$dir/access"
fingerprint=$(openssl x509 -in "$dir/client.pem" -noout -fingerprint -sha256)
echo "${fingerprint#*=} ada" >"$dir/clientcerts"
nobody=$(id -u nobody)
cat >"$conf/main.cf" <<CONF
compatibility_level = 3.6
queue_directory = $dir/queue
data_directory = $dir/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = $dir/postfix.log
maillog_file_prefixes = $dir
import_environment = MAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ LANG=C
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.pillarbox.test
mydestination =
mynetworks =
alias_maps =
virtual_mailbox_domains = pillarbox.test, utf8.pillarbox.test, gone.pillarbox.test
virtual_mailbox_maps = static:all
virtual_transport = lmtp:unix:$dir/run/lmtp
virtual_mailbox_base = $dir/mail
virtual_uid_maps = static:$nobody
virtual_gid_maps = static:$nobody
transport_maps = inline:{ { utf8.pillarbox.test = virtual: } { gone.pillarbox.test = virtual: } }
default_transport = error:5.7.1 nothing leaves this machine
relay_transport = error:5.7.1 nothing leaves this machine
smtpd_tls_chain_files = $dir/server.key, $dir/server.pem
smtpd_tls_CAfile = $dir/ca.pem
smtpd_tls_fingerprint_digest = sha256
relay_clientcerts = texthash:$dir/clientcerts
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = $dir/run/auth-client
smtpd_sasl_security_options = noanonymous
smtpd_relay_restrictions = permit_sasl_authenticated, reject
pillarbox_access = check_recipient_access hash:$dir/access
smtpd_recipient_restrictions = \$pillarbox_access, permit_sasl_authenticated, reject
smtpd_error_sleep_time = 0
smtpd_client_connection_rate_limit = 0
smtpd_client_connection_count_limit = 0
message_size_limit = 200000000
mailbox_size_limit = 0
virtual_mailbox_limit = 0
append_dot_mydomain = no
CONF
postmap -c "$conf" "hash:$dir/access"
cat >"$conf/master.cf" <<CONF
127.0.0.1:$submission inet n - n - - smtpd
127.0.0.1:$submissions inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
127.0.0.1:$alternative inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
virtual unix - n n - - virtual -o { virtual_mailbox_maps = inline:{ { @utf8.pillarbox.test = utf8/ } } }
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
flush unix n - n 1000? 0 flush
postlog unix-dgram n - n - 1 postlogd
CONF
[ -e "$dir/variants" ] && while read -r port options; do
  echo "127.0.0.1:$port inet n - n - - smtpd $options"
done <"$dir/variants" >>"$conf/master.cf"
export MAIL_CONFIG="$conf"
postfix -c "$conf" check
exec /usr/lib/postfix/sbin/master -c "$conf" -d
