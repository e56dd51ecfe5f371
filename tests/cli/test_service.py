"""What is no mail server is named by its own first words, and the wrong way of encryption by what it is."""

from listener import Listener
from smtpserver import Server
from support import TestCase, ca, main, tls_context


class Speaker(Listener):
    """Says one thing to whoever comes, and then waits for its end."""

    def __init__(self, words):
        self.words = words
        super().__init__()

    def serve(self, connection):
        connection.sendall(self.words)
        while connection.recv(4096):
            pass


SERVICES = {"SSH": b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", "POP3": b"+OK ready\r\n", "IMAP": b"* OK ready\r\n",
            "HTTP": b"HTTP/1.1 400 Bad Request\r\n\r\n", "FTP": b"220 ProFTPD Server (Debian)\r\n500 EHLO not understood\r\n"}


class Service(TestCase):
    def send(self, port, *words):
        return self.run_program("send", "--host", "127.0.0.1", "--port", port, "--from", "ada@example.org", "--to",
                                "grace@navy.example", "--body", "x", "--json", *words)

    def test_services_are_named(self):
        for name, words in SERVICES.items():
            with self.subTest(name), Speaker(words) as other:
                result = self.send(other.port, "--security", "starttls")
                self.assertIn(f"Port {other.port} of 127.0.0.1 speaks {name}; that is no mail server.", result.json["text"])
                self.assertEqual("greeting", result.json["stage"])
                probed = self.run_program("probe", "127.0.0.1", "--port", other.port, "--timeout", "3", "--json")
                self.assertIn(f"speaks {name}", " ".join(one["text"] or "" for one in probed.json["candidates"]))

    def test_tls_on_a_port_of_starttls(self):
        with Server(tls="starttls", context=tls_context()) as server:
            result = self.send(server.port, "--security", "tls", "--ca", ca())
        self.assertIn("does not speak TLS from the first byte", result.json["text"])
        self.assertIn("STARTTLS", result.json["text"])
        self.assertNotIn(b"wrong version number", result.out + result.err)

    def test_starttls_on_a_port_of_tls(self):
        with Server(tls="implicit", context=tls_context()) as server:
            result = self.send(server.port, "--security", "starttls", "--timeout", "1", "--ca", ca())
        self.assertEqual(75, result.code)
        self.assertIn("TLS from the first byte", result.json["text"])


if __name__ == "__main__":
    main()
