#!/bin/sh
# certificates.sh DIR: a throw-away authority (ca.pem), a server's key and chain signed by it (server.key, server.pem), likewise
# ada's for showing to servers (client.key, client.pem), and somebody's signed by itself (stranger.key, stranger.pem).
set -eu
cd "$1"
umask 022
openssl ecparam -name prime256v1 -genkey -noout -out ca.key
openssl req -x509 -new -key ca.key -out ca.pem -days 2 -subj '/CN=Pillarbox test authority' \
  -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign'
openssl ecparam -name prime256v1 -genkey -noout -out server.key
openssl req -new -key server.key -out server.csr -subj '/CN=mail.pillarbox.test'
cat >server.ext <<'EXT'
subjectAltName=DNS:localhost,DNS:mail.pillarbox.test,IP:127.0.0.1
extendedKeyUsage=serverAuth
EXT
openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile server.ext -out leaf.pem
cat leaf.pem ca.pem >server.pem
openssl ecparam -name prime256v1 -genkey -noout -out client.key
openssl req -new -key client.key -out client.csr -subj '/CN=ada@pillarbox.test'
printf 'subjectAltName=email:ada@pillarbox.test\nextendedKeyUsage=clientAuth\n' >client.ext
openssl x509 -req -in client.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile client.ext -out client.pem
openssl ecparam -name prime256v1 -genkey -noout -out stranger.key
openssl req -x509 -new -key stranger.key -out stranger.pem -days 2 -subj '/CN=ada@pillarbox.test' \
  -addext 'extendedKeyUsage=clientAuth'
# A server that has already given up root must still read it; it is worth nothing tomorrow.
chmod 644 server.key
