"""send --host: what becomes of a message, in the object and in the exit status."""

import time

from smtpserver import DROP, SILENCE, Server
from support import TestCase, ca, main, parse, tls_context

TWO = ("grace@navy.example", "bob@firm.example")


class Sending(TestCase):
    def test_accepted(self):
        with Server() as server:
            result = self.send(server, "--subject", "Numbers", "--body", "Hello\nGrace")
        value = result.json
        self.assertEqual(0, result.code)
        self.assertEqual(("sent", False, None, None), tuple(value[key] for key in ("status", "uncertain", "stage", "code")))
        self.assertEqual(["grace@navy.example"], value["accepted"])
        self.assertEqual([], value["rejected"])
        self.assertEqual("250 2.0.0 Ok: queued as A1B2C3", value["serverReply"])
        self.assertEqual("A1B2C3", value["queueId"])
        self.assertIsNone(value["outboxId"])
        self.assertEqual({"host": "127.0.0.1", "address": "127.0.0.1", "port": server.port, "security": "none",
                          "tlsVersion": None, "cipher": None}, value["endpoint"])
        [message] = server.messages
        parsed = parse(message.data)
        self.assertEqual("ada@example.org", message.sender)
        self.assertEqual(value["messageId"], parsed["Message-ID"])
        self.assertEqual("Numbers", parsed["Subject"])
        self.assertEqual("Hello\nGrace\n", parsed.get_content().replace("\r\n", "\n"))
        self.assertIn("QUIT", server.words())

    def test_nothing_about_the_machine_travels(self):
        path = self.write("secret-folder-name.txt", "x")
        with Server() as server:
            self.send(server, "--attach", path, "--subject", "s")
        import getpass
        import platform
        data = server.messages[0].data.lower()
        everything = data + "\n".join(server.commands).lower().encode()
        self.assertNotIn(platform.node().lower().encode(), everything.replace(b"test.example", b""))
        self.assertNotIn(str(self.folder).lower().encode(), everything)
        for header in ("user-agent", "x-mailer", "sender", "bcc"):
            self.assertIsNone(parse(data)[header])
        self.assertNotIn(getpass.getuser().encode() + b"@", everything)

    def test_one_rcpt_for_one_mailbox(self):
        with Server() as server:
            result = self.send(server, "--cc", "Other Name <grace@NAVY.example>", "--bcc", "Grace@navy.example",
                               to=("grace@navy.example", "grace@navy.EXAMPLE"))
        self.assertEqual(["grace@navy.example", "Grace@navy.example"], server.messages[0].recipients)
        self.assertEqual(2, len(result.json["accepted"]))

    def test_bcc_gets_it_and_is_not_named(self):
        with Server() as server:
            self.send(server, "--bcc", "secret@hidden.example")
        self.assertIn("secret@hidden.example", server.messages[0].recipients)
        self.assertNotIn(b"hidden.example", server.messages[0].data)

    def test_partial_for_good(self):
        with Server(answers={"RCPT": lambda path: "550 5.1.1 no such user" if "bob" in path else None}) as server:
            result = self.send(server, to=TWO)
        value = result.json
        self.assertEqual((69, "partial", "rcpt", 550, "5.1.1"),
                         (result.code, *(value[key] for key in ("status", "stage", "code", "enhanced"))))
        self.assertEqual(["grace@navy.example"], value["accepted"])
        [rejection] = value["rejected"]
        self.assertEqual(("bob@firm.example", 550, "5.1.1", True),
                         tuple(rejection[key] for key in ("address", "code", "enhanced", "permanent")))
        self.assertIn("no such user", rejection["text"])
        self.assertEqual(["grace@navy.example"], server.messages[0].recipients)

    def test_partial_for_now(self):
        with Server(answers={"RCPT": lambda path: "450 4.2.0 later" if "bob" in path else None}) as server:
            result = self.send(server, to=TWO)
        self.assertEqual((75, "partial"), (result.code, result.json["status"]))
        self.assertFalse(result.json["rejected"][0]["permanent"])

    def test_all_recipients_refused(self):
        with Server(answers={"RCPT": "550 5.1.1 no"}) as server:
            result = self.send(server, to=TWO)
        self.assertEqual((69, "failed", "rcpt", 550),
                         (result.code, result.json["status"], result.json["stage"], result.json["code"]))
        self.assertEqual(2, len(result.json["rejected"]))
        self.assertEqual([], server.messages)

    def test_refusal_at_each_stage(self):
        cases = [("CONNECT", "554 5.7.1 go away", "greeting", 69), ("CONNECT", "421 4.3.2 busy", "greeting", 75),
                 ("MAIL", "550 5.7.1 not you", "mail", 69), ("MAIL", "451 4.7.1 greylisted", "mail", 75),
                 ("RCPT", "450 4.2.0 later", "rcpt", 75), ("DATA", "554 5.7.1 no", "data", 69),
                 ("DATA", "452 4.3.1 full", "data", 75), (".", "552 5.2.3 too big", "eod", 69),
                 (".", "451 4.3.0 try again", "eod", 75)]
        for command, reply, stage, code in cases:
            with self.subTest(command=command, reply=reply), Server(answers={command: reply}) as server:
                result = self.send(server)
                value = result.json
                self.assertEqual((code, "deferred" if code == 75 else "failed", stage, int(reply[:3]), reply[4:9]),
                                 (result.code, *(value[key] for key in ("status", "stage", "code", "enhanced"))))
                self.assertIn(reply[10:], value["serverText"])
                self.assertFalse(value["uncertain"])
                self.assertEqual(([], []), (value["accepted"], server.messages))

    def test_all_lines_of_a_reply(self):
        with Server(answers={".": "550-5.7.1 first line\r\n550 5.7.1 second line"}) as server:
            value = self.send(server).json
        self.assertIn("first line", value["serverText"])
        self.assertIn("second line", value["serverText"])

    def test_cut_after_the_data_is_uncertain(self):
        with Server(answers={".": DROP}) as server:
            result = self.send(server)
        value = result.json
        self.assertEqual((76, "deferred", True, "eod"), (result.code, value["status"], value["uncertain"], value["stage"]))
        self.assertEqual(1, len(server.messages))
        self.assertEqual([], value["accepted"])

    def test_silence_after_the_data_is_uncertain(self):
        with Server(answers={".": SILENCE}) as server:
            result = self.send(server, timeout=1)
        self.assertEqual((76, True), (result.code, result.json["uncertain"]))

    def test_cut_before_the_data_is_not(self):
        for command in ("CONNECT", "EHLO", "MAIL", "RCPT", "DATA"):
            with self.subTest(command=command), Server(answers={command: DROP}) as server:
                result = self.send(server)
                self.assertEqual((75, "deferred", False),
                                 (result.code, result.json["status"], result.json["uncertain"]))

    def test_timeout_bounds_each_wait(self):
        for command, stage in (("CONNECT", "greeting"), ("EHLO", "ehlo"), ("MAIL", "mail"), ("DATA", "data")):
            with self.subTest(command=command), Server(answers={command: SILENCE}) as server:
                began = time.monotonic()
                result = self.send(server, timeout=0.5)
                self.assertLess(time.monotonic() - began, 15)
                self.assertEqual((75, "deferred", stage), (result.code, result.json["status"], result.json["stage"]))

    def test_nobody_listens(self):
        with Server() as server:
            pass
        result = self.send(server)
        self.assertEqual((75, "deferred", "connect", None),
                         (result.code, *(result.json[key] for key in ("status", "stage", "endpoint"))))

    def test_garbage(self):
        with Server(answers={"CONNECT": b"\x00\x01\xff not mail at all\r\n"}) as server:
            result = self.send(server)
        self.assertIn(result.code, (69, 75))
        self.assertEqual("greeting", result.json["stage"])
        self.assertNotIn(b"\x00", result.out)

    def test_server_text_cannot_harm_a_terminal(self):
        with Server(answers={"MAIL": b"550 5.7.1 \x1b[31mred\x07 \xc2\x9b1m \xe2\x80\xae\r\n"}) as server:
            result = self.send(server)
            plain = self.run_program("send", "--host", "127.0.0.1", "--port", server.port, "--security", "none", "--from",
                                     "a@b.example", "--to", "c@d.example")
        for octets in (result.out, plain.out, plain.err):
            for bad in (b"\x1b", b"\x07", b"\xc2\x9b", b"\xe2\x80\xae", b"\\u001b", b"\\u202e"):
                self.assertNotIn(bad, octets)
        self.assertEqual(69, plain.code)
        self.assertIn(b"red", plain.err)

    def test_helo_where_ehlo_is_unknown(self):
        with Server(answers={"EHLO": "500 5.5.1 what?"}) as server:
            self.assertEqual(0, self.send(server).code)

    def test_size_is_announced_and_kept(self):
        with Server(capabilities=("SIZE 500", "8BITMIME")) as server:
            result = self.send(server, "--body", "x" * 600)
        self.assertEqual((65, "failed", "local"), (result.code, result.json["status"], result.json["stage"]))
        self.assertNotIn("MAIL", server.words())
        with Server() as server:
            self.send(server)
        self.assertIn(f"SIZE={len(server.messages[0].data)}", server.messages[0].parameters)

    def test_transcript(self):
        with Server() as server:
            self.send(server, "--transcript", "talk.txt", "--body", "the body itself")
        text = (self.folder / "talk.txt").read_text()
        self.assertIn("C: MAIL FROM:<ada@example.org>", text)
        self.assertIn("S: 220 test.example", text)
        self.assertNotIn("the body itself", text)

    def test_transcript_that_cannot_be_written(self):
        with Server() as server:
            result = self.send(server, "--transcript", "/nowhere/talk.txt")
        self.assertEqual((73, "failed", 0), (result.code, result.json["status"], server.connections))

    def test_plain_text_for_people(self):
        with Server() as server:
            result = self.run_program("send", "--host", "127.0.0.1", "--port", server.port, "--security", "none", "--from",
                                      "a@b.example", "--to", "c@d.example")
        self.assertEqual(0, result.code)
        self.assertIn(b"Accepted by 127.0.0.1", result.out)

    def test_a_result_that_cannot_be_written_is_told(self):
        place = ("--host", "127.0.0.1", "--security", "none", "--from", "ada@example.org", "--to", "grace@navy.example")
        for json in ((), ("--json",)):
            with self.subTest(json=json), Server() as server, open("/dev/full", "wb") as full:
                result = self.run_program("send", *place, "--port", server.port, *json, stdout=full)
                self.assertEqual((0, 1), (result.code, len(server.messages)))
                self.assertIn(b"could not be written", result.err)
                self.assertIn(b"Accepted by 127.0.0.1", result.err)
        with Server(tls="starttls", context=tls_context()) as server, open("/dev/full", "wb") as full:
            result = self.run_program("probe", "127.0.0.1", "--port", server.port, "--ca", ca(), "--json", stdout=full)
        self.assertEqual(74, result.code)
        self.assertIn(b"could not be written", result.err)

    def test_a_transcript_that_cannot_be_written_is_told(self):
        with Server() as server:
            result = self.send(server, "--transcript", "/dev/full")
        self.assertEqual((0, "sent"), (result.code, result.json["status"]))
        self.assertIn(b"/dev/full", result.err)
        with Server() as server:
            self.add_account(server)
            result = self.in_profile("send", "--account", "lab", "--to", "grace@navy.example", "--transcript", "/dev/full", "--json")
        self.assertEqual((0, "sent"), (result.code, result.json["status"]))
        self.assertIn(b"/dev/full", result.err)

    def test_the_text_is_one_sentence_with_the_code(self):
        with Server(answers={"RCPT": "550 5.1.1 no such user"}) as server:
            result = self.send(server)
            told = self.run_program("send", "--host", "127.0.0.1", "--port", server.port, "--security", "none", "--from",
                                    "ada@example.org", "--to", "grace@navy.example")
        self.assertEqual("127.0.0.1 refused the recipient (550 5.1.1).", result.json["text"])
        self.assertIn(b"There is no such mailbox", told.err)
        self.assertEqual("you", result.json["who"])
        self.assertIn(b"It is up to you.", told.err)

    def test_it_is_said_who_has_to_act(self):
        for reply, who in (("452 4.2.2 mailbox full", "recipient"), ("550 5.7.54 Unable to relay", "you"),
                           ("451 4.7.1 Greylisted", "nobody"), ("550 5.7.1 blocked using zen.spamhaus.org", "provider")):
            with self.subTest(reply=reply), Server(answers={"RCPT": reply}) as server:
                self.assertEqual(who, self.send(server).json["who"])
        with Server() as server:
            self.assertIsNone(self.send(server).json["who"])

    def test_an_address_named_instead_is_told_and_not_followed(self):
        with Server(answers={"RCPT": lambda path: "551 5.1.6 User not local; please try <bob@new.example>"
                             if "bob" in path else None}) as server:
            result = self.send(server, to=TWO)
        self.assertEqual(["grace@navy.example"], server.messages[0].recipients)
        [cause] = result.json["causes"]
        self.assertEqual(("bob@firm.example", "you", "bob@new.example"),
                         tuple(cause[key] for key in ("address", "who", "forwardPath")))

    def test_an_unknown_code_says_its_class_and_the_servers_words(self):
        for code, words in (("599", b"for good"), ("499", b"for now")):
            with self.subTest(code=code), Server(answers={"RCPT": code + " not on a Tuesday"}) as server:
                told = self.run_program("send", "--host", "127.0.0.1", "--port", server.port, "--security", "none", "--from",
                                        "ada@example.org", "--to", "grace@navy.example")
            for part in (words, b"recipient", b"not on a Tuesday"):
                self.assertIn(part, told.err)

    def test_accepted_is_said_not_to_be_delivered(self):
        with Server() as server:
            told = self.run_program("send", "--host", "127.0.0.1", "--port", server.port, "--security", "none", "--from",
                                    "ada@example.org", "--to", "grace@navy.example")
        self.assertIn(b"not yet delivered", told.out + told.err)


if __name__ == "__main__":
    main()
