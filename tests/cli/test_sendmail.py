"""pillarbox sendmail: status 0 means that the message is safe in the outbox; it goes to whom it was said, and is not altered."""

import json
import os
import pathlib
import resource
import signal
import sqlite3
import subprocess
import threading
import time

from smtpserver import CAPABILITIES, Server
from support import LIMIT, PROGRAM, TestCase, environment, main, parse

LETTER = b"From: Ada Lovelace <ada@example.org>\nTo: grace@navy.example\nSubject: Numbers\n\nhi\n"


class Sendmail(TestCase):
    def sendmail(self, *words, stdin=LETTER, **more):
        return self.in_profile("sendmail", *words, stdin=stdin, **more)

    def accept(self, *words, stdin=LETTER, **more):
        """Queued without a word; the item."""
        before = set(self.items())
        result = self.sendmail(*words, stdin=stdin, **more)
        self.assertEqual((0, b"", b""), (result.code, result.out, result.err))
        [new] = set(self.items()) - before
        return self.items()[new]

    def refuse(self, code, *words, stdin=LETTER, saying=""):
        before = set(self.items())
        result = self.sendmail(*words, stdin=stdin)
        self.assertEqual((code, b""), (result.code, result.out), result.err)
        self.assertIn(saying, result.err.decode())
        self.assertEqual(before, set(self.items()))

    def items(self):
        listed = self.in_profile("outbox", "list", "--json")
        return {item["id"]: item for item in listed.json["items"]} if listed.code == 0 else {}

    def recipients(self, item):
        return [recipient["address"] for recipient in item["recipients"]]

    def bytes_of(self, item):
        return (self.profile / "data/outbox/spool" / f"{item['id']}.eml").read_bytes()

    def test_text_in_utf8_goes_to_every_relay(self):
        letter = "From: J\u00fcrgen <ada@example.org>\nTo: \"M\u00fcller, K\" <k@navy.example>\nSubject: Gr\u00fc\u00dfe \U0001f389\n\nhi\n"
        with Server(capabilities=["PIPELINING"]) as server:
            self.add_account(server)
            item = self.accept("-t", stdin=letter.encode())
            self.assertEqual(("Gr\u00fc\u00dfe \U0001f389", ["k@navy.example"]), (item["subject"], self.recipients(item)))
            self.assertTrue(self.bytes_of(item).isascii())
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
        [message] = server.messages
        self.assertNotIn("SMTPUTF8", message.parameters)
        sent = parse(message.data)
        self.assertEqual(["Gr\u00fc\u00dfe \U0001f389", "J\u00fcrgen", "M\u00fcller, K"],
                         [sent["Subject"], sent["From"].addresses[0].display_name, sent["To"].addresses[0].display_name])

    def test_an_address_beyond_ascii_needs_the_relay(self):
        letter = "To: gr\u00fcn@navy.example\nSubject: Gr\u00fc\u00dfe\n\nhi\n".encode()
        with Server(capabilities=["PIPELINING", "8BITMIME", "SMTPUTF8"]) as server:
            self.add_account(server)
            self.accept("-t", stdin=letter)
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
            self.assertIn("SMTPUTF8", server.messages[0].parameters)
        with Server(capabilities=["PIPELINING"]) as server:
            self.add_account(server, "--default", label="old")
            item = self.accept("-t", stdin=letter)
            self.in_profile("outbox", "run", "--until-empty")
            self.assertIn("gr\u00fcn@navy.example", self.items()[item["id"]]["reason"])
            self.assertEqual([], server.messages)

    def test_a_header_that_is_no_text(self):
        with Server() as server:
            self.add_account(server)
            self.refuse(65, "k@navy.example", stdin=b"Subject: caf\xe9\n\nhi\n", saying="The header Subject is neither US-ASCII nor UTF-8")

    def test_no_copy_to_oneself_that_was_not_asked_for(self):
        with Server() as server:
            self.add_account(server)
            [accounts] = self.profile.rglob("accounts.json")
            kept = json.loads(accounts.read_text())
            kept["accounts"][0]["bccSelf"] = True
            accounts.write_text(json.dumps(kept))
            self.assertTrue(self.in_profile("account", "list", "--json").json["accounts"][0]["bccSelf"])
            self.accept("k@navy.example")
            sent = self.in_profile("send", "--to", "l@navy.example", "--body", "x", "--json")
            self.assertEqual((0, ["l@navy.example"]), (sent.code, sent.json["accepted"]))
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
        self.assertEqual({("k@navy.example",), ("l@navy.example",)}, {tuple(message.recipients) for message in server.messages})

    def add_accounts(self, server):
        self.add_account(server)
        self.in_profile("account", "add", "--address", "ada@navy.example", "--label", "navy", "--host", "127.0.0.1", "--port",
                        server.port, "--security", "none")

    def test_what_is_queued_goes_out(self):
        with Server() as server:
            self.add_account(server)
            item = self.accept("-i", "grace@navy.example", "Bob <bob@firm.example>, carol@firm.example")
            self.assertEqual("waiting", item["state"])
            self.assertEqual(0, server.connections)
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
        [message] = server.messages
        self.assertEqual(["grace@navy.example", "bob@firm.example", "carol@firm.example"], message.recipients)
        self.assertEqual("ada@example.org", message.sender)

    def test_what_callers_pass_changes_nothing(self):
        with Server() as server:
            self.add_account(server)
            for words in (("-oem", "-oi", "-B8BITMIME", "-bm", "-odi"), ("-oem", "-oi", "--"), ("-i",), ("-o", "i", "-e", "m"),
                          ("-imsG", "-n", "-U", "-h", "7", "-L", "tag", "-X/dev/null", "-d0.1", "-d", "-p", "SMTP", "-Ac", "-C/etc/x",
                           "-O", "Timeout.queue=1h", "-M", "x")):
                with self.subTest(words=words):
                    item = self.accept(*words, "grace@navy.example")
                    self.assertEqual(["grace@navy.example"], self.recipients(item))
                    self.assertTrue(self.bytes_of(item).startswith(LETTER.replace(b"\n", b"\r\n").split(b"\r\n\r\n")[0]))

    def test_usage(self):
        self.refuse(64, "-f", saying="-f needs")
        for words, saying in ((("-bp",), "-bp"), (("-bs",), "-bs"), (("-q",), "-q"), (("-q15m",), "-q"), (("-I",), "-I"),
                              (("-Z",), "-Z"), (("--frob",), "--frob"), (("-N", "sometimes"), "sometimes"), (("-R", "half"), "half"),
                              (("-V", "ä"), "envid")):
            with self.subTest(words=words):
                self.refuse(64, *words, "grace@navy.example", saying=saying)

    def test_recipients_of_the_header(self):
        letter = (b"From: ada@example.org\nTo: Grace <grace@navy.example>,\n\tbob@firm.example\nCc: friends: carol@firm.example;\n"
                  b"BCC : dan@firm.example,\n\terin@firm.example\nSubject: s\nbcc: grace@navy.example\n\nBcc: in the text\n")
        with Server() as server:
            self.add_account(server)
            item = self.accept("-t", "frank@firm.example", stdin=letter)
            self.assertEqual(["frank@firm.example", "grace@navy.example", "bob@firm.example", "carol@firm.example",
                              "dan@firm.example", "erin@firm.example"], self.recipients(item))
            self.in_profile("outbox", "run", "--until-empty")
        head, _, text = server.messages[0].data.partition(b"\r\n\r\n")
        self.assertNotRegex(head, rb"(?im)^bcc")
        self.assertNotIn(b"dan@", head)
        self.assertNotIn(b"erin@", head)
        self.assertEqual(b"Bcc: in the text\r\n", text)

    def test_bcc_never_travels_without_t_either(self):
        with Server() as server:
            self.add_account(server)
            item = self.accept("grace@navy.example", stdin=b"From: ada@example.org\nBcc: dan@firm.example\nResent-Bcc: e@f.example\n\nhi\n")
        self.assertEqual(["grace@navy.example"], self.recipients(item))
        self.assertNotIn(b"firm", self.bytes_of(item))

    def test_resent(self):
        """RFC 5322 3.6.6: who sends it again says to whom, and to nobody else."""
        letter = (b"Resent-From: ada@navy.example\nResent-To: bob@firm.example\nResent-Bcc: dan@firm.example\n"
                  b"From: Eve <eve@else.example>\nTo: ada@example.org\nMessage-ID: <1@else.example>\n\nhi\n")
        with Server() as server:
            self.add_accounts(server)
            item = self.accept("-t", "-i", stdin=letter)
        self.assertEqual(["bob@firm.example", "dan@firm.example"], self.recipients(item))
        self.assertEqual(("navy", "ada@navy.example"), (item["account"], item["from"]))
        self.assertIn(b"From: Eve <eve@else.example>\r\n", self.bytes_of(item))

    def test_the_account(self):
        foreign = LETTER.replace(b"ada@example.org", b"eve@else.example")
        other = LETTER.replace(b"ada@example.org", b"ada@NAVY.example")
        with Server() as server:
            self.add_accounts(server)
            for words, letter, label, sender in (
                    ((), LETTER, "lab", "ada@example.org"), ((), other, "navy", "ada@navy.example"),
                    ((), foreign, "lab", "ada@example.org"), (("-f", "ada@navy.example"), LETTER, "navy", "ada@navy.example"),
                    (("-fbounces@firm.example",), other, "navy", "bounces@firm.example"),
                    (("-r", "Ada <ada@navy.example>"), foreign, "navy", "ada@navy.example"),
                    (("-f", "root"), LETTER, "lab", "ada@example.org"), ((), b"Subject: s\n\nhi\n", "lab", "ada@example.org")):
                with self.subTest(words=words, letter=letter):
                    item = self.accept(*words, "grace@navy.example", stdin=letter)
                    self.assertEqual(label, item["account"])
                    self.assertIn(sender, item["from"])
            self.in_profile("outbox", "run", "--until-empty")
        self.assertIn("bounces@firm.example", [message.sender for message in server.messages])
        self.assertNotIn("eve@else.example", [message.sender for message in server.messages])

    def test_nobody_as_sender(self):
        """As an automatic answer asks for, lest it be answered."""
        with Server() as server:
            self.add_account(server)
            for words in (("-f", "<>"), ("-f", ""), ("-f<>",)):
                item = self.accept(*words, "grace@navy.example")
                self.assertEqual(("lab", ""), (item["account"], item["from"]))
            self.in_profile("outbox", "run", "--until-empty")
        self.assertEqual(["", "", ""], [message.sender for message in server.messages])
        self.assertEqual(["MAIL FROM:<>"] * 3, [command.partition(" SIZE")[0] for command in server.commands if "MAIL" in command])

    def test_a_missing_from(self):
        with Server() as server:
            self.add_account(server)
            for words, letter, sender, name in (
                    ((), b"Subject: s\n\nhi\n", "ada@example.org", "Ada Lovelace"),
                    (("-F", "Nightly, Jörg"), b"Subject: s\n\nhi\n", "ada@example.org", "Nightly, Jörg"),
                    (("-FCronDaemon",), b"From: root (Cron Daemon)\nSubject: s\n\nhi\n", "ada@example.org", "Cron Daemon"),
                    (("-FCronDaemon",), b'From: "(Cron Daemon)" <root>\nSubject: s\n\nhi\n', "ada@example.org", "Cron Daemon"),
                    (("-FCronDaemon",), b"From: root\n\tSubject: s\nSubject: s\n\nhi\n", "ada@example.org", "CronDaemon"),
                    (("-F", "Unused"), b"From: Eve <eve@else.example>\nSubject: s\n\nhi\n", "eve@else.example", "Eve")):
                with self.subTest(words=words, letter=letter):
                    data = self.bytes_of(self.accept(*words, "grace@navy.example", stdin=letter))
                    message = parse(data)
                    [address] = message["From"].addresses
                    self.assertEqual((sender, name), (address.addr_spec, address.display_name))
                    self.assertEqual((1, "s"), (len(message.get_all("From")), message["Subject"]))
                    self.assertTrue(data.endswith(b"\r\n\r\nhi\r\n"))
            self.refuse(65, "grace@navy.example", stdin=b"From: ada@@example.org\n\nhi\n", saying="ada@@example.org")

    def test_nothing_else_is_changed(self):
        whole = (b"Received: by me\r\nX-Strange:    two  spaces\r\nfrom: ada@example.org\r\nDate: Mon, 2 Mar 2026 14:02:00 +0100\r\n"
                 b"MESSAGE-ID:<own@example.org>\r\nSubject: =?utf-8?q?=C3=BC?=\r\n =?utf-8?q?x?=\r\n\r\n.\r\n..\r\n trailing \r\nFrom me\r\n")
        with Server() as server:
            self.add_account(server)
            self.assertEqual(whole, self.bytes_of(self.accept("-i", "g@navy.example", stdin=whole)))
            self.assertEqual(whole, self.bytes_of(self.accept("-i", "g@navy.example", stdin=whole.replace(b"\r\n", b"\n"))))
            self.assertEqual(whole, self.bytes_of(self.accept("-oi", "g@navy.example", stdin=b"From ada Mon Mar  2 2026\n" + whole)))
            data = self.bytes_of(self.accept("g@navy.example", stdin=b"Subject: s\n\nhi"))
        message = parse(data)
        self.assertRegex(message["Message-ID"], r"^<[^@>]+@example\.org>$")
        self.assertTrue(message["Date"].datetime)
        self.assertTrue(data.endswith(b"\r\n\r\nhi\r\n"))

    def test_text_without_a_header(self):
        with Server() as server:
            self.add_account(server)
            for letter, subject, text in ((b"hello there\nno header: here\n", None, b"hello there\r\nno header: here\r\n"),
                                          (b"\nhello\n", None, b"hello\r\n"), (b"  hello\n", None, b"  hello\r\n"), (b"", None, b""),
                                          (b"Subject: s\nhello there\nmore\n", "s", b"hello there\r\nmore\r\n"),
                                          (b"Subject: s\n", "s", b""), (b"Subject: s", "s", b"")):
                with self.subTest(letter=letter):
                    data = self.bytes_of(self.accept("g@navy.example", stdin=letter))
                    self.assertEqual(text, data.partition(b"\r\n\r\n")[2])
                    message = parse(data)
                    self.assertEqual((subject, "Ada Lovelace <ada@example.org>"), (message["Subject"], message["From"]))

    def test_the_dot(self):
        letter = b"Subject: s\n\none\n.two\n..\n.\nthree\n"
        with Server() as server:
            self.add_account(server)
            for words, given, text in (((), letter, b"one\r\n.two\r\n..\r\n"),
                                       ((), letter.replace(b"\n", b"\r\n"), b"one\r\n.two\r\n..\r\n"),
                                       (("-i",), letter, b"one\r\n.two\r\n..\r\n.\r\nthree\r\n"),
                                       (("-oi",), letter, b"one\r\n.two\r\n..\r\n.\r\nthree\r\n"),
                                       (("-O", "IgnoreDots"), letter, b"one\r\n.two\r\n..\r\n.\r\nthree\r\n"),
                                       ((), b"Subject: s\n\none\n.", b"one\r\n"), ((), b"Subject: s\n.\n", b"")):
                with self.subTest(words=words, given=given):
                    data = self.bytes_of(self.accept(*words, "g@navy.example", stdin=given))
                    self.assertEqual(text, data.partition(b"\r\n\r\n")[2])

    def test_it_ends_at_the_dot_though_the_input_does_not(self):
        with Server() as server:
            self.add_account(server)
            process = subprocess.Popen([PROGRAM, "--profile", self.profile, "sendmail", "g@navy.example"], stdin=subprocess.PIPE,
                                       env=environment(self.folder))
            process.stdin.write(b"Subject: s\n\nhi\n.\n")
            process.stdin.flush()
            self.assertEqual(0, process.wait(LIMIT))
            process.stdin.close()

    def test_bad_addresses_are_named(self):
        with Server() as server:
            self.add_account(server)
            for words, letter, name in ((("postmaster",), LETTER, "postmaster"), (("g@navy.example", "a@b@c"), LETTER, "a@b@c"),
                                        (("-t",), b"To: g@navy.example, postmaster\n\nhi\n", "postmaster"),
                                        (("-f", "a@b@c", "g@navy.example"), LETTER, "a@b@c"), (("|sh",), LETTER, "|sh"),
                                        (("/etc/passwd",), LETTER, "/etc/passwd"), ((), LETTER, "No recipient"),
                                        (("-t",), b"Subject: s\n\nhi\n", "No recipient"), (("--", "-t"), LETTER, "-t")):
                with self.subTest(words=words, letter=letter):
                    self.refuse(65, *words, stdin=letter, saying=name)
            self.refuse(65, "g@navy.example", stdin=b"Subject: a\0b\n\nhi\n")
            self.refuse(65, "g@navy.example", stdin=b"Subject: s\n\na\0b\n")

    def test_the_users_own_name_is_the_accounts_address(self):
        import pwd
        name = pwd.getpwuid(os.getuid()).pw_name
        with Server() as server:
            self.add_account(server)
            self.assertEqual(["ada@example.org"], self.recipients(self.accept(name)))
            item = self.accept("-t", stdin=f"To: {name}\nSubject: s\n\nhi\n".encode())
            self.assertEqual(["ada@example.org"], self.recipients(item))

    def test_reports(self):
        with Server(capabilities=(*CAPABILITIES, "DSN")) as server:
            self.add_account(server)
            for words in (("-N", "failure,delay", "-R", "hdrs", "-V", "QQ314159"), ("-Nnever",), ("-N", "SUCCESS", "-Rfull")):
                self.accept(*words, "g@navy.example")
                self.in_profile("outbox", "run", "--until-empty")
        recipients = [command for command in server.commands if command.startswith("RCPT")]
        self.assertIn("NOTIFY=FAILURE,DELAY", recipients[0])
        self.assertIn("NOTIFY=NEVER", recipients[1])
        self.assertIn("NOTIFY=SUCCESS", recipients[2])
        self.assertIn("RET=HDRS ENVID=QQ314159", server.messages[0].parameters)
        self.assertIn("RET=FULL", server.messages[2].parameters)

    def test_the_id_is_told_when_asked(self):
        with Server() as server:
            self.add_account(server)
            result = self.sendmail("-v", "g@navy.example")
            self.assertEqual([result.out.decode().strip()], list(self.items()))

    def test_called_by_the_name_of_sendmail(self):
        link = self.folder / "bin" / "sendmail"
        link.parent.mkdir()
        link.symlink_to(PROGRAM)
        with Server() as server:
            added = self.run_program("account", "add", "--address", "ada@example.org", "--host", "127.0.0.1", "--port", server.port,
                                     "--security", "none")
            self.assertEqual(0, added.code, added.err)
            done = subprocess.run([link, "-oi", "-t"], input=LETTER, env=environment(self.folder), capture_output=True, check=False)
            self.assertEqual((0, b"", b""), (done.returncode, done.stdout, done.stderr))
            self.assertEqual(64, subprocess.run([link, "-f"], env=environment(self.folder), capture_output=True, check=False).returncode)
            self.assertEqual(0, self.run_program("outbox", "run", "--until-empty").code)
        self.assertEqual(1, len(server.messages))

    def test_no_account(self):
        self.refuse(75, "g@navy.example", saying="no account")

    def test_what_stands_in_the_way_is_75(self):
        with Server() as server:
            self.add_account(server)
            self.accept("g@navy.example")
        database = self.profile / "data/outbox/outbox.db"
        with self.subTest("an unwritable profile"):
            occupied = self.write("occupied", "")
            self.assertEqual(75, self.run_program("--profile", occupied, "sendmail", "g@navy.example", stdin=LETTER).code)
        with self.subTest("accounts that cannot be read"):
            accounts = self.profile / "config/accounts.json"
            accounts.rename(accounts.with_suffix(".kept"))
            accounts.write_bytes(b"{")
            self.assertEqual(75, self.sendmail("g@navy.example").code)
            accounts.with_suffix(".kept").rename(accounts)
        with self.subTest("a locked database"):
            connection = sqlite3.connect(database, isolation_level=None)
            connection.execute("BEGIN EXCLUSIVE")
            self.assertEqual(75, self.sendmail("g@navy.example").code)
            connection.execute("ROLLBACK")
            connection.close()
        with self.subTest("no spool"):
            spool = database.parent / "spool"
            spool.rename(database.parent / "elsewhere")
            spool.write_bytes(b"")
            self.assertEqual(75, self.sendmail("g@navy.example").code)
            spool.unlink()
            (database.parent / "elsewhere").rename(spool)
        self.assertEqual(1, len(self.items()))
        with self.subTest("a newer database"):
            with sqlite3.connect(database) as connection:
                connection.execute("PRAGMA user_version=999")
            connection.close()
            self.assertEqual(75, self.sendmail("g@navy.example").code)

    def test_no_room(self):
        with Server() as server:
            self.add_account(server)
        # The program is told "file too large" where a full disk says "no space"; to it that is the same.
        process = subprocess.run([PROGRAM, "--profile", self.profile, "sendmail", "g@navy.example"], env=environment(self.folder),
                                 input=LETTER + b"x" * 70 + b"\n" * 4_000_000, stderr=subprocess.PIPE, restore_signals=False,
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20)), check=False)
        self.assertEqual(75, process.returncode, process.stderr)
        self.assertEqual({}, self.items())
        self.assertEqual([], self.leftovers())

    def leftovers(self):
        return [path for folder in ("data", "data/outbox/spool") for path in (self.profile / folder).glob("*")
                if path.is_file() and path.suffix != ".lock" and not path.name.endswith(".eml")]

    def test_a_closed_input(self):
        with Server() as server:
            self.add_account(server)
        process = subprocess.run(["sh", "-c", f"exec '{PROGRAM}' --profile '{self.profile}' sendmail g@navy.example <&-"],
                                 env=environment(self.folder), capture_output=True, check=False)
        self.assertEqual(75, process.returncode, process.stderr)

    def feed(self, pieces):
        """A process that is given these; its status and the most memory it had, in KiB."""
        process = subprocess.Popen([PROGRAM, "--profile", self.profile, "sendmail", "-i", "g@navy.example"], stdin=subprocess.PIPE,
                                   env=environment(self.folder))
        for piece in pieces:
            process.stdin.write(piece)
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, usage.ru_maxrss

    def test_a_large_message_is_not_held_in_memory(self):
        with Server() as server:
            self.add_account(server)
            code, small = self.feed([LETTER])
            self.assertEqual(0, code)
            code, large = self.feed([LETTER] + [(b"x" * 75 + b"\n") * 16384] * 120)
            self.assertEqual(0, code)
        if "ASAN_OPTIONS" not in os.environ:
            self.assertLess(large - small, 24 * 1024)
        self.assertGreater(max(item["size"] for item in self.items().values()), 140_000_000)

    def test_interrupted_while_reading(self):
        with Server() as server:
            self.add_account(server)
        for number, code in ((signal.SIGTERM, 75), (signal.SIGINT, 75), (signal.SIGKILL, -signal.SIGKILL)):
            with self.subTest(number=number):
                process = subprocess.Popen([PROGRAM, "--profile", self.profile, "sendmail", "g@navy.example"], stdin=subprocess.PIPE,
                                           env=environment(self.folder))
                process.stdin.write(LETTER + b"x" * 100_000)
                process.stdin.flush()
                self.await_file_of(process)
                process.send_signal(number)
                self.assertEqual(code, process.wait(LIMIT))
                process.stdin.close()
                self.assertEqual([], self.leftovers())
        self.assertEqual({}, self.items())

    def await_file_of(self, process):
        end = time.monotonic() + LIMIT
        while not any("sendmail." in name or "/data/#" in name for name in self.open_files(process)):
            self.assertLess(time.monotonic(), end)
            time.sleep(0.02)

    @staticmethod
    def open_files(process):
        for link in pathlib.Path(f"/proc/{process.pid}/fd").iterdir():
            try:
                yield os.readlink(link)
            except FileNotFoundError:
                pass  # closed meanwhile


if __name__ == "__main__":
    main()
