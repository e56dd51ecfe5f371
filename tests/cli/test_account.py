"""account: added whole or not at all, and never a password outside the keychain."""

import pathlib

from proxyserver import Proxy
from smtpserver import Server
from support import PASSWORD, TestCase, ca, main, tls_context

SIGN_IN = ("--user", "ada", "--password-env", "PILLARBOX_TEST_PASSWORD")


class Account(TestCase):
    def accounts(self):
        result = self.in_profile("account", "list", "--json")
        self.assertEqual(0, result.code, result.err)
        return result.json["accounts"]

    def assert_no_secret_on_disk(self):
        for path in pathlib.Path(self.folder).rglob("*"):
            if path.is_file():
                self.assert_no_secret(path.read_bytes())

    def test_add_list_remove(self):
        with Server() as server:
            self.add_account(server)
            self.add_account(server, "--default", label="second")
        first, second = sorted(self.accounts(), key=lambda account: account["label"])
        self.assertEqual(("lab", "ada@example.org", "Ada Lovelace", "127.0.0.1", server.port, "none", None, False),
                         tuple(first[key] for key in ("label", "address", "name", "host", "port", "security", "user", "default")))
        self.assertTrue(second["default"])
        self.assertEqual(0, self.in_profile("account", "remove", "lab").code)
        self.assertEqual(["second"], [account["label"] for account in self.accounts()])

    def test_empty_profile(self):
        self.assertEqual([], self.accounts())
        self.assertEqual(78, self.in_profile("account", "test", "nobody").code)
        self.assertEqual(78, self.in_profile("account", "remove", "nobody").code)
        for words in ((), ("--account", "nobody")):
            result = self.in_profile("send", *words, "--to", "a@b.example", "--json")
            self.assert_send_shape(result)
            self.assertEqual((78, "failed"), (result.code, result.json["status"]))

    def test_label_is_taken(self):
        with Server() as server:
            self.add_account(server)
            result = self.in_profile("account", "add", "--address", "x@y.example", "--label", "lab", "--host", "h", "--port", "1",
                                     "--security", "tls", "--json")
        self.assertEqual((78, False), (result.code, result.json["ok"]))
        self.assertEqual(1, len(self.accounts()))

    def test_bad_values(self):
        place = ("--host", "h", "--port", "1", "--security", "tls")
        for words in (("--address", "nobody"), ("--address", "a@b.example", "--name", "a\nb"),
                      ("--address", "a@b.example", "--label", "a\x1bb")):
            self.assertEqual(65, self.in_profile("account", "add", *words, *place).code, words)
        self.assertEqual(66, self.in_profile("account", "add", "--address", "a@b.example", *place, "--ca", "missing").code)
        self.assertEqual([], self.accounts())

    def test_no_keychain(self):
        result = self.in_profile("account", "add", "--address", "a@b.example", "--host", "h", "--port", "1", "--security", "tls",
                                 *SIGN_IN, "--json")
        self.assertEqual((78, False), (result.code, result.json["ok"]))
        self.assertIn("keychain", result.json["text"])
        self.assertEqual([], self.accounts())
        self.assert_no_secret_on_disk()

    def test_detect_finds_nothing(self):
        result = self.in_profile("account", "add", "--address", "ada@domain.invalid", "--detect", "--json")
        self.assertIn(result.code, (69, 75))
        self.assertEqual({"smtp.domain.invalid", "mail.domain.invalid", "domain.invalid"},
                         {candidate["host"] for candidate in result.json["tried"]})
        self.assertIn(b"smtp.domain.invalid", result.err)
        self.assertEqual([], self.accounts())

    def test_test(self):
        with Server(tls="starttls", context=tls_context()) as server:
            added = self.in_profile("account", "add", "--address", "ada@example.org", "--label", "lab", "--host", "127.0.0.1",
                                    "--port", server.port, "--security", "starttls", "--ca", ca())
            self.assertEqual(0, added.code, added.err)
            result = self.in_profile("account", "test", "lab", "--json")
            self.assertEqual((0, True), (result.code, result.json["ok"]), result.json["text"])
            self.assertEqual("starttls", result.json["endpoint"]["security"])
        self.assertNotIn("MAIL", server.words())
        result = self.in_profile("account", "test", "lab", "--json")
        self.assertEqual((75, False, "connect"), (result.code, result.json["ok"], result.json["stage"]))

    def test_limits(self):
        with Server() as server:
            self.assertEqual(64, self.in_profile("account", "add", "--address", "ada@example.org", "--host", "127.0.0.1", "--port",
                                                 server.port, "--security", "none", "--per-hour", "0").code)
            self.add_account(server, "--max-recipients", "50", "--per-hour", "300")
        self.assertEqual([{"recipients": 50, "perHour": 300}], [account["limits"] for account in self.accounts()])
        changed = self.in_profile("account", "set-limits", "lab", "--per-day", "1", "--json")
        self.assertEqual((0, {"perDay": 1}), (changed.code, changed.json["limits"]), changed.err)
        self.assertEqual(64, self.in_profile("account", "set-limits", "lab", "--per-day", "many").code)
        self.assertEqual(64, self.in_profile("account", "set-limits").code)
        self.assertEqual(78, self.in_profile("account", "set-limits", "nobody", "--per-day", "1").code)
        self.assertEqual(0, self.in_profile("account", "set-limits", "lab").code)
        self.assertEqual([None], [account["limits"] for account in self.accounts()])

    def test_proxy(self):
        place = ("--address", "ada@example.org", "--label", "lab", "--host", "127.0.0.1", "--security", "starttls", "--ca", ca())
        with Server(tls="starttls", context=tls_context()) as server, Server() as gone:
            gone.close()
            bad = self.in_profile("account", "add", *place, "--port", server.port, "--proxy", "socks5://a:secret@b:1")
            self.assertEqual(64, bad.code)
            proxy = f"socks5://ada@127.0.0.1:{gone.port}"
            self.assertEqual(0, self.in_profile("account", "add", *place, "--port", server.port, "--proxy", proxy).code)
            self.assertEqual([proxy], [account["proxy"] for account in self.accounts()])
            result = self.in_profile("account", "test", "lab", "--json")
        self.assertEqual((75, False, "connect"), (result.code, result.json["ok"], result.json["stage"]))
        self.assertIn("proxy", result.json["text"])
        self.assertEqual([], server.words())

    def test_password_of_its_proxy(self):
        for kind in ("socks5", "http"):
            with self.subTest(kind=kind), Proxy(kind, credential=("bob", PASSWORD)) as proxy, Server() as server:
                self.add_account(server, "--proxy", proxy.url("bob"), label=kind)
                known = {"PILLARBOX_PROXY_PASSWORD": PASSWORD}
                send = ("send", "--account", kind, "--to", "grace@navy.example", "--json")
                self.assertEqual(75, self.in_profile("account", "test", kind).code)
                self.assertEqual(0, self.in_profile("account", "test", kind, **known).code)
                refused = self.in_profile(*send)
                self.assertEqual((75, 0), (refused.code, len(server.messages)))
                self.assertIn("The proxy did not let this computer through", refused.json["text"])
                self.assertEqual(0, self.in_profile("outbox", "send", refused.json["outboxId"], **known).code)
                self.assertEqual(0, self.in_profile(*send, **known).code)
                self.assertEqual(0, self.in_profile(*send, "--queue").code)
                self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty", **known).code)
                self.assertEqual(3, len(server.messages))
        self.assert_no_secret_on_disk()

    def test_damaged_file(self):
        (self.profile / "config").mkdir(parents=True)
        (self.profile / "config" / "accounts.json").write_text("{ not json")
        result = self.in_profile("account", "list", "--json")
        self.assertEqual(78, result.code)
        self.assertTrue(list((self.profile / "config").glob("*.damaged*")))

    def test_modes(self):
        with Server() as server:
            self.add_account(server)
        for path in (self.profile, *self.profile.rglob("*")):
            self.assertEqual(0, path.stat().st_mode & 0o077, path)

    def test_profile_that_cannot_be_made(self):
        self.write("file", "x")
        self.assertEqual(73, self.run_program("--profile", self.folder / "file" / "profile", "account", "list").code)

    def test_xdg_directories(self):
        self.assertEqual(0, self.run_program("account", "list").code)
        self.assertTrue((self.folder / "xdg-config" / "pillarbox").is_dir())
        self.assertTrue((self.folder / "xdg-data" / "pillarbox").is_dir())


if __name__ == "__main__":
    main()
