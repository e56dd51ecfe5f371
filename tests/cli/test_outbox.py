"""send --account and outbox: durable first, then sent, each message exactly once whoever sends it."""

import base64
import datetime
import json
import signal
import subprocess
import threading
import time

from smtpserver import BINARY, CAPABILITIES, DROP, SILENCE, Server
from support import LIMIT, TestCase, main, parse

ITEM_KEYS = {"id", "state", "subject", "from", "recipients", "attempts", "nextAttempt", "reason"}


class Outbox(TestCase):
    def items(self):
        result = self.in_profile("outbox", "list", "--json")
        self.assertEqual(0, result.code, result.err)
        for item in result.json["items"]:
            self.assertLessEqual(ITEM_KEYS, set(item))
        return {item["id"]: item for item in result.json["items"]}

    def send_by_account(self, *words, label="lab", **more):
        result = self.in_profile("send", "--account", label, "--to", "grace@navy.example", "--subject", "Numbers", "--body", "hi",
                                 "--json", *words, **more)
        self.assert_send_shape(result)
        return result

    def queue(self, *words):
        result = self.send_by_account("--queue", *words)
        self.assertEqual((0, "deferred"), (result.code, result.json["status"]))
        return result.json["outboxId"]

    def test_accepted(self):
        with Server() as server:
            self.add_account(server)
            result = self.send_by_account("--bcc", "bob@firm.example", "--transcript", "talk.txt")
        value = result.json
        self.assertEqual((0, "sent", "A1B2C3"), (result.code, value["status"], value["queueId"]), value["text"])
        self.assertEqual(["grace@navy.example", "bob@firm.example"], value["accepted"])
        [message] = server.messages
        self.assertEqual(value["messageId"], parse(message.data)["Message-ID"])
        self.assertNotIn(b"bob@", message.data)
        self.assertIn("C: MAIL FROM:<ada@example.org>", (self.folder / "talk.txt").read_text())
        item = self.items()[value["outboxId"]]
        self.assertEqual(("sent", "Numbers", 1), (item["state"], item["subject"], item["attempts"]))
        self.assertEqual(["accepted", "accepted"], [recipient["outcome"] for recipient in item["recipients"]])
        shown = self.in_profile("outbox", "show", value["outboxId"], "--json").json
        self.assertEqual("A1B2C3", shown["receipt"]["queueId"])
        self.assertEqual(1, len(shown["attemptLog"]))

    def test_ready_message(self):
        with Server() as server:
            self.add_account(server)
            result = self.in_profile("send", "--account", "lab", "--eml", "-", "--json",
                                     stdin=b"From: x@example.org\nTo: grace@navy.example\nBcc: b@c.example\nSubject: s\n\nhi\n")
        self.assertEqual(0, result.code, result.json["text"])
        self.assertEqual(["grace@navy.example", "b@c.example"], server.messages[0].recipients)
        self.assertNotIn(b"Bcc", server.messages[0].data)

    def test_refusals(self):
        with Server(answers={"RCPT": lambda path: "550 5.1.1 no" if "bob" in path else None}) as server:
            self.add_account(server)
            result = self.send_by_account("--cc", "bob@firm.example")
        value = result.json
        self.assertEqual((69, "partial", ["grace@navy.example"]), (result.code, value["status"], value["accepted"]))
        self.assertEqual([("bob@firm.example", 550, "5.1.1", True)],
                         [tuple(entry[key] for key in ("address", "code", "enhanced", "permanent")) for entry in value["rejected"]])
        self.assertEqual("failed", self.items()[value["outboxId"]]["state"])

    LIMITED = (*CAPABILITIES, "LIMITS RCPTMAX=2 MAILMAX=1")
    FOUR = ("grace@navy.example", *(f"r{number}@x.example" for number in range(3)))

    def rejections(self, value):
        return [tuple(entry[key] for key in ("address", "code", "enhanced", "permanent")) for entry in value["rejected"]]

    def test_who_waits_is_named(self):
        """The first two have it, the others are the outbox's: whom the server puts off, and whom it does not let in for now."""
        cases = (({".": [None, ("421 4.3.0 enough", DROP)]}, 421, "4.3.0", "waiting"),
                 ({"CONNECT": [None, "421 4.3.2 too many"]}, None, None, "waiting"),
                 ({"CONNECT": [None, "554 5.7.1 not you"]}, None, None, "needsYou"))
        for answers, code, enhanced, state in cases:
            with self.subTest(answers=answers), Server(capabilities=self.LIMITED, answers=answers) as server:
                self.add_account(server, label=f"lab{server.port}")
                result = self.send_by_account(*(word for to in self.FOUR[1:] for word in ("--to", to)), label=f"lab{server.port}")
                value = result.json
                self.assertEqual((75, "partial", False), (result.code, value["status"], value["uncertain"]), value)
                self.assertEqual(list(self.FOUR[:2]), value["accepted"])
                self.assertEqual([(address, code, enhanced, False) for address in self.FOUR[2:]], self.rejections(value))
                self.assertEqual(state, self.items()[value["outboxId"]]["state"])

    def test_sending_by_hand_takes_its_time_and_what_is_sent_cannot_be_held(self):
        with Server() as server:
            self.add_account(server)
            identity = self.queue()
            sent = self.in_profile("outbox", "send", identity, "--json")
            self.assertEqual((0, "sent"), (sent.code, sent.json["state"]))
            self.assertGreater(sent.json["durationMs"], 0)
            held = self.in_profile("outbox", "hold", identity, "--json")
        self.assertEqual(69, held.code)
        self.assertIn("It was sent already.", held.json["text"])

    def test_deferred_stays(self):
        with Server(answers={"MAIL": ["451 4.7.1 greylisted", None]}) as server:
            self.add_account(server)
            result = self.send_by_account()
            value = result.json
            self.assertEqual((75, "deferred", "mail", 451, "4.7.1"),
                             (result.code, *(value[key] for key in ("status", "stage", "code", "enhanced"))))
            item = self.items()[value["outboxId"]]
            self.assertEqual("waiting", item["state"])
            self.assertRegex(item["nextAttempt"], r"^\d{4}-\d\d-\d\dT[\d:.]+Z$")
            self.assertTrue(item["reason"])
            again = self.in_profile("outbox", "send", value["outboxId"], "--json")
            self.assertEqual((0, "sent"), (again.code, again.json["status"]))
        self.assertEqual(1, len(server.messages))

    def test_limits_slow_down(self):
        with Server() as server:
            self.add_account(server, "--per-day", "1")
            self.assertEqual("sent", self.send_by_account().json["status"])
            value = self.send_by_account().json
            self.assertEqual(("deferred", None, False), (value["status"], value["code"], value["uncertain"]))
            item = self.items()[value["outboxId"]]
            self.assertEqual(("waiting", "paced", 0), (item["state"], item["error"]["kind"], item["attempts"]))
            self.assertGreater(item["nextAttempt"], item["queuedAt"])
            self.assertIn("1", item["reason"])
            by_hand = self.in_profile("outbox", "send", value["outboxId"], "--json")
            self.assertEqual((0, "sent"), (by_hand.code, by_hand.json["status"]))
        self.assertEqual(2, len(server.messages))

    def test_nobody_listens(self):
        with Server() as server:
            self.add_account(server)
        result = self.send_by_account()
        self.assertEqual((75, "deferred", "connect"), (result.code, result.json["status"], result.json["stage"]))
        self.assertEqual("waiting", self.items()[result.json["outboxId"]]["state"])

    def test_timeout(self):
        with Server(answers={"CONNECT": SILENCE}) as server:
            self.add_account(server)
            result = self.send_by_account("--timeout", "0.5")
        self.assertEqual((75, "deferred", "greeting"), (result.code, result.json["status"], result.json["stage"]))

    def test_uncertain_is_never_repeated(self):
        with Server(answers={".": [DROP, None]}) as server:
            self.add_account(server)
            result = self.send_by_account()
            self.assertEqual((76, True), (result.code, result.json["uncertain"]))
            self.assertEqual("unknown", self.items()[result.json["outboxId"]]["state"])
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
            self.assertEqual(1, len(server.messages))

    def test_check_looks_at_the_server_and_asks_nothing_of_the_message(self):
        with Server(answers={".": [DROP, None]}) as server:
            self.add_account(server)
            item = self.send_by_account("--bcc", "ada@example.org").json["outboxId"]
            said = len(server.commands)
            result = self.in_profile("outbox", "check", item, "--json")
            self.assertEqual((0, True, "unknown"), (result.code, result.json["ok"], result.json["state"]), result.json["text"])
            self.assertEqual(["EHLO", "QUIT"], server.words()[said:])
            self.assertEqual(1, len(server.messages))
        self.assertIsNotNone(result.json["handedOverAt"])
        self.assertIsNone(result.json["queueId"])
        self.assertIn("look into the mailbox of ada@example.org", result.json["text"])
        self.assertIn(result.json["messageId"], result.json["text"])
        self.assertEqual("unknown", self.items()[item]["state"])
        result = self.in_profile("outbox", "check", item, "--json")
        self.assertEqual((75, False), (result.code, result.json["ok"]), result.json["text"])
        self.assertIn("says nothing about the message", result.json["text"])
        self.assertEqual("unknown", self.items()[item]["state"])

    def test_check_is_for_unknown_messages_only(self):
        with Server() as server:
            self.add_account(server)
            item = self.send_by_account().json["outboxId"]
            said = len(server.commands)
            result = self.in_profile("outbox", "check", item, "--json")
            self.assertEqual(False, result.json["ok"])
            self.assertNotEqual(0, result.code)
            self.assertEqual([], server.commands[said:])
        self.assertEqual(64, self.in_profile("outbox", "check").code)
        self.assertEqual(64, self.in_profile("outbox", "check", "x").code)

    def test_bad_input_leaves_nothing(self):
        with Server() as server:
            self.add_account(server)
            for words, code in ((("--cc", "nobody"), 65), (("--attach", "missing"), 66)):
                result = self.send_by_account(*words)
                self.assertEqual((code, "failed", "local", None),
                                 (result.code, *(result.json[key] for key in ("status", "stage", "outboxId"))))
        self.assertEqual({}, self.items())
        self.assertEqual(0, server.connections)

    def test_a_relay_forces_another_form(self):
        path = self.write("eight.eml", "From: ada@example.org\nTo: x@y.example\n\nGrüße, and more of it\n".encode())
        with Server(capabilities=("PIPELINING",)) as server:
            self.add_account(server)
            result = self.in_profile("send", "--account", "lab", "--eml", path, "--json")
            self.assertEqual((0, "sevenBit"), (result.code, result.json["form"]))
            item = self.in_profile("outbox", "show", result.json["outboxId"], "--json").json
            self.assertEqual(("sevenBit", "sevenBit"), (item["attemptLog"][0]["form"], item["receipt"]["form"]))
            self.in_profile("outbox", "export", result.json["outboxId"], self.folder / "out.eml")
        self.assertTrue(server.messages[0].data.isascii())
        self.assertEqual(server.messages[0].data, (self.folder / "out.eml").read_bytes())

    def test_hold_release_delete_export(self):
        with Server() as server:
            self.add_account(server)
            first, second = self.queue(), self.queue()
            self.assertEqual("held", self.in_profile("outbox", "hold", first, "--json").json["state"])
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
            self.assertEqual(["held", "sent"], [self.items()[item]["state"] for item in (first, second)])
            self.assertEqual("waiting", self.in_profile("outbox", "release", first, "--json").json["state"])
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
            self.assertEqual(2, len(server.messages))
        self.assertEqual(0, self.in_profile("outbox", "export", first, "out.eml").code)
        self.assertIn((self.folder / "out.eml").read_bytes(), [message.data for message in server.messages])
        self.assertEqual(73, self.in_profile("outbox", "export", first, "/nowhere/out.eml").code)
        self.assertEqual(69, self.in_profile("outbox", "hold", first).code)
        self.assertEqual(0, self.in_profile("outbox", "delete", first).code)
        self.assertEqual([second], list(self.items()))
        self.assertEqual(66, self.in_profile("outbox", "show", first).code)

    def test_add(self):
        good = [self.write(f"{number}.eml", f"From: a@example.org\nTo: grace@navy.example\nSubject: {number}\n\nhi\n") for number in
                range(3)]
        with Server() as server:
            self.add_account(server)
            result = self.in_profile("outbox", "add", "--account", "lab", *good, "--json")
            self.assertEqual(0, result.code, result.err)
            self.assertEqual([str(path) for path in good], [item["file"] for item in result.json["items"]])
            self.assertEqual({item["id"] for item in result.json["items"]}, set(self.items()))
            bad = self.in_profile("outbox", "add", good[0], "missing.eml")
            self.assertEqual((66, 3), (bad.code, len(self.items())))
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
        self.assertEqual({"0", "1", "2"}, {parse(message.data)["Subject"] for message in server.messages})
        self.assertEqual(1, server.connections)

    def test_a_time_is_kept(self):
        path = self.write("later.eml", "From: a@example.org\nTo: grace@navy.example\nSubject: later\n\nhi\n")
        with Server() as server:
            self.add_account(server)
            told = self.in_profile("send", "--account", "lab", "--to", "grace@navy.example", "--at", "2099-03-02T14:00+01:00")
            self.assertEqual(0, told.code, told.err)
            self.assertIn(b"2099", told.out)
            result = self.send_by_account("--at", "2099-03-02T14:00+01:00")
            self.assertEqual((0, "deferred", []), (result.code, result.json["status"], result.json["accepted"]))
            self.assertEqual(0, self.in_profile("outbox", "add", "--at", "2099-03-02T13:00Z", path).code)
            for item in self.items().values():
                self.assertEqual(("scheduled", "2099-03-02T13:00:00.000Z"), (item["state"], item["nextAttempt"]))
                self.assertIn("scheduled", item["reason"])
            runner = self.start_program("--profile", self.profile, "outbox", "run")
            now = self.send_by_account()
            self.assertEqual((0, "sent"), (now.code, now.json["status"]))
            held = self.in_profile("outbox", "hold", result.json["outboxId"], "--json").json
            self.assertEqual(("held", None), (held["state"], held["nextAttempt"]))
            self.assertIn("on hold", held["reason"])
            released = self.in_profile("outbox", "release", result.json["outboxId"], "--json").json
            self.assertEqual(("scheduled", "2099-03-02T13:00:00.000Z"), (released["state"], released["nextAttempt"]))
            sent = self.in_profile("outbox", "send", result.json["outboxId"], "--json")
            self.assertEqual((0, "sent"), (sent.code, sent.json["state"]))
            runner.send_signal(signal.SIGTERM)
            self.assertEqual(0, runner.wait(LIMIT))
        self.assertEqual(["scheduled", "scheduled", "sent", "sent"], sorted(item["state"] for item in self.items().values()))

    def test_a_relay_that_holds_messages_is_named_and_asked(self):
        until = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%SZ")
        send = ("send", "--account", "lab", "--to", "grace@navy.example", "--subject", "s", "--body", "b")
        with Server(capabilities=("FUTURERELEASE 86400 2098-01-01T00:00:00Z",)) as server:
            self.add_account(server)
            self.assertEqual(0, self.in_profile(*send).code)  # now the account knows what its relay can do
            self.assertEqual(1, len(server.messages))
            told = self.in_profile(*send, "--at", until)
            self.assertIn(f"--hold-until {until}".encode(), told.out)
            self.assertNotIn(b"--hold-until", self.in_profile(*send, "--at", "2099-03-02T14:00Z").out)  # too long for it
            held = self.in_profile(*send, "--hold-until", until)
            self.assertEqual((0, 2), (held.code, len(server.messages)), held.err)

    def test_its_time_comes(self):
        with Server() as server:
            self.add_account(server)
            runner = self.start_program("--profile", self.profile, "--background")
            at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=3)
            result = self.send_by_account("--at", at.strftime("%Y-%m-%dT%H:%M:%SZ"))
            end = time.monotonic() + LIMIT
            while not server.messages and time.monotonic() < end:
                time.sleep(0.05)
            self.assertGreaterEqual(datetime.datetime.now(datetime.timezone.utc), at.replace(microsecond=0))
            runner.send_signal(signal.SIGTERM)
            self.assertEqual(0, runner.wait(LIMIT))
        self.assertEqual([1, "sent"], [len(server.messages), self.items()[result.json["outboxId"]]["state"]])

    def test_only_what_was_composed_here_travels_as_binary(self):
        octets = bytes(range(256)) * 400
        ready = self.write("ready.eml", b"From: ada@example.org\r\nTo: grace@navy.example\r\nMessage-ID: <own@example.org>\r\n"
                           b"Date: Mon, 2 Mar 2026 14:02:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: application/x\r\n"
                           b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(octets).replace(b"\n", b"\r\n"))
        attached = self.write("octets", octets)
        with Server(capabilities=BINARY) as server:
            self.add_account(server)
            self.assertEqual(0, self.in_profile("outbox", "add", "--account", "lab", ready).code)
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
            composed = self.send_by_account("--attach", attached)
        self.assertEqual((0, "binary"), (composed.code, composed.json["form"]))
        self.assertEqual(ready.read_bytes(), server.messages[0].data)
        self.assertIn(octets, server.messages[1].data)

    def test_run_sums_up(self):
        with Server() as server:
            self.add_account(server)
            self.queue()
            result = self.in_profile("outbox", "run", "--until-empty", "--json")
        self.assertEqual((True, 1, 0, 0), tuple(result.json[key] for key in ("dispatched", "sent", "failed", "waitingForUser")))

    def test_run_names_who_waits_for_the_user(self):
        with Server() as server:
            self.add_account(server)
            self.queue()
            self.in_profile("account", "remove", "lab")
            for _ in range(2):
                result = self.in_profile("outbox", "run", "--until-empty")
                self.assertEqual(0, result.code)
                self.assertIn(b"One message waits for you", result.out)
            self.assertEqual(1, self.in_profile("outbox", "run", "--until-empty", "--json").json["waitingForUser"])

    def test_two_at_once(self):
        """window's part played by outbox run: the others poke it, and nothing goes out twice."""
        with Server() as server:
            self.add_account(server)
            runner = self.start_program("--profile", self.profile, "outbox", "run")
            queued = {self.queue() for _ in range(3)}
            senders = [self.start_program("--profile", self.profile, "send", "--account", "lab", "--to", f"to{number}@navy.example",
                                          "--json") for number in range(6)]
            for sender in senders:
                out, err = sender.communicate(timeout=LIMIT)
                self.assertEqual(0, sender.returncode, (out, err))
                queued.add(json.loads(out)["outboxId"])
            end = time.monotonic() + LIMIT
            while len(server.messages) < 9 and time.monotonic() < end:
                time.sleep(0.05)
            busy = self.in_profile("outbox", "run", "--until-empty", "--json")
            self.assertEqual((0, False), (busy.code, busy.json["dispatched"]))
            runner.send_signal(signal.SIGTERM)
            self.assertEqual(0, runner.wait(LIMIT))
        ids = [parse(message.data)["Message-ID"] for message in server.messages]
        self.assertEqual((9, 9), (len(ids), len(set(ids))))
        self.assertEqual({"sent"}, {item["state"] for item in self.items().values()})
        self.assertEqual(queued, set(self.items()))

    def interrupt_at(self, word, numbers, *command, queued=0):
        is_reached = threading.Event()

        def fall_silent(_):
            is_reached.set()
            return SILENCE

        with Server(answers={word: fall_silent}) as server:
            self.add_account(server)
            for _ in range(queued):
                self.queue()
            process = self.start_program("--profile", self.profile, *command, "--json")
            self.assertTrue(is_reached.wait(LIMIT))
            for number in numbers:
                process.send_signal(number)
            out, err = process.communicate(timeout=LIMIT)
        self.assertEqual([], server.messages)
        self.assertGreaterEqual(process.returncode, 0, err)
        return process.returncode, json.loads(out), [item["state"] for item in self.items().values()]

    SEND = ("send", "--account", "lab", "--to", "grace@navy.example")

    def test_interrupted_before_the_data(self):
        """It surely was not sent, and the next dispatcher sends it."""
        code, value, states = self.interrupt_at("MAIL", [signal.SIGINT], *self.SEND)
        self.assertEqual((75, "deferred", False, "mail"), (code, value["status"], value["uncertain"], value["stage"]))
        self.assertEqual(["waiting"], states)

    def test_interrupted_after_the_data(self):
        code, value, states = self.interrupt_at(".", [signal.SIGTERM], *self.SEND)
        self.assertEqual((76, "deferred", True, "eod"), (code, value["status"], value["uncertain"], value["stage"]))
        self.assertEqual(["unknown"], states)

    def test_run_ends_at_once(self):
        """At any stage, for one signal or many; what was not handed over waits, the rest is unknown."""
        for word, left, unknown in (("CONNECT", "waiting", 0), ("MAIL", "waiting", 0), (".", "unknown", 1)):
            for more, expected in (((), 0), (("--until-empty",), 75)):
                with self.subTest(word=word, more=more):
                    self.profile = self.folder / f"{word}{len(more)}"
                    code, value, states = self.interrupt_at(
                        word, [signal.SIGTERM, signal.SIGTERM, signal.SIGINT], "outbox", "run", *more, queued=2)
                    self.assertEqual((expected, True, unknown), (code, value["dispatched"], value["unknown"]))
                    self.assertEqual(["waiting", left], states)


if __name__ == "__main__":
    main()
