"""tlsserver.py [OPTIONS] CERTIFICATE KEY: an SMTP server inside TLS on loopback, by OpenSSL and apart from the program under test.

It says on its output first its port, then of each connection that speaks to it whether its handshake resumed an earlier session
("new", "resumed"), which only the server can know for sure, or why there was none ("failed ..."), and of each exchange of SCRAM
(RFC 5802) how it ended ("bound", "mismatch", "wrong").
"""

import argparse
import base64
import hashlib
import hmac
import os
import socket
import ssl

options = argparse.ArgumentParser()
options.add_argument("certificate")
options.add_argument("key")
options.add_argument("--version", default="TLSv1_3")
options.add_argument("--port", type=int, default=0, help="0: any")
options.add_argument("--client-authority", help="PEM; a certificate of its is asked for and required")
options.add_argument("--mechanism", help="SCRAM-SHA-256-PLUS or SCRAM-SHA-1-PLUS, for the password \"secret\"")
options.add_argument("--binding", help="PEM of the certificate that the client must have seen")
options.add_argument("--binding-hash", help="as RFC 5929 section 4.1 has it for that certificate")
options = options.parse_args()


class Scram:
    """The server's side of one exchange, bound to a certificate by tls-server-end-point."""

    def __init__(self):
        self.hash = "sha1" if "SHA-1" in options.mechanism else "sha256"
        with open(options.binding, encoding="ascii") as file:
            certificate = ssl.PEM_cert_to_DER_cert(file.read())
        self.binding = hashlib.new(options.binding_hash, certificate).digest()
        self.salt = os.urandom(16)

    def challenge(self, first):
        channel, authorization, self.bare = first.split(b",", 2)
        self.header = channel + b"," + authorization + b","
        nonce = self.bare.split(b",r=")[1] + base64.b64encode(os.urandom(12))
        self.said = b"r=" + nonce + b",s=" + base64.b64encode(self.salt) + b",i=4096"
        return self.said

    def answer(self, final):
        bare, proof = final.rsplit(b",p=", 1)
        if base64.b64decode(bare.split(b",")[0][2:]) != self.header + self.binding:
            return "mismatch", b"e=channel-bindings-dont-match"
        exchange = self.bare + b"," + self.said + b"," + bare
        salted = hashlib.pbkdf2_hmac(self.hash, b"secret", self.salt, 4096)
        key = hmac.digest(salted, b"Client Key", self.hash)
        signature = hmac.digest(hashlib.new(self.hash, key).digest(), exchange, self.hash)
        if bytes(a ^ b for a, b in zip(key, signature)) != base64.b64decode(proof):
            return "wrong", b"e=invalid-proof"
        return "bound", b"v=" + base64.b64encode(hmac.digest(hmac.digest(salted, b"Server Key", self.hash), exchange, self.hash))


def sign_in(talk, lines, initial):
    scram = Scram()
    talk.sendall(b"334 " + base64.b64encode(scram.challenge(base64.b64decode(initial))) + b"\r\n")
    end, last = scram.answer(base64.b64decode(next(lines)))
    talk.sendall(b"334 " + base64.b64encode(last) + b"\r\n")
    next(lines)
    print(end, flush=True)
    talk.sendall(b"235 2.7.0 ok\r\n" if end == "bound" else b"535 5.7.8 no\r\n")


def converse(talk):
    talk.sendall(b"220 localhost\r\n")
    lines = iter(talk.makefile("rb"))
    hello = b"250-localhost\r\n250 AUTH " + options.mechanism.encode() + b"\r\n" if options.mechanism else b"250 localhost\r\n"
    for line in lines:
        word = line[:4].upper()
        if word == b"AUTH":
            sign_in(talk, lines, line.split()[2])
        else:
            talk.sendall({b"EHLO": hello, b"QUIT": b"221 bye\r\n"}.get(word, b"250 ok\r\n"))
        if word == b"QUIT":
            break


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(options.certificate, options.key)
context.minimum_version = context.maximum_version = ssl.TLSVersion[options.version]
if options.client_authority:
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(options.client_authority)
listener = socket.create_server(("127.0.0.1", options.port))
print(listener.getsockname()[1], flush=True)
while True:
    link, _ = listener.accept()
    try:
        with context.wrap_socket(link, server_side=True) as talk:
            print("resumed" if talk.session_reused else "new", flush=True)
            converse(talk)
    except OSError as error:
        print("failed", error, flush=True)
