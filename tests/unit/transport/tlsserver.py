"""tlsserver.py CERTIFICATE KEY VERSION PORT (0: any): an SMTP server inside TLS on loopback that says on its output first its port, then of each
connection whether its handshake resumed an earlier session, which only the server can know for sure."""

import socket
import ssl
import sys

certificate, key, version, port = sys.argv[1:]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
context.minimum_version = context.maximum_version = ssl.TLSVersion[version]
listener = socket.create_server(("127.0.0.1", int(port)))
print(listener.getsockname()[1], flush=True)
while True:
    link, _ = listener.accept()
    try:
        with context.wrap_socket(link, server_side=True) as talk:
            print("resumed" if talk.session_reused else "new", flush=True)
            talk.sendall(b"220 localhost\r\n")
            for line in talk.makefile("rb"):
                word = line[:4].upper()
                talk.sendall({b"EHLO": b"250 localhost\r\n", b"QUIT": b"221 bye\r\n"}.get(word, b"250 ok\r\n"))
                if word == b"QUIT":
                    break
    except OSError as error:
        print("failed", error, flush=True)
