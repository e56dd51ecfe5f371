"""The programs that hand their mail to sendmail(8), with ours in its place, called as they call it."""

import os
import pathlib
import shutil
import subprocess
import unittest

from smtpserver import CAPABILITIES, Server
from support import LIMIT, PROGRAM, TestCase, environment, main, parse

GIT_SEND_EMAIL = pathlib.Path("/usr/lib/git-core/git-send-email")


class Callers(TestCase):
    def setUp(self):
        super().setUp()
        self.link = self.folder / "bin" / "sendmail"
        self.link.parent.mkdir()
        self.link.symlink_to(PROGRAM)

    def call(self, *words, stdin=b"", cwd=None, **more):
        done = subprocess.run([str(word) for word in words], input=stdin, capture_output=True, timeout=LIMIT, check=False,
                              cwd=cwd or self.folder, env=environment(self.folder, **more))
        return done

    def add_account_of_the_user(self, server):
        added = self.run_program("account", "add", "--address", "ada@example.org", "--name", "Ada Lovelace", "--host", "127.0.0.1",
                                 "--port", server.port, "--security", "none")
        self.assertEqual(0, added.code, added.err)

    def run_outbox(self):
        result = self.run_program("outbox", "run", "--until-empty")
        self.assertEqual(0, result.code, result.err)

    def mutt(self, *words, settings="", stdin=b"Gr\xc3\xbc\xc3\x9fe\n.\nmore\n"):
        rc = self.write("muttrc", f'set sendmail="{self.link} -oem -oi"\nset from="Ada Lovelace <ada@example.org>"\nset realname="Ada"\n'
                        f"set copy=no\nset folder={self.folder}\nset use_envelope_from=yes\nset send_charset=utf-8\n{settings}\n")
        return self.call("mutt", "-n", "-F", rc, *words, stdin=stdin, TERM="dumb")

    @unittest.skipUnless(shutil.which("mutt"), "mutt is not installed")
    def test_mutt(self):
        attached = self.write("octets", bytes(range(256)))
        with Server(capabilities=(*CAPABILITIES, "DSN")) as server:
            self.add_account_of_the_user(server)
            done = self.mutt("-s", "Numbers", "-c", "bob@firm.example", "-b", "dan@firm.example", "-a", attached, "--",
                             "grace@navy.example", settings='set dsn_notify="failure,delay"\nset dsn_return=hdrs\nset use_8bitmime=yes')
            self.assertEqual((0, b""), (done.returncode, done.stderr), done.stdout)
            self.run_outbox()
        [message] = server.messages
        self.assertEqual("ada@example.org", message.sender)
        self.assertEqual({"grace@navy.example", "bob@firm.example", "dan@firm.example"}, set(message.recipients))
        self.assertIn("RET=HDRS", message.parameters)
        self.assertTrue(any("NOTIFY=FAILURE,DELAY" in command for command in server.commands))
        mail = parse(message.data)
        self.assertNotIn(b"dan@", message.data)
        self.assertEqual("Numbers", mail["Subject"])
        text, octets = mail.iter_parts()
        self.assertEqual("Grüße\n.\nmore\n", text.get_content().replace("\r\n", "\n"))
        self.assertEqual(bytes(range(256)), octets.get_content())

    @unittest.skipUnless(shutil.which("mutt"), "mutt is not installed")
    def test_mutt_hears_of_a_failure(self):
        done = self.mutt("-s", "Numbers", "--", "grace@navy.example")
        self.assertNotEqual(0, done.returncode)
        self.assertIn(b"75", done.stdout + done.stderr)

    @unittest.skipUnless(GIT_SEND_EMAIL.exists(), "git send-email is not installed")
    def test_git_send_email(self):
        home = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Ada Lovelace", "GIT_AUTHOR_EMAIL": "ada@example.org",
                "GIT_COMMITTER_NAME": "Ada Lovelace", "GIT_COMMITTER_EMAIL": "ada@example.org"}
        tree = self.folder / "tree"
        tree.mkdir()

        def git(*words, **more):
            done = self.call("git", *words, cwd=tree, **home, **more)
            self.assertEqual(0, done.returncode, done.stderr)
            return done

        git("init", "-q", "-b", "main")
        for number in range(3):
            (tree / "file").write_text(f"line {number}\n.\n")
            git("add", "file")
            git("commit", "-q", "-m", f"Änderung {number}")
        with Server() as server:
            self.add_account_of_the_user(server)
            git("send-email", "--root", "-3", "HEAD", "--confirm=never", "--to", "list@lists.example", "--cc", "bob@firm.example",
                "--bcc", "dan@firm.example", "--from", "Ada Lovelace <ada@example.org>", "--envelope-sender=auto", "--quiet",
                f"--sendmail-cmd={self.link}")
            git("send-email", "-1", "HEAD", "--confirm=never", "--to", "other@lists.example", "--from", "ada@example.org", "--quiet",
                f"--smtp-server={self.link}")
            self.run_outbox()
        mails = [(message, parse(message.data)) for message in server.messages]
        series = [(message, mail) for message, mail in mails if "list@lists.example" in message.recipients]
        self.assertEqual({f"[PATCH {number + 1}/3] Änderung {number}" for number in range(3)}, {mail["Subject"] for _, mail in series})
        self.assertEqual((4, 3, 4), (len(mails), len(series), len({mail["Message-ID"] for _, mail in mails})))
        for message, mail in series:
            self.assertEqual("ada@example.org", message.sender)
            self.assertLessEqual({"list@lists.example", "bob@firm.example", "dan@firm.example"}, set(message.recipients))
            self.assertNotIn(b"dan@", message.data)
        [first] = [mail for _, mail in series if "PATCH 1/3" in mail["Subject"]]
        self.assertIn("+line 0\n+.\n", first.get_content().replace("\r\n", "\n"))

    @unittest.skipUnless(shutil.which("bsd-mailx"), "bsd-mailx is not installed")
    def test_mailx(self):
        rc = self.write("mailrc", f"set sendmail={self.link}\n")
        with Server() as server:
            self.add_account_of_the_user(server)
            done = self.call("bsd-mailx", "-s", "Numbers", "-b", "dan@firm.example", "grace@navy.example", stdin=b"one\n.\ntwo\n",
                             MAILRC=str(rc))
            self.assertEqual(0, done.returncode, done.stderr)
            self.run_outbox()
        [message] = server.messages
        self.assertEqual({"grace@navy.example", "dan@firm.example"}, set(message.recipients))
        self.assertNotIn(b"dan@", message.data)
        self.assertEqual("Ada Lovelace <ada@example.org>", parse(message.data)["From"])

    def test_cron(self):
        """What Debian's cron and cronie run for the output of a job, in the little environment that they give."""
        little = {"HOME": str(self.folder), "LOGNAME": "ada", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}
        little |= {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
        header = (b"%s\nTo: %s\nSubject: Cron <ada@host> backup --all\nMIME-Version: 1.0\n"
                  b"Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nX-Cron-Env: <SHELL=/bin/sh>\n"
                  b"X-Cron-Env: <HOME=/home/ada>\n\n12 files \xc3\xbcber\n.\ndone\n")
        calls = ((("-i", "-FCronDaemon", "-B8BITMIME", "-oem", "ops@firm.example"), b"From: root (Cron Daemon)"),
                 (("-FCronDaemon", "-i", "-odi", "-oem", "-oi", "-t", "-f", "root"), b'From: "(Cron Daemon)" <root>'))
        with Server() as server:
            for words in (("account", "add", "--address", "ada@example.org", "--host", "127.0.0.1", "--port", str(server.port),
                           "--security", "none"),):
                subprocess.run([PROGRAM, *words], env=little, check=True, capture_output=True)
            for words, sender in calls:
                done = subprocess.run([self.link, *words], input=header % (sender, b"ops@firm.example"), env=little, check=False,
                                      capture_output=True)
                self.assertEqual((0, b"", b""), (done.returncode, done.stdout, done.stderr))
            local = subprocess.run([self.link, "-i", "-FCronDaemon", "-B8BITMIME", "-oem", "nobody"], env=little, capture_output=True,
                                   input=header % (calls[0][1], b"nobody"), check=False)
            self.assertEqual(65, local.returncode)
            self.assertIn(b"MAILTO", local.stderr)
            subprocess.run([PROGRAM, "outbox", "run", "--until-empty"], env=little, check=True, capture_output=True)
        self.assertEqual(2, len(server.messages))
        for message in server.messages:
            self.assertEqual(("ada@example.org", ["ops@firm.example"]), (message.sender, message.recipients))
            mail = parse(message.data)
            self.assertEqual("Cron Daemon <ada@example.org>", mail["From"])
            self.assertEqual("12 files über\n.\ndone\n", mail.get_content().replace("\r\n", "\n"))


if __name__ == "__main__":
    main()
