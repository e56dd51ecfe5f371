"""account: order, copies, export and import, from Pillarbox's own file and from other programs' settings; never a secret."""

import json
import pathlib

from support import PASSWORD, TestCase, main

MSMTP = """defaults
auth on
tls on
account work
host smtp.example.org
port 587
from ada@example.org
user ada
password %s
account plain
host 192.0.2.1
from ada@plain.example
tls off
auth off
account nobody
host h.example
"""


class Manager(TestCase):
    def add(self, label, *words):
        result = self.in_profile("account", "add", "--address", f"{label}@example.org", "--label", label, "--host",
                                 "smtp.example.org", "--port", 587, "--security", "starttls", *words)
        self.assertEqual(0, result.code, result.err)

    def accounts(self):
        return self.in_profile("account", "list", "--json").json["accounts"]

    def labels(self):
        return [account["label"] for account in self.accounts()]

    def home_file(self, path, text):
        file = pathlib.Path(self.folder) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    def in_file(self, accounts, **more):
        return self.home_file("in.json", json.dumps({"type": "pillarbox accounts", "version": 1, "accounts": accounts, **more}))

    def test_order(self):
        for label in "abc":
            self.add(label)
        moved = self.in_profile("account", "move", "c", "1", "--json")
        self.assertEqual((0, 1), (moved.code, moved.json["place"]), moved.err)
        self.assertEqual(["c", "a", "b"], self.labels())
        self.assertEqual(3, self.in_profile("account", "move", "c", "99", "--json").json["place"])
        self.assertEqual(["a", "b", "c"], self.labels())
        self.assertEqual(0, self.in_profile("account", "set-default", "b").code)
        self.assertEqual([False, True, False], [account["default"] for account in self.accounts()])
        for words in (("move", "a"), ("move", "a", "0"), ("move", "a", "x"), ("move", "a", "1", "2"), ("set-default",), ("duplicate",)):
            self.assertEqual(64, self.in_profile("account", *words).code, words)
        for words in (("move", "nobody", "1"), ("set-default", "nobody"), ("duplicate", "nobody")):
            self.assertEqual(78, self.in_profile("account", *words).code, words)

    def test_duplicate(self):
        self.add("a", "--per-hour", "30")
        self.add("b")
        first = self.in_profile("account", "duplicate", "a", "--json")
        self.assertEqual((0, "a (copy)", {"perHour": 30}, False, False),
                         (first.code, *(first.json[key] for key in ("label", "limits", "hasPassword", "default"))))
        self.assertEqual("Spare", self.in_profile("account", "duplicate", "a", "--label", "Spare", "--json").json["label"])
        self.in_profile("account", "duplicate", "a")
        self.assertEqual(["a", "a (copy) (2)", "Spare", "a (copy)", "b"], self.labels())

    def test_remove_leaves_nothing(self):
        self.add("a")
        self.assertEqual(0, self.in_profile("account", "remove", "a").code)
        stored = next(pathlib.Path(self.profile).rglob("accounts.json")).read_text()
        self.assertNotIn("removed", json.loads(stored))

    def test_export_and_import(self):
        self.add("a", "--per-hour", "30", "--proxy", "socks5://me@proxy.example:1080")
        self.add("b")
        file = pathlib.Path(self.folder) / "out.json"
        exported = self.in_profile("account", "export", file, "--json")
        self.assertEqual((0, 2), (exported.code, exported.json["exported"]), exported.err)
        self.assertEqual(json.loads(file.read_text()), self.in_profile("account", "export", "--json").json)
        self.assertEqual(file.read_bytes(), self.in_profile("account", "export").out)
        again = self.in_profile("account", "import", file, "--json")
        self.assertEqual((0, 0, ["there", "there"]),
                         (again.code, again.json["imported"], [each["state"] for each in again.json["accounts"]]))
        before = self.accounts()
        for label in "ab":
            self.in_profile("account", "remove", label)
        dry = self.in_profile("account", "import", file, "--dry-run", "--json")
        self.assertEqual((0, True, ["new", "new"]), (dry.code, dry.json["dryRun"], [each["state"] for each in dry.json["accounts"]]))
        self.assertEqual([], self.accounts())
        done = self.in_profile("account", "import", file, "--json")
        self.assertEqual((0, 2), (done.code, done.json["imported"]))
        self.assertEqual(before, self.accounts())
        self.assertEqual(73, self.in_profile("account", "export", "/nowhere/out.json").code)

    def test_a_bad_file(self):
        self.assertEqual(66, self.in_profile("account", "import", "missing.json").code)
        self.assertEqual(65, self.in_profile("account", "import", self.home_file("x", "no json")).code)
        self.assertEqual(65, self.in_profile("account", "import", self.in_file([{"address": "nobody", "host": "h"}])).code)
        nameless = self.in_profile("account", "import", self.in_file([7, {"label": "l", "host": "h"}]))
        self.assertIn(b"Cannot be imported\n", nameless.out)
        self.assertIn(b"Cannot be imported: l\n", nameless.out)
        for words in ((), ("a", "b"), ("--from", "outlook"), ("--from", "mutt", "file")):
            self.assertEqual(64, self.in_profile("account", "import", *words).code, words)
        self.assertEqual([], self.accounts())
        file = self.in_file([{"address": "a@b.example", "host": "h", "label": "l", "port": 99999, "password": PASSWORD, "x": 1,
                              "userName": "ada", "security": "none"}])
        result = self.in_profile("account", "import", file, "--json")
        self.assertEqual((0, 1), (result.code, result.json["imported"]), result.err)
        only = result.json["accounts"][0]
        notes = " ".join(only["notes"])
        for word in ("port", "password", "“x”", "encryption"):
            self.assertIn(word, notes)
        self.assertEqual((True, True), (only["needsPassword"], only["toBeTested"]))
        self.assert_no_secret(result.out + result.err)
        for path in pathlib.Path(self.profile).rglob("*"):
            if path.is_file():
                self.assert_no_secret(path.read_bytes())

    def test_from_other_programs(self):
        for program in ("thunderbird", "msmtp", "mutt"):
            self.assertEqual(66, self.in_profile("account", "import", "--from", program).code)
        self.home_file(".msmtprc", MSMTP % PASSWORD)
        dry = self.in_profile("account", "import", "--from", "msmtp", "--dry-run", "--json")
        self.assertEqual([("work", "new", True, False), ("plain", "new", False, True), ("nobody", "incomplete", False, False)],
                         [tuple(each[key] for key in ("label", "state", "needsPassword", "toBeTested"))
                          for each in dry.json["accounts"]])
        self.assert_no_secret(dry.out + dry.err)
        self.assertEqual([], self.accounts())
        text = self.in_profile("account", "import", "--from", "msmtp")
        self.assertIn(b"2 accounts were imported", text.out)
        self.assertEqual(["work", "plain"], self.labels())
        self.assertEqual({"starttls"}, {account["security"] for account in self.accounts()})
        self.home_file(".mutt/muttrc", "set smtp_url=smtps://ada@mail.example.net from='Ada <ada@example.net>'\n")
        self.assertEqual(1, self.in_profile("account", "import", "--from", "mutt", "--json").json["imported"])
        self.home_file(".thunderbird/profiles.ini", "[Profile0]\nIsRelative=1\nPath=p\n")
        self.home_file(".thunderbird/p/prefs.js", "\n".join(
            f'user_pref("mail.{name}", {value});' for name, value in (
                ("accountmanager.accounts", '"a"'), ("account.a.identities", '"i"'), ("identity.i.useremail", '"ada@bird.example"'),
                ("smtpservers", '"s"'), ("smtpserver.s.hostname", '"smtp.bird.example"'), ("smtpserver.s.try_ssl", 3))))
        bird = self.in_profile("account", "import", "--from", "thunderbird", "--json")
        self.assertEqual((0, "ada@bird.example", 465, "tls"),
                         (bird.code, *(bird.json["accounts"][0][key] for key in ("address", "port", "security"))))
        self.assertEqual(["work", "plain", "ada@example.net", "ada@bird.example"], self.labels())
        self.assertIn(b"PLACE", self.run_program("account", "--help").out)


if __name__ == "__main__":
    main()
