"""What the outbox says after its process was killed, its database was lost, an account was removed or the accounts' file was damaged."""

import threading

from smtpserver import SILENCE, Server
from support import TestCase, main, parse


class Recovery(TestCase):
    def setUp(self):
        super().setUp()
        self.server = Server()
        self.addCleanup(self.server.__exit__, None, None, None)
        self.server.__enter__()
        self.add_account(self.server)

    def queue(self, subject="Numbers"):
        result = self.in_profile("send", "--account", "lab", "--to", "grace@navy.example", "--subject", subject, "--body", "hi",
                                 "--queue", "--json")
        self.assertEqual(0, result.code, result.err)
        return result.json["outboxId"]

    def item(self, identity):
        listed = self.in_profile("outbox", "list", "--json")
        self.assertEqual(0, listed.code, listed.err)
        [item] = [item for item in listed.json["items"] if item["id"] == identity]
        return item

    def kill_at(self, word):
        """Sends, and kills the process when the server has heard the word."""
        identity = self.queue()
        heard = threading.Event()

        def answer(_):
            heard.set()
            return SILENCE

        self.server.answers[word] = answer
        process = self.start_program("--profile", self.profile, "outbox", "run", "--until-empty")
        self.assertTrue(heard.wait(30))
        self.assertIn(self.item(identity)["reason"], (None, ""), "while it is being sent")
        process.kill()
        process.wait()
        del self.server.answers[word]
        return identity

    def test_killed_after_the_hand_over(self):
        identity = self.kill_at(".")
        item = self.item(identity)
        self.assertEqual(("sending", "programEnded", True), (item["state"], item["error"]["kind"], item["error"]["uncertain"]))
        self.assertIn("then Pillarbox ended", item["reason"])
        shown = self.in_profile("outbox", "show", identity)
        self.assertIn(b"then Pillarbox ended", shown.out)
        self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
        item = self.item(identity)
        self.assertEqual(("unknown", "programEnded", True), (item["state"], item["error"]["kind"], item["error"]["uncertain"]))
        self.assertIn("then Pillarbox ended", item["reason"])
        self.assertNotIn("link was lost", item["reason"])
        self.assertNotIn("was cut", item["reason"])

    def test_killed_before_the_hand_over(self):
        identity = self.kill_at("RCPT")
        item = self.item(identity)
        self.assertEqual(("sending", "programEnded", False), (item["state"], item["error"]["kind"], item["error"]["uncertain"]))
        self.assertIn("Pillarbox ended while this message was being sent.", item["reason"])
        self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
        self.assertEqual("sent", self.item(identity)["state"])
        self.assertEqual(1, len(self.server.messages))

    def lose_the_database(self, is_empty):
        [database] = self.profile.rglob("outbox.db")
        for path in database.parent.glob("outbox.db*"):
            path.unlink()
        if is_empty:
            database.touch()

    def test_database_gone_or_empty(self):
        for is_empty in (False, True):
            with self.subTest(is_empty=is_empty):
                identity = self.queue()
                self.assertEqual(0, self.in_profile("outbox", "send", identity).code)
                del self.server.messages[:]
                self.lose_the_database(is_empty)
                told = self.in_profile("outbox", "run", "--until-empty")
                self.assertEqual(0, told.code)
                self.assertIn(b"list of messages was gone", told.err)
                self.assertIn(b"may have been sent already", told.err)
                item = self.item(identity)
                self.assertEqual(("held", None, "recordLost", True),
                                 (item["state"], item["account"], item["error"]["kind"], item["error"]["uncertain"]))
                self.assertIn("may have been sent already", item["reason"])
                for words in (("outbox", "send", identity), ("outbox", "run", "--until-empty")):
                    self.in_profile(*words)
                    self.assertEqual(([], "held"), (self.server.messages, self.item(identity)["state"]))
                sent = self.in_profile("outbox", "send", identity, "--json")
                self.assertEqual(78, sent.code)
                self.assertIn("--account", sent.json["text"])
                sent = self.in_profile("outbox", "send", "--account", "lab", identity, "--json")
                self.assertEqual((0, "sent"), (sent.code, sent.json["status"]), sent.err)
                self.assertEqual(1, len(self.server.messages))
                self.assertEqual("lab", self.item(identity)["account"])

    def test_released_without_an_account_it_still_warns(self):
        identity = self.queue()
        self.lose_the_database(False)
        self.assertEqual(0, self.in_profile("outbox", "release", identity).code)
        self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
        item = self.item(identity)
        self.assertEqual("needsYou", item["state"])
        self.assertIn("may have been sent already", item["reason"])
        self.assertEqual([], self.server.messages)

    def test_account_removed_and_made_again(self):
        identity = self.queue()
        later = self.in_profile("send", "--account", "lab", "--to", "grace@navy.example", "--body", "hi", "--queue", "--at",
                                "2100-01-01T00:00:00Z", "--json").json["outboxId"]
        self.assertEqual(0, self.in_profile("account", "remove", "lab").code)
        for waiting in (identity, later):
            item = self.item(waiting)
            self.assertIsNone(item["nextAttempt"], "nobody will try")
            self.assertIn("The account of this message has been removed.", item["reason"])
        self.add_account(self.server)
        refused = self.in_profile("outbox", "send", identity, "--json")
        self.assertEqual(78, refused.code)
        self.assertIn("The account of this message has been removed.", refused.json["text"])
        self.assertEqual([], self.server.messages)
        nobody = self.in_profile("outbox", "send", identity, "--account", "nobody", "--json")
        self.assertEqual(78, nobody.code)
        sent = self.in_profile("outbox", "send", identity, "--account", "lab", "--json")
        self.assertEqual((0, "sent"), (sent.code, sent.json["status"]), sent.err)
        self.assertEqual(["Numbers"], [parse(message.data)["Subject"] for message in self.server.messages])

    def test_accounts_damaged(self):
        """The cause is told until there are accounts again, and the damaged file is kept."""
        accounts = self.profile / "config" / "accounts.json"
        identity = self.queue()
        whole = accounts.read_bytes()
        accounts.write_bytes(whole[:len(whole) // 2])
        for words, code in ((("account", "list"), 78), (("send", "--to", "a@b.example", "--body", "x", "--queue"), 78),
                            (("outbox", "run", "--until-empty"), 78)):
            for _ in range(2):
                result = self.in_profile(*words)
                self.assertEqual(code, result.code, words)
                self.assertIn(b"accounts was damaged", result.out + result.err, words)
        self.assertEqual(75, self.in_profile("sendmail", "grace@navy.example", stdin=b"Subject: x\n\nhi\n").code)
        [aside] = accounts.parent.glob("accounts.json.damaged*")
        self.assertEqual(whole[:len(whole) // 2], aside.read_bytes())
        accounts.write_bytes(whole)
        self.assertEqual(0, self.in_profile("outbox", "send", identity).code)
        accounts.write_bytes(b"")
        self.assertEqual(78, self.in_profile("account", "list").code)
        self.add_account(self.server)
        self.assertEqual(0, self.in_profile("account", "list").code)


main()
