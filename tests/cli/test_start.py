"""The program that is started loads no windows and no database for one message, and finds the one with everything beside it."""

import os
import shutil
import subprocess
import unittest

from smtpserver import Server
from support import TestCase, environment, main

PROGRAM = os.environ["PILLARBOX"]
HEAVY = ("libQt6Widgets", "libQt6Gui", "libQt6Sql", "libQt6DBus", "libqt6keychain")


class Start(TestCase):
    @unittest.skipUnless(shutil.which("ldd"), "no ldd")
    def test_sending_directly_loads_no_windows(self):
        libraries = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=True).stdout
        self.assertIn("libQt6Network", libraries)
        self.assertEqual([], [name for name in HEAVY if name in libraries])

    def alone(self):
        return shutil.copy(PROGRAM, self.folder / "pillarbox")

    def run_at(self, *words):
        return subprocess.run([str(word) for word in words], capture_output=True, check=False, env=environment(self.folder))

    def test_it_sends_without_the_rest(self):
        with Server() as server:
            words = (self.alone(), "send", "--host", "127.0.0.1", "--port", str(server.port), "--security", "none",
                     "--from", "a@b.example", "--to", "c@d.example")
            self.assertEqual(0, self.run_at(*words).returncode)

    def test_a_missing_rest_is_said(self):
        result = self.run_at(self.alone(), "outbox", "list")
        self.assertEqual(70, result.returncode)
        self.assertIn(b"pillarbox-desktop", result.stderr)

    def test_a_link_to_it_finds_the_rest(self):
        link = self.folder / "elsewhere"
        link.symlink_to(PROGRAM)
        result = self.run_at(link, "--profile", self.profile, "outbox", "list")
        self.assertEqual(0, result.returncode, result.stderr)


if __name__ == "__main__":
    main()
