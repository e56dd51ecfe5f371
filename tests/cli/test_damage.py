"""An outbox whose files are damaged, locked, newer, read-only or missing: the command says so, and nothing is lost or sent."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import unittest

from smtpserver import Server
from support import PROGRAM, TestCase, environment, main


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
            database.execute(statement)
        database.close()

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

    def test_export_to_a_full_disk_or_a_device(self):
        exported = self.in_profile("outbox", "export", self.identity, "/dev/full", "--json")
        self.assertEqual(73, exported.code)
        self.assertTrue(pathlib.Path("/dev/full").is_char_device())

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to mount a small disk")
    def test_full_disk(self):
        small = self.folder / "small"
        small.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", small], capture_output=True).returncode != 0:
            self.skipTest("mounting is not allowed")
        self.addCleanup(subprocess.run, ["umount", small], check=False)
        shutil.copytree(self.profile, small / "profile")
        words = ("--profile", small / "profile", "send", "--account", "lab", "--to", "a@b.example", "--subject", "x", "--queue", "--json")
        with open(small / "filler", "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"x" * 4096)
            except OSError:
                pass
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
