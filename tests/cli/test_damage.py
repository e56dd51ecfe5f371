"""An outbox whose files are damaged, locked, newer, read-only or missing: the command says so, and nothing is lost or sent."""

import os
import pathlib
import resource
import shutil
import sqlite3
import subprocess
import time
import unittest

from smtpserver import Server
from support import PROGRAM, TestCase, environment, main, parse


class Damage(TestCase):
    def setUp(self):
        super().setUp()
        self.server = self.enterContext(Server()) if hasattr(self, "enterContext") else self.enter(Server())
        self.add_account(self.server)
        self.identity = self.queue()
        [database] = self.profile.rglob("outbox.db")
        self.box = database.parent

    def enter(self, context):
        self.addCleanup(context.__exit__, None, None, None)
        return context.__enter__()

    def queue(self):
        result = self.in_profile("send", "--account", "lab", "--to", "grace@navy.example", "--subject", "Numbers", "--body", "hi",
                                 "--queue", "--json")
        self.assertEqual(0, result.code, result.err)
        return result.json["outboxId"]

    def states(self):
        result = self.in_profile("outbox", "list", "--json")
        self.assertEqual(0, result.code, result.err)
        return {item["id"]: item["state"] for item in result.json["items"]}

    def query(self, statement):
        with sqlite3.connect(self.box / "outbox.db") as database:
            row = database.execute(statement).fetchone()
        database.close()
        return row

    def test_damaged(self):
        with open(self.box / "outbox.db", "r+b") as database:
            database.write(b"\xa5" * 3000)
        listed = self.in_profile("outbox", "list", "--json")
        self.assertEqual(0, listed.code)
        self.assertIn(b"was damaged", listed.err)
        self.assertEqual([(self.identity, "held")], [(item["id"], item["state"]) for item in listed.json["items"]])
        self.assertEqual(1, len(list(self.box.glob("outbox.db.damaged-*"))))
        self.assertEqual(b"", self.in_profile("outbox", "list", "--json").err)
        self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
        self.assertEqual([], self.server.messages)

    def sendmail(self, **more):
        letter = b"From: Ada <ada@example.org>\nTo: grace@navy.example\nSubject: More numbers\n\nhi\n"
        return self.in_profile("sendmail", "-t", "-i", stdin=letter, **more)

    def test_damaged_at_sendmail(self):
        """Status 0 only because the new message is safe: what was damaged is set aside and said, and what it held asks."""
        with open(self.box / "outbox.db", "r+b") as database:
            database.write(b"\xa5" * 3000)
        sent = self.sendmail()
        self.assertEqual((0, b""), (sent.code, sent.out), sent.err)
        self.assertIn(b"was damaged", sent.err)
        states = self.states()
        self.assertEqual("held", states.pop(self.identity))
        [(new, state)] = states.items()
        self.assertEqual("waiting", state)
        self.assertEqual({f"{self.identity}.eml", f"{new}.eml"}, {path.name for path in self.box.glob("spool/*")})
        self.assertEqual(1, len(list(self.box.glob("outbox.db.damaged-*"))))
        self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
        self.assertEqual(["More numbers"], [parse(message.data)["Subject"] for message in self.server.messages])

    def test_newer_at_sendmail(self):
        [version] = self.query("PRAGMA user_version")
        self.query("PRAGMA user_version=99")
        before = {path: path.read_bytes() for path in (self.box / "outbox.db", *self.box.glob("spool/*"))}
        sent = self.sendmail()
        self.assertEqual((75, b""), (sent.code, sent.out))
        self.assertIn(b"newer Pillarbox", sent.err)
        self.assertEqual(before, {path: path.read_bytes() for path in (self.box / "outbox.db", *self.box.glob("spool/*"))})
        self.query(f"PRAGMA user_version={version}")
        self.assertEqual({self.identity: "waiting"}, self.states())

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to be somebody else")
    def test_damaged_where_it_cannot_be_set_aside(self):
        with open(self.box / "outbox.db", "r+b") as database:
            database.write(b"\xa5" * 3000)
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, 65534, 65534)
        self.box.chmod(0o500)
        process = subprocess.run([PROGRAM, "--profile", self.profile, "sendmail", "-i", "grace@navy.example"], input=b"Subject: x\n\nhi\n",
                                 env=environment(self.folder), cwd=self.folder, capture_output=True, user=65534, group=65534, timeout=60)
        self.assertEqual((75, b""), (process.returncode, process.stdout))
        self.assertIn(b"The outbox is read-only.", process.stderr)
        self.box.chmod(0o700)
        self.assertEqual([f"{self.identity}.eml"], [path.name for path in self.box.glob("spool/*")])
        self.assertEqual({self.identity: "held"}, self.states())

    def test_newer(self):
        self.query("PRAGMA user_version=99")
        before = (self.box / "outbox.db").read_bytes()
        for words in (("outbox", "list"), ("outbox", "run", "--until-empty"),
                      ("send", "--account", "lab", "--to", "a@b.example", "--body", "x", "--queue")):
            result = self.in_profile(*words)
            self.assertEqual(78, result.code, words)
            self.assertIn(b"newer Pillarbox", result.out + result.err)
        self.assertEqual(before, (self.box / "outbox.db").read_bytes())
        self.assertEqual([], self.server.messages)

    def test_locked(self):
        database = sqlite3.connect(self.box / "outbox.db", isolation_level=None)
        database.execute("BEGIN IMMEDIATE")
        held = self.in_profile("outbox", "hold", self.identity, "--json")
        self.assertEqual(75, held.code, held.err)
        self.assertIn("Another program is using the outbox.", held.json["text"])
        database.execute("ROLLBACK")
        database.close()
        self.assertEqual(0, self.in_profile("outbox", "hold", self.identity).code)

    def test_missing_spool_file(self):
        [message] = self.box.glob("spool/*.eml")
        message.unlink()
        self.assertEqual({self.identity: "waiting"}, self.states())
        exported = self.in_profile("outbox", "export", self.identity, "out.eml", "--json")
        self.assertEqual(66, exported.code)
        self.assertIn(message.name, exported.json["text"])
        self.assertFalse((self.folder / "out.eml").exists())
        sent = self.in_profile("outbox", "send", self.identity, "--json")
        self.assertEqual((66, "failed", "local"), (sent.code, sent.json["status"], sent.json["stage"]), sent.json)
        self.assertEqual({self.identity: "failed"}, self.states())
        [item] = self.in_profile("outbox", "list", "--json").json["items"]
        self.assertEqual(("spoolMissing", ["pending"]), (item["error"]["kind"], [one["outcome"] for one in item["recipients"]]))
        self.assertIn("The outbox has lost the message itself", item["reason"])
        self.assertNotIn("efused", item["reason"])
        self.assertEqual([], self.server.messages)

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to be somebody else")
    def test_read_only(self):
        """Somebody else's files, as after a backup was put back by root."""
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, 65534, 65534)
        for path, mode in ((self.box / "outbox.db", 0o400), (self.box, 0o500)):
            before = path.stat().st_mode
            path.chmod(mode)
            process = subprocess.run([PROGRAM, "--profile", self.profile, "send", "--account", "lab", "--to", "a@b.example", "--body", "x",
                                      "--queue"], env=environment(self.folder), cwd=self.folder, capture_output=True, user=65534,
                                     group=65534, timeout=60)
            self.assertEqual(74, process.returncode, process.stderr)
            self.assertIn(b"The outbox is read-only.", process.stdout + process.stderr)
            path.chmod(before & 0o7777)
        self.assertEqual({self.identity: "waiting"}, self.states())

    def test_limit_on_the_size_of_files(self):
        """ulimit -f, as cron and login shells set it: an error of writing as any other."""
        def limited(octets, *words, stdin=b""):
            limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (octets, octets))
            return subprocess.run([PROGRAM, "--profile", self.profile, *words], input=stdin, env=environment(self.folder),
                                  cwd=self.folder, capture_output=True, timeout=60, preexec_fn=limit)

        body = self.write("body.txt", "zzzz zzzz\n" * 20000)
        for words, code, size, told in (
                (("send", "--account", "lab", "--to", "a@b.example", "--body-file", body, "--queue"), 74, 60, b"limit on the size of files"),
                (("sendmail", "a@b.example"), 75, 60, b"File too large"),
                (("outbox", "hold", self.identity), 74, 1, b"limit on the size of files")):
            with self.subTest(words=words):
                failed = limited(size * 1024, *words, stdin=b"Subject: x\n\n" + b"zzzz\n" * 40000)
                self.assertEqual((code, b""), (failed.returncode, failed.stdout), failed.stderr)
                self.assertIn(told, failed.stderr)
        self.assertEqual({self.identity: "waiting"}, self.states())
        self.assertEqual([f"{self.identity}.eml"], [path.name for path in self.box.glob("spool/*")])
        self.assertEqual([], list((self.profile / "data").glob("sendmail*")))

    def read_everything(self, profile, note):
        """list, search, show and export, each with its note on standard error; what export gave."""
        in_it = ("--profile", profile, "outbox")
        listed = self.run_program(*in_it, "list", "--json")
        self.assertEqual((0, [self.identity]), (listed.code, [item["id"] for item in listed.json["items"]]), listed.err)
        found = self.run_program(*in_it, "search", "numbers", "--json")
        self.assertEqual((0, 1), (found.code, len(found.json["items"])), found.err)
        shown = self.run_program(*in_it, "show", self.identity, "--json")
        self.assertEqual((0, self.identity), (shown.code, shown.json["id"]), shown.err)
        exported = self.run_program(*in_it, "export", self.identity, "-")
        self.assertEqual(0, exported.code, exported.err)
        for result in (listed, found, shown, exported):
            self.assertEqual(note, result.err)
        return exported.out

    def mount(self, *words):
        if subprocess.run(["mount", *words], capture_output=True).returncode != 0:
            self.skipTest("mounting is not allowed")
        self.addCleanup(subprocess.run, ["umount", words[-1]], check=False)

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to mount a read-only disk")
    def test_reading_from_a_read_only_disk(self):
        expected = (self.box / "spool" / f"{self.identity}.eml").read_bytes()
        for has_log in (False, True):
            with self.subTest(has_log=has_log):
                if has_log:
                    holder = self.start_program("--profile", self.profile, "outbox", "run")
                    self.await_log()
                    holder.kill()
                    holder.wait()
                self.mount("--bind", self.profile, self.profile)
                subprocess.run(["mount", "-o", "remount,ro,bind", self.profile], check=True)
                self.assertEqual(expected, self.read_everything(self.profile, b"The outbox is read-only.\n"))
                self.assertEqual(["lab"], [account["label"] for account in self.in_profile("account", "list", "--json").json["accounts"]])
                for words in (("outbox", "hold", self.identity), ("send", "--account", "lab", "--to", "a@b.example", "--body", "x")):
                    failed = self.in_profile(*words)
                    self.assertEqual(73, failed.code)
                    self.assertIn(b"The profile cannot be written:", failed.err)
                subprocess.run(["umount", self.profile], check=True)

    def await_log(self):
        deadline = time.monotonic() + 30
        while not (self.box / "outbox.db-shm").exists() or (self.box / "outbox.db-wal").stat().st_size == 0:
            self.in_profile("outbox", "hold", self.identity)
            self.in_profile("outbox", "release", self.identity)
            self.assertLess(time.monotonic(), deadline)

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to mount a small disk")
    def test_reading_from_a_full_disk(self):
        expected = (self.box / "spool" / f"{self.identity}.eml").read_bytes()
        small = self.folder / "small"
        small.mkdir()
        self.mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", small)
        shutil.copytree(self.profile, small / "profile")
        self.fill(small)
        self.assertEqual(expected, self.read_everything(small / "profile", b"The disk is full.\n"))

    def test_export_to_standard_output(self):
        message = (self.box / "spool" / f"{self.identity}.eml").read_bytes()
        letters = [self.write(f"{number}.eml", f"From: ada@example.org\nTo: k@navy.example\nSubject: {number}\n\nhi\n")
                   for number in range(101)] # more than are at hand at the start
        added = self.in_profile("outbox", "add", *letters, "--json")
        last = added.json["items"][-1]["id"]
        exported = self.in_profile("outbox", "export", self.identity, "-")
        self.assertEqual((0, message, b""), (exported.code, exported.out, exported.err))
        self.assertFalse((self.folder / "-").exists())
        self.assertEqual(64, self.in_profile("outbox", "export", last, "-", "--json").code)
        with open("/dev/full", "wb") as full:
            lost = self.in_profile("outbox", "export", last, "-", stdout=full)
        self.assertEqual(73, lost.code)
        self.assertIn(b"standard output: No space left on device", lost.err)

    def test_export_blames_the_file_and_not_the_outbox(self):
        for target, reason in (("/dev/full", "Operation not supported"), ("no/such/place.eml", "No such file or directory"),
                               (self.folder, "Is a directory")):
            with self.subTest(target=target):
                exported = self.in_profile("outbox", "export", self.identity, target, "--json")
                self.assertEqual(73, exported.code)
                self.assertIn(f"{reason}.", exported.json["text"])
                self.assertIn("could not be exported", exported.json["text"])
                self.assertNotIn("The outbox could not", exported.json["text"])
        self.assertTrue(pathlib.Path("/dev/full").is_char_device())

    @staticmethod
    def fill(disk):
        with open(disk / "filler", "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"x" * 4096)
            except OSError:
                pass

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to mount a small disk")
    def test_full_disk(self):
        small = self.folder / "small"
        small.mkdir()
        self.mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", small)
        shutil.copytree(self.profile, small / "profile")
        words = ("--profile", small / "profile", "send", "--account", "lab", "--to", "a@b.example", "--subject", "x", "--queue", "--json")
        self.fill(small)
        running = self.start_program("--profile", small / "profile", "outbox", "run")
        self.assertRegex(running.stderr.readline(), b"annot be written|disk is full")
        running.terminate()
        running.wait(30)
        failed = self.run_program(*words, "--body", "x" * 20000)
        self.assertEqual((74, "failed"), (failed.code, failed.json["status"]), failed.err)
        self.assertIn("The disk is full.", failed.json["text"])
        (small / "filler").unlink()
        done = self.run_program(*words, "--body", "x" * 20000)
        self.assertEqual(0, done.code, done.err)
        listed = self.run_program("--profile", small / "profile", "outbox", "list", "--json")
        self.assertEqual(2, len(listed.json["items"]))
        self.assertEqual(2, len(list(small.rglob("spool/*"))))


main()
