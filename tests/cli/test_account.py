"""account: added whole or not at all, and never a password outside the keychain."""

import pathlib
import time

from proxyserver import Proxy
from smtpserver import Server
from support import LIMIT, PASSWORD, TestCase, ca, main, tls_context

# Port 1 answers no question, so the sources beyond the program's own knowledge stay unasked.
NOBODY = ("--nameserver", "127.0.0.1:1", "--autoconfig", "none", "--ispdb", "none")
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

    def test_pinned_key(self):
        with Server(tls="starttls", context=tls_context("other")) as server:
            place = ("--host", "127.0.0.1", "--port", server.port, "--security", "starttls")
            [probed] = [candidate for candidate in self.run_program("probe", "127.0.0.1", "--port", server.port, "--json").json[
                "candidates"] if candidate["security"] == "starttls"]
            key = probed["tls"]["keySha256"]
            self.assertRegex(key, "^[0-9a-f]{64}$")
            add = ("account", "add", "--address", "ada@example.org", "--label", "lab", *place)
            self.assertEqual(64, self.in_profile(*add, "--pin-key", key[2:]).code)
            self.assertEqual(0, self.in_profile(*add, "--pin-key", key.upper()).code)
            [account] = self.accounts()
            self.assertEqual([{"host": "127.0.0.1", "port": server.port, "keySha256": key}], account["trustedKeys"])
            self.assertIn(f"takes only one key at 127.0.0.1, port {server.port}", self.in_profile("account", "list").out.decode())
            tested = self.in_profile("account", "test", "lab", "--json")
            self.assertEqual((0, True, True, key), (tested.code, *(tested.json["tls"][name] for name in (
                "trusted", "pinned", "keySha256"))))
            colons = ":".join(key[index:index + 2] for index in range(0, 64, 2)).upper()
            self.assertIn(colons, tested.err.decode())

            other = "0" * 64
            self.assertEqual(0, self.in_profile("account", "set-connection", "lab", "--pin-key", other).code)
            refused = self.in_profile("account", "test", "lab", "--json")
            self.assertEqual((77, "tls"), (refused.code, refused.json["stage"]))
            self.assertIn("keyChanged", refused.json["tls"]["errors"])
            sent = self.in_profile("send", "--account", "lab", "--to", "b@x.example", "--body", "hello", "--json")
            self.assertEqual((77, "failed"), (sent.code, sent.json["status"]))
            [item] = self.in_profile("outbox", "list", "--json").json["items"]
            self.assertEqual("needsYou", item["state"])
            self.assertEqual([], server.messages)

            self.assertEqual(0, self.in_profile("account", "set-connection", "lab", "--pin-key", key).code)
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
            self.assertEqual(1, len(server.messages))

    def test_trusted_issuer(self):
        with Server(tls="starttls", context=tls_context()) as server:
            place = ("--host", "127.0.0.1", "--port", server.port, "--security", "starttls")
            add = ("account", "add", "--address", "ada@example.org", "--label", "lab", *place, "--trust-issuer")
            self.assertEqual(66, self.in_profile(*add, "missing").code)
            self.assertEqual(0, self.in_profile(*add, ca()).code)
            self.assertEqual([{"host": "127.0.0.1"}], self.accounts()[0]["trustedIssuers"])
            self.assertIn(b"trusts an authority of its own for 127.0.0.1", self.in_profile("account", "list").out)
            self.assertEqual(0, self.in_profile("account", "test", "lab").code)
            self.assertEqual(0, self.in_profile("account", "set-connection", "lab", "--trust-issuer", "none").code)
            refused = self.in_profile("account", "test", "lab", "--json")
            self.assertEqual((77, ["unknownIssuer"]), (refused.code, refused.json["tls"]["errors"]))
        self.assertEqual(64, self.in_profile("account", "add", "--address", "a@b.example", "--detect", "--trust-issuer", ca()).code)

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
        result = self.in_profile("account", "add", "--address", "ada@domain.invalid", "--detect", *NOBODY, "--json")
        self.assertIn(result.code, (69, 75))
        self.assertEqual({"smtp.domain.invalid", "mail.domain.invalid", "domain.invalid"},
                         {candidate["host"] for candidate in result.json["tried"]})
        self.assertIn(b"smtp.domain.invalid", result.err)
        self.assertEqual(["provider", "srv", "srv", "mx", "guess"], [source["source"] for source in result.json["sources"]])
        self.assertEqual("_submissions._tcp.domain.invalid", result.json["sources"][1]["place"])
        self.assertEqual("failed", result.json["sources"][1]["state"])
        self.assertNotIn("foundBy", result.json)
        self.assertEqual([], self.accounts())

    def test_detect_says_the_reason_once(self):
        result = self.in_profile("account", "add", "--address", "ada@domain.invalid", "--detect", *NOBODY)
        lines = result.err.splitlines()
        self.assertEqual(1, lines.count(lines[-1]), result.err)
        self.assertIn(b"smtp.domain.invalid", result.err)

    def test_whom_to_ask(self):
        for words in (("--nameserver", "name.example"), ("--nameserver", "127.0.0.1:0"), ("--nameserver", ""),
                      ("--autoconfig", "http://example.org/{domain}"), ("--ispdb", "ftp://example.org"), ("--ispdb", "x")):
            result = self.in_profile("account", "add", "--address", "ada@domain.invalid", "--detect", *words)
            self.assertEqual(64, result.code, words)

    def test_a_provider_without_submission(self):
        result = self.in_profile("account", "add", "--address", "ada@tuta.com", "--detect", *NOBODY, "--json")
        self.assertEqual((69, "Tuta takes no mail from mail programs."), (result.code, result.json["text"]))
        provider = result.json["sources"][0]
        self.assertEqual(("provider", True, "Tuta"), (provider["source"], provider["notSubmitting"], provider["detail"]))

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

    def test_who_would_be_taken(self):
        def answer(argument):
            return "550 5.1.1 no such user" if "nobody@" in argument else None
        with Server(tls="starttls", context=tls_context(), answers={"RCPT": answer}) as server:
            self.in_profile("account", "add", "--address", "ada@example.org", "--label", "lab", "--host", "127.0.0.1",
                            "--port", server.port, "--security", "starttls", "--ca", ca())
            good = self.in_profile("account", "test", "lab", "--to", "g@navy.example", "--json")
            self.assertEqual((0, [True]), (good.code, [one["ok"] for one in good.json["recipients"]]), good.json)
            both = self.in_profile("account", "test", "lab", "--to", "g@navy.example", "--to", "nobody@navy.example", "--json")
            self.assertEqual((69, [True, False]), (both.code, [one["ok"] for one in both.json["recipients"]]))
            self.assertIn("no such user", both.json["recipients"][1]["serverText"])
            self.assertEqual(64, self.in_profile("account", "test", "lab", "--to", "nobody").code)
        self.assertIn("RSET", server.words())
        self.assertNotIn("DATA", server.words())
        self.assertEqual([], server.messages)

    def test_limits(self):
        with Server() as server:
            self.assertEqual(64, self.in_profile("account", "add", "--address", "ada@example.org", "--host", "127.0.0.1", "--port",
                                                 server.port, "--security", "none", "--per-hour", "0").code)
            self.add_account(server, "--max-recipients", "50", "--per-hour", "300")
        self.assertEqual([{"recipients": 50, "perHour": 300}], [account["limits"] for account in self.accounts()])
        changed = self.in_profile("account", "set-limits", "lab", "--per-day", "1", "--json")
        self.assertEqual((0, {"recipients": 50, "perHour": 300, "perDay": 1}), (changed.code, changed.json["limits"]), changed.err)
        changed = self.in_profile("account", "set-limits", "lab", "--per-hour", "none", "--per-day", "2", "--json")
        self.assertEqual((0, {"recipients": 50, "perDay": 2}), (changed.code, changed.json["limits"]), changed.err)
        self.assertEqual(64, self.in_profile("account", "set-limits", "lab", "--per-day", "many").code)
        self.assertEqual(64, self.in_profile("account", "set-limits").code)
        self.assertEqual(78, self.in_profile("account", "set-limits", "nobody", "--per-day", "1").code)
        self.assertEqual(64, self.in_profile("account", "set-limits", "lab").code)
        self.assertEqual([{"recipients": 50, "perDay": 2}], [account["limits"] for account in self.accounts()])
        lifted = self.in_profile("account", "set-limits", "lab", "--max-recipients", "none", "--per-day", "none")
        self.assertIn(b"no limits", lifted.out)
        self.assertEqual([None], [account["limits"] for account in self.accounts()])

    def test_lifted_limits_keep_nobody_back(self):
        with Server() as server:
            self.add_account(server, "--per-hour", "1")
            for subject in ("one", "two"):
                self.assertEqual(0, self.in_profile("send", "--account", "lab", "--queue", "--to", "g@navy.example", "--subject", subject).code)
            process = self.start_program("--profile", self.profile, "outbox", "run")
            end = time.monotonic() + LIMIT
            while sorted((item["state"], bool(item["reason"])) for item in self.items()) != [("sent", False), ("waiting", True)]:
                self.assertLess(time.monotonic(), end)
                time.sleep(0.05)
            process.terminate()
            process.wait(LIMIT)
            self.assertEqual(0, self.in_profile("account", "set-limits", "lab", "--per-hour", "none").code)
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
            self.assertEqual(2, len(server.messages))

    def items(self):
        return self.in_profile("outbox", "list", "--json").json["items"]

    def test_connection(self):
        with Server() as server:
            place = ("--address", "ada@example.org", "--host", "127.0.0.1", "--port", server.port, "--security", "none")
            for flags in (("--ehlo", "a b"), ("--ehlo", ""), ("--timeout", "0"), ("--timeout", "soon")):
                self.assertEqual(64, self.in_profile("account", "add", *place, *flags).code, flags)
            self.add_account(server, "--ehlo", "desk.example.org", "--timeout", "20")
            self.assertEqual([(20, "desk.example.org")], [(one["timeout"], one["ehlo"]) for one in self.accounts()])
            self.assertEqual(0, self.in_profile("account", "test", "lab").code)
            self.assertIn("EHLO desk.example.org", server.commands)
            changed = self.in_profile("account", "set-connection", "lab", "--ehlo", "none", "--json")
            self.assertEqual((0, None, 20), (changed.code, changed.json["ehlo"], changed.json["timeout"]), changed.err)
            changed = self.in_profile("account", "set-connection", "lab", "--timeout", "none", "--proxy", "system", "--json")
            self.assertEqual((0, None, "system"), (changed.code, changed.json["timeout"], changed.json["proxy"]), changed.err)
            self.assertEqual(64, self.in_profile("account", "set-connection", "lab").code)
            self.assertEqual(64, self.in_profile("account", "set-connection", "lab", "--ehlo", "-a").code)
            self.assertEqual(64, self.in_profile("account", "set-connection", "--ehlo", "a.example").code)
            self.assertEqual(78, self.in_profile("account", "set-connection", "nobody", "--ehlo", "a.example").code)

    def test_a_slip_of_the_domain(self):
        result = self.in_profile("account", "add", "--address", "ada@gmial.com", "--host", "h", "--port", "1", "--security", "tls")
        self.assertEqual(0, result.code)
        self.assertIn(b"Did you mean ada@gmail.com?", result.err)
        self.assertEqual(["ada@gmial.com"], [account["address"] for account in self.accounts()])

    def test_spaces_around_the_password(self):
        result = self.in_profile("account", "add", "--address", "ada@b.example", "--host", "h", "--port", "1", "--security", "tls",
                                 "--user", "ada", "--password-env", "SPACED", SPACED=" secret ")
        self.assertEqual(78, result.code)
        self.assertIn(b"begins or ends with a space", result.err)

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

    def identities(self, *words, code=0):
        result = self.in_profile("account", "identity", *words, "--json")
        self.assertEqual(code, result.code, result.err)
        return result.json.get("identities")

    def test_identities(self):
        signature = self.folder / "signature"
        signature.write_text("The press desk\n")
        with Server() as server:
            self.add_account(server)
            self.identities("add", "lab", "--address", "Press <press@example.org>", "--reply-to", "Desk <desk@example.org>",
                            "--organisation", "Engines", "--bcc", "a@b.example", "--bcc", "c@d.example",
                            "--envelope-sender", "bounces@example.org", "--signature-file", signature)
            first, press = self.identities("list", "lab")
            self.assertEqual(("ada@example.org", True, None, []), tuple(first[k] for k in ("address", "default", "replyTo", "bcc")))
            self.assertEqual({"address": "press@example.org", "name": "Press", "replyTo": "Desk <desk@example.org>",
                              "organisation": "Engines", "signature": "The press desk\n", "richSignature": None, "bcc": ["a@b.example", "c@d.example"],
                              "envelopeSender": "bounces@example.org", "dkim": None, "default": False}, press)
            self.identities("add", "lab", "--address", "press@EXAMPLE.org", code=78)
            self.assertEqual([], self.identities("set", "lab", "--address", "press@example.org", "--bcc", "")[1]["bcc"])
            for words in (("add", "--address", "a@b.example", "--host", "h.example", "--port", "25", "--security", "none",
                           "--pin-key", "ab" * 32), ("set-connection", "plain", "--pin-key", "ab" * 32)):
                if words[0] == "set-connection":
                    self.in_profile("account", "add", "--address", "p@b.example", "--label", "plain", "--host", "h.example",
                                    "--port", "25", "--security", "none")
                self.assertEqual(64, self.in_profile("account", *words).code, words)
            self.assertEqual(0, self.in_profile("account", "remove", "plain").code)
            endless = self.in_profile("account", "identity", "set", "lab", "--address", "press@example.org", "--signature-file",
                                      "/dev/zero")
            self.assertEqual(65, endless.code, endless.err)
            for words, code in ((("--bcc", "nobody"), 65), (("--organisation", "a\nb"), 65), (("--signature-file", "missing"), 66)):
                self.identities("set", "lab", "--address", "press@example.org", *words, code=code)
            listed = self.identities("set-default", "lab", "--address", "press@example.org")
            self.assertEqual(["press@example.org", "ada@example.org"], [entry["address"] for entry in listed])
            # One that was formatted in the window is replaced as a whole.
            file = self.profile / "config" / "accounts.json"
            content = file.read_text()
            self.assertEqual(1, content.count('"signature"'))
            file.write_text(content.replace('"signature"', '"richSignature": "<b>The press desk</b>", "signature"'))
            self.assertEqual("<b>The press desk</b>", self.identities("list", "lab")[0]["richSignature"])
            replaced = self.identities("set", "lab", "--address", "press@example.org", "--signature-file", signature)[0]
            self.assertEqual(("The press desk\n", None), (replaced["signature"], replaced["richSignature"]))
            self.identities("remove", "lab", "--address", "press@example.org")
            self.identities("remove", "lab", "--address", "ada@example.org", code=78)
            self.identities("remove", "lab", "--address", "else@example.org", code=78)
            self.assertEqual(["ada@example.org"], [entry["address"] for entry in self.identities("list", "lab")])
            self.identities("add", "lab", code=64)

    def test_from_chooses_the_identity_and_never_the_account(self):
        with Server() as work, Server() as home:
            self.add_account(work)
            self.add_account(home, label="home")
            for label, bounces in (("lab", "bounces@work.example"), ("home", "bounces@home.example")):
                self.identities("add", label, "--address", "me@both.example", "--envelope-sender", bounces,
                                "--reply-to", "desk@both.example")
            self.identities("add", "home", "--address", "me@home.example", "--envelope-sender", "bounces@home.example")
            words = ("--to", "grace@navy.example", "--json")
            for sender, account, reverse_path in (("Me <me@both.example>", None, "bounces@work.example"),
                                                  ("me@home.example", None, "me@home.example"),
                                                  ("ada@example.org", None, "ada@example.org"),
                                                  ("me@both.example", "home", "bounces@home.example"),
                                                  ("me@home.example", "home", "bounces@home.example")):
                server, other = (home, work) if account else (work, home)
                before = len(server.messages), len(other.messages)
                result = self.in_profile("send", "--from", sender, *(("--account", account) if account else ()), *words)
                self.assertEqual(0, result.code, result.err)
                self.assertEqual((before[0] + 1, before[1]), (len(server.messages), len(other.messages)), sender)
                self.assertEqual(reverse_path, server.messages[-1].sender)
                self.assertEqual("both" in sender, b"Reply-To: desk@both.example" in server.messages[-1].data)

    def queued(self, *words):
        result = self.in_profile("send", "--to", "grace@navy.example", "--queue", "--json", *words)
        self.assertEqual(0, result.code, result.err)
        return result.json["outboxId"]

    def test_the_relay_of_a_queued_message_is_told(self):
        with Server() as server:
            self.add_account(server)
            self.queued()
            item, = self.in_profile("outbox", "list", "--json").json["items"]
            self.assertEqual((f"127.0.0.1:{server.port}", None, None), (item["relay"], item["backup"], item["envelopeSender"]))

    def test_an_account_renamed_and_no_default_any_more_with_mail_in_the_queue(self):
        with Server() as work, Server() as home:
            self.add_account(work)
            self.add_account(home, label="home")
            self.queued()
            self.assertEqual(0, self.in_profile("account", "set-default", "home").code)
            file = self.profile / "config" / "accounts.json"
            text = file.read_text()
            self.assertEqual(1, text.count('"lab"'))
            file.write_text(text.replace('"lab"', '"office"'))
            self.in_profile("outbox", "run", "--until-empty", "--json")
            item, = self.in_profile("outbox", "list", "--json").json["items"]
            self.assertEqual(("sent", "office"), (item["state"], item["account"]))
            self.assertEqual((1, 0), (len(work.messages), len(home.messages)))

    def test_an_account_changed_with_mail_in_the_queue(self):
        with Server() as work, Server() as home:
            self.add_account(work)
            self.add_account(home, label="home")
            self.identities("set", "lab", "--address", "ada@example.org", "--envelope-sender", "bounces@example.org",
                            "--reply-to", "desk@example.org")
            self.queued()
            self.identities("set", "lab", "--address", "ada@example.org", "--envelope-sender", "later@example.org",
                            "--reply-to", "", "--name", "Countess", "--bcc", "later@example.org")
            self.identities("add", "lab", "--address", "other@example.org")
            self.identities("set-default", "lab", "--address", "other@example.org")
            self.identities("remove", "lab", "--address", "ada@example.org")
            self.in_profile("outbox", "run", "--until-empty", "--json")
            self.assertEqual((1, 0), (len(work.messages), len(home.messages)))
            message, = work.messages
            self.assertEqual(("bounces@example.org", ["grace@navy.example"]), (message.sender, message.recipients))
            self.assertIn(b"From: Ada Lovelace <ada@example.org>", message.data)
            self.assertIn(b"Reply-To: desk@example.org", message.data)
            self.assertNotIn(b"Countess", message.data)

    def test_an_account_removed_with_mail_in_the_queue(self):
        with Server() as work, Server() as home:
            self.add_account(work)
            self.add_account(home, label="home")
            queued = self.in_profile("send", "--to", "grace@navy.example", "--queue", "--json").json["outboxId"]
            removed = self.in_profile("account", "remove", "lab", "--json")
            self.assertEqual((0, 1), (removed.code, removed.json["unsent"]))
            self.in_profile("outbox", "run", "--until-empty", "--json")
            item, = self.in_profile("outbox", "list", "--json").json["items"]
            self.assertEqual((queued, "needsYou"), (item["id"], item["state"]))
            self.assertEqual((0, 0), (len(work.messages), len(home.messages)))
            self.assertEqual(0, self.in_profile("outbox", "send", "--account", "home", queued).code)
            self.in_profile("outbox", "run", "--until-empty", "--json")
            self.assertEqual((0, 1), (len(work.messages), len(home.messages)))

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
