"""What is no proper call ends with 64 and a sentence, before anything happens."""

from smtpserver import Server
from support import TestCase, main

SEND = ("send", "--host", "127.0.0.1", "--from", "a@b.example", "--to", "c@d.example")


class Usage(TestCase):
    def assert_usage(self, *words, stdin=None, saying=None):
        result = self.run_program(*words, stdin=stdin)
        self.assertEqual(64, result.code, (words, result.err))
        self.assertTrue(result.err)
        if saying:
            self.assertIn(saying.encode(), result.err)
        return result

    def test_first_word(self):
        for words in (("frobnicate",), ("--frobnicate",), ("-h",), ("Send",), ("mail:a@b.example",), ("--version", "x")):
            with self.subTest(words=words):
                self.assert_usage(*words)

    def test_check(self):
        for words in ((), ("a.example", "b.example"), ("localhost",), ("192.0.2.1",), ("a@b.example",), ("a..b.example",),
                      ("a.example", "--selector", "a b"), ("a.example", "--relay", "x", "--account", "y"),
                      ("a.example", "--nameserver", "dns.example"), ("a.example", "--nameserver", "127.0.0.1:0")):
            with self.subTest(words=words):
                self.assert_usage("check", *words)

    def test_unknown_mechanism(self):
        self.assert_usage(*SEND, "--user", "u", "--password-env", "PILLARBOX_TEST_PASSWORD", "--auth", "DIGEST-MD5",
                          saying="DIGEST-MD5")

    def test_profile_comes_first_and_once(self):
        for words in (("--profile",), ("--profile", ""), ("--profile", "a", "--profile", "b", "outbox", "list"),
                      ("outbox", "list", "--profile", "a"), ("--profile", "a", "--sandbox")):
            with self.subTest(words=words):
                self.assert_usage(*words)

    def test_what_is_quoted_is_made_printable(self):
        hostile = "\x1b]0;x\x07\r\x9b31m"
        for words in ((hostile,), (*SEND, "--" + hostile), (*SEND, "--priority", hostile), (*SEND, "--deliver-by", "6:" + hostile),
                      (*SEND, hostile), ("outbox", hostile), ("outbox", "show", hostile), ("account", "test", hostile, "x"),
                      ("probe", hostile, "--port", hostile)):
            with self.subTest(words=words):
                result = self.assert_usage(*words)
                self.assertFalse([letter for letter in result.err.decode() if ord(letter) < 32 and letter != "\n" or 127 <= ord(letter) < 160],
                                 result.err)

    def test_flags(self):
        cases = [("--frobnicate",), ("--subject",), ("--json", "--json"), ("--subject", "a", "--subject", "b"), ("word",),
                 ("--port", "0"), ("--port", "65536"), ("--port", "x"), ("--port", "-1"), ("--security", "ssl"),
                 ("--timeout", "0"), ("--timeout", "x"), ("--timeout", "-1"), ("--timeout", "nan"), ("--json=yes",),
                 ("--account", "x"), ("--queue",), ("--body", "a", "--body-file", "b"), ("--eml", "a", "--body", "b"),
                 ("--eml", "a", "--subject", "b"), ("--eml", "a", "--attach", "b"), ("--eml", "a", "--html-file", "b"),
                 ("--user", "u"), ("--password-stdin",), ("--auth", "PLAIN"),
                 ("--user", "u", "--password-stdin", "--password-env", "X"), ("--user", "u", "--password-env", "NOT_SET"),
                 ("--eml", "-", "--user", "u", "--password-stdin"),
                 ("--body-file", "-", "--user", "u", "--password-stdin")]
        for words in cases:
            with self.subTest(words=words):
                self.assert_usage(*SEND, *words, stdin=b"")

    def test_host_flags_belong_to_host(self):
        for words in (("--port", "25"), ("--security", "tls"), ("--ca", "x"), ("--insecure-auth",),
                      ("--user", "u", "--password-env", "PILLARBOX_TEST_PASSWORD")):
            with self.subTest(words=words):
                self.assert_usage("send", "--account", "x", "--to", "a@b.example", *words)

    def test_times(self):
        for time in ("", "soon", "25:00", "2026-02-30T14:00", "2020-01-01T00:00Z", "2020-01-01T00:00"):
            with self.subTest(time=time):
                self.assert_usage("send", "--account", "x", "--to", "a@b.example", "--at", time, saying="--at")
                self.assert_usage("outbox", "add", "--at", time, "x.eml", saying="--at")
        self.assert_usage(*SEND, "--at", "12:00", saying="--host")
        self.assert_usage("send", "--to", "a@b.example", "--at", "12:00", "--transcript", "t", saying="--at")

    def test_missing(self):
        self.assert_usage("send", "--host", "127.0.0.1", "--to", "c@d.example")
        self.assert_usage("send", "--host", "127.0.0.1", "--from", "c@d.example")
        self.assert_usage("send", "--host", "", "--from", "a@b.example", "--to", "c@d.example")

    def test_object_also_for_a_usage_error(self):
        value = self.assert_usage(*SEND, "--port", "x", "--json").json
        self.assertEqual(("failed", "local"), (value["status"], value["stage"]))

    def test_empty_password(self):
        self.assert_usage(*SEND, "--user", "u", "--password-stdin", stdin=b"\n")
        self.assert_usage(*SEND, "--user", "u", "--password-stdin", stdin=b"")

    def test_other_commands(self):
        cases = [("probe",), ("probe", "a", "b"), ("probe", "a", "--port", "0"), ("probe", "a", "--timeout", "x"), ("probe", ""),
                 ("probe", "a", "--frobnicate"), ("account",), ("account", "frobnicate"), ("account", "list", "x"),
                 ("account", "test"), ("account", "remove"), ("account", "set-password", "x"), ("account", "add"),
                 ("account", "add", "--address", "a@b.example"),
                 ("account", "add", "--address", "a@b.example", "--detect", "--host", "x"),
                 ("account", "add", "--address", "a@b.example", "--host", "x", "--port", "25"),
                 ("account", "add", "--address", "a@b.example", "--host", "x", "--port", "25", "--security", "auto"),
                 ("account", "add", "--address", "a@b.example", "--host", "x", "--port", "25", "--security", "tls", "--user", "u"),
                 ("outbox",), ("outbox", "frobnicate"), ("outbox", "list", "x"), ("outbox", "show"), ("outbox", "show", "x"),
                 ("outbox", "export", "5a2c6a66-30a8-4d1e-9f0c-3a5a0f6b8d11"), ("outbox", "add"), ("outbox", "run", "x")]
        for words in cases:
            with self.subTest(words=words):
                self.assert_usage(*words)

    def test_bytes_that_are_no_text(self):
        self.assert_usage(*SEND, "--subject", b"\xff\xfe".decode("utf-8", "surrogateescape"))

    def test_help_and_version(self):
        self.assertRegex(self.run_program("--version").out, rb"^pillarbox \d+\.\d+\.\d+\n$")
        for words in (("--help",), ("send", "--help"), ("probe", "--help"), ("account", "--help"), ("account", "add", "--help"),
                      ("outbox", "--help"), ("compose", "--help")):
            with self.subTest(words=words):
                result = self.run_program(*words)
                self.assertEqual(0, result.code)
                self.assertIn(b"pillarbox", result.out)
                self.assertEqual(b"", result.err)

    def test_window_without_display(self):
        for words in ((), ("compose",), ("mailto:a@b.example",), ("--sandbox",)):
            with self.subTest(words=words):
                result = self.run_program(*words)
                self.assertEqual(69, result.code)
                self.assertIn(b"display", result.err)

    def test_closed_streams(self):
        import subprocess
        import support
        with Server() as server:
            words = [support.PROGRAM, "send", "--host", "127.0.0.1", "--port", str(server.port), "--security", "none", "--from",
                     "a@b.example", "--to", "c@d.example", "--json"]
            shell = subprocess.run(["sh", "-c", '"$@" <&- >&- 2>&-', "sh", *words], env=support.environment(self.folder),
                                   timeout=support.LIMIT)
            # The message went out: whoever looks at the status shall not repeat it.
            self.assertEqual(0, shell.returncode)
            self.assertEqual(1, len(server.messages))
            self.assertNotIn(b"status", server.messages[0].data)
            subprocess.run(["sh", "-c", '"$@" >/dev/full', "sh", *words], env=support.environment(self.folder), check=True,
                           timeout=support.LIMIT)

    def test_what_is_no_text_is_one_object(self):
        for words in ((*SEND, "--subject"), ("probe",), ("outbox", "show"), ("account", "remove")):
            process = self.run_program(*words, "--json", raw=(b"a\xffb",))
            self.assertEqual(64, process.code, words)
            self.assertTrue(process.json["text"])
            if words[0] == "send":
                self.assert_send_shape(process)
                self.assertEqual(("failed", "local"), (process.json["status"], process.json["stage"]))

    def test_a_host_that_cannot_be_one(self):
        for bad in ("a b", "127.0.0.1 ", "a\nb", "a\x1b[2Jb", "a\x01b", "a\u200bb", "a\u00a0b"):
            for words in (("send", "--host", bad, "--from", "a@b.example", "--to", "c@d.example"), ("probe", bad),
                          ("account", "add", "--address", "a@b.example", "--host", f"x{bad}x", "--port", "587", "--security", "tls")):
                with self.subTest(words=words):
                    result = self.run_program("--profile", self.profile, *words, "--json")
                    self.assertEqual(64, result.code, result.err)
                    self.assertNotIn(b"\x1b", result.out + result.err)
                    self.assertTrue(result.json["text"])
                    if words[0] == "send":
                        self.assertEqual("local", result.json["stage"])


if __name__ == "__main__":
    main()
