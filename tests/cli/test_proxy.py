"""send through a proxy: names are looked up there, its refusals are its own, its password is in nothing that is written."""

from proxyserver import Proxy
from smtpserver import Server
from support import PASSWORD, TestCase, ca, main, tls_context

KINDS = ("socks5", "http")
SIGN_IN = ("--user", "ada", "--password-env", "PILLARBOX_TEST_PASSWORD")


class ThroughProxy(TestCase):
    def send_through(self, proxy, port, *words, host="relay.invalid", security="none", user=None, **more):
        result = self.run_program("send", "--host", host, "--port", port, "--security", security, "--timeout", "20", "--from",
                                  "ada@example.org", "--to", "grace@navy.example", "--json", "--proxy", proxy.url(user), *words,
                                  **more)
        self.assert_send_shape(result)
        return result

    def test_a_name_only_the_proxy_knows(self):
        for kind in KINDS:
            with self.subTest(kind=kind), Proxy(kind) as proxy, Server() as server:
                result = self.send_through(proxy, server.port, "--body", "through")
                self.assertEqual((0, "sent"), (result.code, result.json["status"]), result.json["text"])
                self.assertEqual([("relay.invalid", server.port)], proxy.asked)
                self.assertIn(b"through", server.messages[0].data)

    def test_tls_and_signing_in_are_the_servers(self):
        for kind in KINDS:
            for tls, security in (("starttls", "starttls"), ("implicit", "tls")):
                with self.subTest(kind=kind, tls=tls), Proxy(kind) as proxy, \
                        Server(tls=tls, context=tls_context(), users={"ada": PASSWORD}) as server:
                    words = (*SIGN_IN, "--ca", ca(), "--transcript", "talk.txt")
                    result = self.send_through(proxy, server.port, *words, host="localhost", security=security)
                    self.assertEqual(0, result.code, result.json["text"])
                    self.assertEqual([("PLAIN", "ada", PASSWORD, True)], server.signed_in)
                    self.assertEqual([("localhost", server.port)], proxy.asked)
                    self.assertIn(f"port {proxy.port}", (self.folder / "talk.txt").read_text())

    def test_another_name_in_the_certificate_is_no_better_behind_a_proxy(self):
        for kind in KINDS:
            with self.subTest(kind=kind), Proxy(kind) as proxy, Server(tls="implicit", context=tls_context()) as server:
                result = self.send_through(proxy, server.port, "--ca", ca(), security="tls")
                self.assertEqual((77, "tls", []), (result.code, result.json["stage"], server.messages))

    def test_its_password(self):
        ways = (((), {"PILLARBOX_PROXY_PASSWORD": PASSWORD}), (("--proxy-password-env", "PILLARBOX_TEST_PASSWORD"), {}))
        for kind in KINDS:
            for words, variables in ways:
                with self.subTest(kind=kind, words=words), Proxy(kind, credential=("bob", PASSWORD)) as proxy, Server() as server:
                    result = self.send_through(proxy, server.port, *words, "--transcript", "talk.txt", user="bob", **variables)
                    self.assertEqual(0, result.code, result.json["text"])
                    self.assertEqual({("bob", PASSWORD)}, set(proxy.heard))
                    self.assertEqual(1, len(server.messages))
                    self.assert_no_secret((self.folder / "talk.txt").read_bytes())

    def test_no_password_and_a_wrong_one(self):
        for kind in KINDS:
            for user, variables in ((None, {}), ("bob", {"PILLARBOX_PROXY_PASSWORD": "wrong"})):
                with self.subTest(kind=kind, user=user), Proxy(kind, credential=("bob", PASSWORD)) as proxy, Server() as server:
                    result = self.send_through(proxy, server.port, user=user, **variables)
                    self.assertEqual(("deferred", "connect"), (result.json["status"], result.json["stage"]))
                    self.assertIn("The proxy did not let this computer through", result.json["text"])
                    self.assertEqual(0, server.connections)

    def test_what_the_proxy_refuses_is_not_the_servers_fault(self):
        not_connected, denied = "The proxy made no connection", "The proxy does not let mail through"
        for kind, refusal, words in (("socks5", 2, not_connected), ("socks5", 4, not_connected), ("http", 403, denied)):
            with self.subTest(kind=kind, refusal=refusal), Proxy(kind, refusal=refusal) as proxy:
                result = self.send_through(proxy, 25)
                self.assertEqual((75, "deferred", "connect"), (result.code, result.json["status"], result.json["stage"]))
                self.assertIn(words, result.json["text"])
                self.assertEqual([("relay.invalid", 25)], proxy.asked)

    def test_what_the_server_refuses_is_not_the_proxys_fault(self):
        for kind, refusal in (("socks5", 3), ("socks5", 5), ("http", 503)):
            with self.subTest(kind=kind, refusal=refusal), Proxy(kind, refusal=refusal) as proxy:
                result = self.send_through(proxy, 25)
                self.assertEqual((75, "deferred", "connect"), (result.code, result.json["status"], result.json["stage"]))
                self.assertIn("relay.invalid", result.json["text"])
                self.assertNotIn("proxy", result.json["text"])

    def test_a_proxy_that_is_not_there_is_not_gone_around(self):
        for kind in KINDS:
            with self.subTest(kind=kind), Server() as server:
                with Proxy(kind) as proxy:
                    pass
                result = self.send_through(proxy, server.port, host="127.0.0.1")
                self.assertEqual((75, "deferred", "connect"), (result.code, result.json["status"], result.json["stage"]))
                self.assertIn("The proxy cannot be reached", result.json["text"])
                self.assertEqual(0, server.connections)


if __name__ == "__main__":
    main()
