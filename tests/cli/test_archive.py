"""outbox search and report: messages found again, and what came back put down to them."""

import pathlib

from smtpserver import Server
from support import TestCase, main

REPORTS = pathlib.Path(__file__).resolve().parents[1] / "fuzz" / "corpus" / "report_fuzz"


class Archive(TestCase):
    def queue(self, subject, *words, body="hi"):
        result = self.in_profile("send", "--account", "lab", "--queue", "--subject", subject, "--body", body, "--json", *words)
        self.assertEqual(0, result.code, result.err)
        return result.json["outboxId"], result.json["messageId"]

    def found(self, *words):
        result = self.in_profile("outbox", "search", *words, "--json")
        self.assertEqual(0, result.code, result.err)
        return [item["id"] for item in result.json["items"]]

    def report(self, name, message_id, *replacements):
        text = (REPORTS / f"{name}.eml").read_text().replace("<plans-1@firm.example>", message_id)
        for old, new in replacements:
            text = text.replace(old, new)
        return self.write(f"{name}.eml", text)

    def test_search(self):
        with Server() as server:
            self.add_account(server)
            first, _ = self.queue("Größe der Straße", "--to", "grace@navy.example", body="Meet at the observatory.")
            second, _ = self.queue("Numbers", "--to", "Jürgen <j@firm.example>", "--bcc", "boss@firm.example")
            ready = self.write("ready.eml", "From: a@example.org\nTo: grace@navy.example\nSubject: Ready\n\nobservatory dome\n")
            third = self.in_profile("outbox", "add", "--account", "lab", ready, "--json").json["items"][0]["id"]
        self.assertEqual([third, first], self.found("observ"))
        self.assertEqual([first], self.found("strasse", "grosse"))
        self.assertEqual([second], self.found("jurgen"))
        self.assertEqual([second], self.found("boss@firm.example"))
        self.assertEqual([third], self.found('"observatory dome"'))
        fourth, _ = self.queue("100% 🎉", "--to", "grace@navy.example")
        self.assertEqual([fourth], self.found("🎉"))
        self.assertEqual([fourth], self.found("%"))
        self.assertEqual([fourth], self.found("100%", "🎉"))
        self.assertIn(b"Nothing was looked for", self.in_profile("outbox", "search", '"', "--json").err)
        self.assertIn(b"Nothing was looked for", self.in_profile("outbox", "search", '"').out)
        for words in ("nothing", "AND OR NOT", "'; DROP TABLE items;", "\"", "***", "a:b ^c"):
            self.assertEqual([], self.found(words), words)
        self.assertEqual(64, self.in_profile("outbox", "search").code)
        self.assertIn(b"Numbers", self.in_profile("outbox", "search", "numbers").out)
        self.in_profile("outbox", "delete", second)
        self.assertEqual([], self.found("numbers"))

    def test_report(self):
        with Server() as server:
            self.add_account(server)
            item, message_id = self.queue("Plans", "--to", "nobody@x.example", "--to", "full@y.example")
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
        bounce = self.report("postfix-failed", message_id)
        result = self.in_profile("outbox", "report", bounce, "--json")
        self.assertEqual(0, result.code, result.err)
        [told] = result.json["reports"]
        self.assertEqual((item, True, ["nobody@x.example", "full@y.example"], []),
                         (told["id"], told["new"], told["recipients"], told["others"]))
        self.assertFalse(self.in_profile("outbox", "report", bounce, "--json").json["reports"][0]["new"])
        shown = self.in_profile("outbox", "show", item, "--json").json
        self.assertEqual("sent", shown["state"])
        self.assertIn("nobody@x.example", shown["reason"])
        reports = [recipient["reports"] for recipient in shown["recipients"]]
        self.assertEqual([["failed"], ["failed"]], [[report["action"] for report in each] for each in reports])
        self.assertEqual(("5.1.1", "mx.relay.example", "2026-03-02T14:02:05.000Z"),
                         tuple(reports[0][0][key] for key in ("status", "reporter", "reportedAt")))
        [listed] = self.in_profile("outbox", "search", "plans", "--json").json["items"]
        self.assertEqual("failed", listed["recipients"][0]["reports"][0]["action"])

    def test_what_changes_nothing_is_said(self):
        with Server() as server:
            self.add_account(server)
            item, message_id = self.queue("Plans", "--to", "Nobody@x.example", "--to", "full@y.example")
            _, twice = self.queue("Doubts", "--to", "NOBODY@x.example", "--to", "Nobody@x.example")
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
        bounce = self.report("postfix-failed", message_id)
        told = self.in_profile("outbox", "report", bounce, "--json").json["reports"][0]
        self.assertEqual((item, True, ["Nobody@x.example", "full@y.example"]), (told["id"], told["new"], told["recipients"]))
        again = self.in_profile("outbox", "report", bounce)
        self.assertEqual(0, again.code)
        self.assertIn(b"known already; nothing was changed", again.out)
        strange = self.report("postfix-failed", message_id, ("nobody@x.example", "anne@z.example"), ("full@y.example", "bob@z.example"))
        other = self.in_profile("outbox", "report", strange)
        self.assertEqual(66, other.code)
        for words in (b"anne@z.example, bob@z.example", b"nothing was changed"):
            self.assertIn(words, other.out + other.err)
        either = self.in_profile("outbox", "report", self.report("postfix-failed", twice), "--json")
        self.assertEqual((66, []), (either.code, either.json["reports"][0]["recipients"]), "either may be meant")

    def test_no_use(self):
        with Server() as server:
            self.add_account(server)
            _, message_id = self.queue("Plans", "--to", "bob@x.example")
        stranger = self.report("qmail", "<somebody-else@z.example>")
        good = self.report("postfix-delayed", message_id)
        letter = self.report("none-reply", message_id)
        result = self.in_profile("outbox", "report", letter, stranger, "missing.eml", good, "--json")
        self.assertEqual(65, result.code)
        self.assertEqual([None, None, None], [report["id"] for report in result.json["reports"][:3]])
        self.assertTrue(result.json["reports"][3]["new"])
        self.assertEqual(66, self.in_profile("outbox", "report", stranger).code)
        self.assertEqual(64, self.in_profile("outbox", "report").code)

    def test_envelope_id(self):
        with Server(capabilities=["PIPELINING", "DSN"]) as server:
            self.add_account(server)
            item, _ = self.queue("Plans", "--to", "bob@x.example", "--dsn", "success,failure")
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
            self.assertIn(f"ENVID={item}", " ".join(server.commands))
        changed = self.report("postfix-delivered", "<changed-by-the-relay@z.example>", ("QQ314159", item))
        told = self.in_profile("outbox", "report", changed, "--json").json["reports"][0]
        self.assertEqual((item, ["bob@x.example"]), (told["id"], sorted(set(told["recipients"]))))
        shown = self.in_profile("outbox", "show", item, "--json").json
        self.assertEqual("delivered", shown["recipients"][0]["reports"][0]["action"])


if __name__ == "__main__":
    main()
