#!/bin/sh
# exim.sh DIR EXIM SUBMISSION SUBMISSIONS: Exim, perhaps only unpacked, on 127.0.0.1; puts every message into DIR/maildrop.
# User names and passwords are in the file; DIR/more.conf is part of its main section. Its user exists in a private copy of passwd and group only, bound over them in a
# mount namespace. Runs in the foreground; SIGTERM ends it.
set -eu
dir=$1 exim=$2 submission=$3 submissions=$4
id=64999
mkdir -p "$dir/spool" "$dir/eximlog" "$dir/maildrop"
cp /etc/passwd "$dir/passwd"
cp /etc/group "$dir/group"
grep -q '^Debian-exim:' "$dir/passwd" || echo "Debian-exim:x:$id:$id::/nonexistent:/usr/sbin/nologin" >>"$dir/passwd"
grep -q '^Debian-exim:' "$dir/group" || echo "Debian-exim:x:$id:" >>"$dir/group"
chown -R "$id:$id" "$dir/spool" "$dir/eximlog" "$dir/maildrop"
cat >"$dir/exim.conf" <<CONF
exim_path = $exim
exim_user = $id
exim_group = $id
never_users =
keep_environment =
spool_directory = $dir/spool
log_file_path = $dir/eximlog/%slog
pid_file_path = $dir/exim.pid
primary_hostname = mail.pillarbox.test
daemon_smtp_ports = $submission : $submissions
tls_on_connect_ports = $submissions
local_interfaces = 127.0.0.1
tls_advertise_hosts = *
tls_certificate = $dir/server.pem
tls_privatekey = $dir/server.key
tls_verify_certificates = $dir/ca.pem
tls_try_verify_hosts = *
acl_smtp_rcpt = recipient
acl_smtp_data = accept
.include $dir/more.conf
begin acl
recipient:
  deny message = 5.7.1 sign in first
       !authenticated = *
  defer message = 4.2.1 Mailbox busy
        recipients = busy@pillarbox.test
  deny message = 5.1.1 No such mailbox
       recipients = gone@pillarbox.test
  defer message = Greylisted, please try again later
        recipients = grey@pillarbox.test
  deny message = relay not permitted
       recipients = *@elsewhere.test
  deny recipients = nowhere@pillarbox.test
       !verify = recipient
  deny recipients = forged@pillarbox.test
       !verify = sender
  accept
begin routers
all:
  driver = accept
  local_parts = !nowhere
  transport = maildrop
begin transports
maildrop:
  driver = appendfile
  directory = $dir/maildrop
  maildir_format
  user = $id
  group = $id
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{\$auth2}{ada@pillarbox.test}}{eq{\$auth3}{correct horse}}}}
  server_set_id = \$auth2
  server_advertise_condition = \${if def:tls_in_cipher}
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = \${if and{{eq{\$auth1}{ada@pillarbox.test}}{eq{\$auth2}{correct horse}}}}
  server_set_id = \$auth1
  server_advertise_condition = \${if def:tls_in_cipher}
cram:
  driver = cram_md5
  public_name = CRAM-MD5
  server_secret = \${if eq{\$auth1}{ada@pillarbox.test}{correct horse}fail}
  server_set_id = \$auth1
  server_advertise_condition = \${if def:tls_in_cipher}
external:
  driver = external
  public_name = EXTERNAL
  server_param2 = \${certextract{subj_altname,mail,>:}{\$tls_in_peercert}}
  server_condition = \${if forany{\$auth2}{eq{\$item}{\$auth1}}}
  server_set_id = \$auth1
  server_advertise_condition = \$tls_in_certificate_verified
CONF
chown root:root "$dir/exim.conf"
exec "$(dirname "$0")/unshare-mounts.sh" sh -c 'mount --bind "$1/passwd" /etc/passwd && mount --bind "$1/group" /etc/group && exec "$2" -C "$1/exim.conf" -bdf -q1m' sh "$dir" "$exim"
