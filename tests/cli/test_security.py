"""TLS and signing in: never weaker than asked for, and no secret in anything that is written."""

from smtpserver import Server
from support import PASSWORD, TestCase, ca, certificates, main, tls_context

USERS = {"ada": PASSWORD}
SIGN_IN = ("--user", "ada", "--password-env", "PILLARBOX_TEST_PASSWORD")


class Security(TestCase):
    def server(self, tls="starttls", certificate="server", **more):
        return Server(tls=tls, context=tls_context(certificate) if tls else None, users=USERS, **more)

    def test_both_forms_both_mechanisms(self):
        for tls, security in (("starttls", "starttls"), ("implicit", "tls")):
            for mechanism in ("PLAIN", "LOGIN"):
                with self.subTest(tls=tls, mechanism=mechanism), self.server(tls, needs_auth=True) as server:
                    result = self.send(server, *SIGN_IN, "--auth", mechanism.lower(), "--ca", ca(), "--transcript", "talk.txt",
                                       security=security)
                    self.assertEqual(0, result.code, result.json["text"])
                    self.assertEqual([(mechanism, "ada", PASSWORD, True)], server.signed_in)
                    endpoint = result.json["endpoint"]
                    self.assertEqual(security, endpoint["security"])
                    self.assertRegex(endpoint["tlsVersion"], r"^TLSv1\.[23]$")
                    self.assertTrue(endpoint["cipher"])
                    self.assert_no_secret((self.folder / "talk.txt").read_bytes())
                    self.assertIn("AUTH", (self.folder / "talk.txt").read_text())

    def test_password_from_standard_input(self):
        with self.server() as server:
            result = self.send(server, "--user", "ada", "--password-stdin", "--ca", ca(), security="starttls",
                               stdin=PASSWORD.encode() + b"\n")
        self.assertEqual((0, PASSWORD), (result.code, server.signed_in[0][2]))

    def test_port_given_auto_finds_the_form(self):
        for tls, security in (("starttls", "starttls"), ("implicit", "tls")):
            with self.subTest(tls=tls), self.server(tls) as server:
                result = self.send(server, "--ca", ca(), security="auto")
                self.assertEqual((0, security), (result.code, result.json["endpoint"]["security"]))
                self.assertEqual(1, len(server.messages))

    def test_auto_never_ends_in_plain_text(self):
        with Server() as server:
            result = self.send(server, security="auto", timeout=3)
        self.assertNotEqual(0, result.code)
        self.assertEqual([], server.messages)
        self.assertNotIn("MAIL", server.words())

    def test_wrong_password(self):
        with self.server() as server:
            result = self.send(server, "--user", "ada", "--password-stdin", "--ca", ca(), security="starttls", stdin=b"wrong\n")
        self.assertEqual((77, "failed", "auth", 535, "5.7.8"),
                         (result.code, *(result.json[key] for key in ("status", "stage", "code", "enhanced"))))
        self.assertIn("ada", result.json["text"])
        self.assertNotIn("MAIL", server.words())

    def test_sign_in_postponed(self):
        with self.server(answers={"AUTH": "454 4.7.0 later"}) as server:
            result = self.send(server, *SIGN_IN, "--ca", ca(), security="starttls")
        self.assertEqual((75, "deferred", "auth"), (result.code, result.json["status"], result.json["stage"]))

    def test_user_without_a_way_to_sign_in(self):
        for more in ({"mechanisms": ()}, {"mechanisms": ("GSSAPI", "NTLM")}):
            with self.subTest(more=more), self.server(**more) as server:
                result = self.send(server, *SIGN_IN, "--ca", ca(), security="starttls")
                self.assertEqual((77, "failed", "auth", []),
                                 (result.code, result.json["status"], result.json["stage"], server.messages))
                self.assertNotIn("MAIL", server.words())

    def test_no_password_over_plain_text(self):
        with self.server(tls=None) as server:
            result = self.send(server, *SIGN_IN, security="none")
        self.assertEqual((77, "failed", "auth"), (result.code, result.json["status"], result.json["stage"]))
        self.assertNotIn("AUTH", server.words())
        self.assertEqual([], server.messages)

    def test_insecure_auth_on_loopback(self):
        with self.server(tls=None) as server:
            result = self.send(server, *SIGN_IN, "--insecure-auth", security="none")
        self.assertEqual((0, [("PLAIN", "ada", PASSWORD, False)]), (result.code, server.signed_in))

    def test_certificates(self):
        cases = [("server", None), ("other", ca()), ("self", None), ("self", ca())]
        for certificate, trusted in cases:
            for tls, security in (("starttls", "starttls"), ("implicit", "tls")):
                words = ("--ca", trusted) if trusted else ()
                with self.subTest(certificate=certificate, trusted=bool(trusted), tls=tls), self.server(tls, certificate) as server:
                    result = self.send(server, *SIGN_IN, *words, security=security)
                    self.assertEqual((77, "failed", "tls"), (result.code, result.json["status"], result.json["stage"]))
                    self.assertEqual([], server.signed_in + server.messages)
                    self.assertNotIn("AUTH", server.words())

    def test_own_certificate_pinned(self):
        with self.server("implicit", "self") as server:
            result = self.send(server, "--ca", certificates() / "self.crt", security="tls")
        self.assertEqual(0, result.code, result.json["text"])

    def test_starttls_taken_out(self):
        with Server(users=USERS) as server:
            result = self.send(server, *SIGN_IN, security="starttls")
        self.assertEqual(("failed", "starttls", []), (result.json["status"], result.json["stage"], server.messages))
        self.assertEqual(69, result.code)
        self.assertNotIn("AUTH", server.words())

    def test_starttls_refused(self):
        with self.server(answers={"STARTTLS": "454 4.7.0 not now"}) as server:
            result = self.send(server, *SIGN_IN, "--ca", ca(), security="starttls")
        self.assertEqual((75, "starttls"), (result.code, result.json["stage"]))
        self.assertNotIn("AUTH", server.words())

    def test_text_slipped_in_before_tls(self):
        for extra in (b"250 injected\r\n", b"250 inj"):
            with self.subTest(extra=extra), self.server(answers={"STARTTLS": b"220 go\r\n" + extra}) as server:
                result = self.send(server, *SIGN_IN, "--ca", ca(), security="starttls")
                self.assertEqual("failed", result.json["status"])
                self.assertIn(result.json["stage"], ("starttls", "tls"))
                self.assertEqual([], server.signed_in + server.messages)

    def test_no_handshake(self):
        with Server(answers={"CONNECT": b"220 plain\r\n"}) as server:
            result = self.send(server, security="tls", timeout=3)
        self.assertEqual((75, "deferred", "tls"), (result.code, result.json["status"], result.json["stage"]))


if __name__ == "__main__":
    main()
