"""A proxy on loopback, SOCKS5 (RFC 1928, 1929) or HTTP CONNECT (RFC 9110 section 9.3.6), to which every name is this machine."""

import base64
import socket
import threading

from listener import Listener


class Proxy(Listener):
    """credential: (user, password), nobody else is let in. refusal: what it says instead of connecting, a SOCKS5 reply code or
    an HTTP status."""

    def __init__(self, kind, credential=None, refusal=None):
        self.kind, self.credential, self.refusal = kind, credential, refusal
        self.asked = []  # (name, port); the name is None where an address was given
        self.heard = []  # credentials
        super().__init__()

    def url(self, user=None):
        return f"{'socks5' if self.kind == 'socks5' else 'http'}://{user + '@' if user else ''}127.0.0.1:{self.port}"

    def serve(self, connection):
        try:
            with connection, connection.makefile("rwb") as stream:
                port = (self.greet_socks5 if self.kind == "socks5" else self.greet_http)(stream)
                if port is not None:
                    self.carry(connection, stream, port)
        except OSError:
            pass

    def carry(self, connection, stream, port):
        with socket.create_connection(("127.0.0.1", port)) as onward:
            self.sockets.append(onward)
            self.say(stream, b"\x05\0\0\x01\0\0\0\0\0\0" if self.kind == "socks5" else b"HTTP/1.1 200 go on\r\n\r\n")
            threading.Thread(target=self.copy, args=(onward, connection), daemon=True).start()
            self.copy(connection, onward)

    @staticmethod
    def copy(source, target):
        try:
            while octets := source.recv(1 << 16):
                target.sendall(octets)
            target.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    @staticmethod
    def say(stream, octets):
        stream.write(octets)
        stream.flush()

    def greet_socks5(self, stream):
        _, count = stream.read(2)
        method = 2 if self.credential else 0
        if method not in stream.read(count):
            return self.say(stream, b"\x05\xff")
        self.say(stream, bytes((5, method)))
        if self.credential and not self.is_welcome_socks5(stream):
            return None
        kind = stream.read(4)[3]
        name = stream.read(stream.read(1)[0]).decode() if kind == 3 else stream.read(4 if kind == 1 else 16) and None
        port = int.from_bytes(stream.read(2), "big")
        self.asked.append((name, port))
        if self.refusal is None:
            return port
        return self.say(stream, bytes((5, self.refusal)) + b"\0\x01\0\0\0\0\0\0")

    def is_welcome_socks5(self, stream):
        stream.read(1)
        pair = tuple(stream.read(stream.read(1)[0]).decode("utf-8", "replace") for _ in range(2))
        self.heard.append(pair)
        self.say(stream, bytes((1, int(pair != self.credential))))
        return pair == self.credential

    def greet_http(self, stream):
        while True:
            line = stream.readline()
            if not line:
                return None
            place = line.split(b" ")[1].decode()
            fields = {}
            while line := stream.readline().strip():
                name, _, value = line.decode().partition(":")
                fields[name.lower()] = value.strip()
            if self.credential is None or self.is_welcome_http(fields):
                break
            self.say(stream, b"HTTP/1.1 407 who are you\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n")
        name, _, port = place.rpartition(":")
        self.asked.append((None if name.startswith("127.") else name, int(port)))
        if self.refusal is None:
            return int(port)
        return self.say(stream, f"HTTP/1.1 {self.refusal} no\r\nContent-Length: 0\r\n\r\n".encode())

    def is_welcome_http(self, fields):
        scheme, _, value = fields.get("proxy-authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return False
        pair = tuple(base64.b64decode(value).decode("utf-8", "replace").split(":", 1))
        self.heard.append(pair)
        return pair == self.credential
