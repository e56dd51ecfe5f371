"""One window for each profile: a later start hands its request to the first; everything else about windows is tested from inside."""

import signal
import time

from smtpserver import Server
from support import LIMIT, TestCase, main

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


class Window(TestCase):
    def start_window(self, *words):
        process = self.start_program("--profile", self.profile, *words, **OFFSCREEN)
        self.await_it(lambda: list((self.folder / "runtime").glob("pillarbox-*")), process)
        return process

    def await_it(self, condition, process):
        end = time.monotonic() + LIMIT
        while not condition():
            self.assertIsNone(process.poll(), "the program has ended")
            self.assertLess(time.monotonic(), end)
            time.sleep(0.05)

    def drafts(self):
        return {item["subject"] for item in self.in_profile("outbox", "list", "--json").json["items"] if item["state"] == "draft"}

    def test_later_starts_hand_over(self):
        with Server() as server:
            self.add_account(server)
            first = self.start_window()
            for words, subject in ((("compose", "--to", "grace@navy.example", "--subject", "from compose"), "from compose"),
                                   (("mailto:grace@navy.example?subject=from%20mailto&attach=/etc/passwd",), "from mailto")):
                handed = self.in_profile(*words, **OFFSCREEN)
                self.assertEqual((0, b""), (handed.code, handed.out), handed.err)
            self.assertEqual(0, self.in_profile(**OFFSCREEN).code)
            self.assertIsNone(first.poll())
            first.send_signal(signal.SIGTERM)
            self.assertEqual(0, first.wait(LIMIT))
        self.assertEqual({"from compose", "from mailto"}, self.drafts())
        self.assertEqual([], server.messages)

    def test_another_profile_has_its_own_window(self):
        self.start_window()
        other = self.start_program("--profile", self.folder / "other", **OFFSCREEN)
        self.await_it(lambda: len(list((self.folder / "runtime").glob("pillarbox-*"))) == 2, other)

    def test_a_killed_window_stands_in_nobodys_way(self):
        first = self.start_window()
        first.kill()
        first.wait()
        [socket] = (self.folder / "runtime").glob("pillarbox-*")
        left_behind = socket.stat().st_ctime_ns
        second = self.start_window("compose", "--subject", "s")
        # Else the third start could be quicker than the second, and be the window itself.
        self.await_it(lambda: socket.exists() and socket.stat().st_ctime_ns != left_behind, second)
        handed = self.in_profile("compose", "--subject", "t", **OFFSCREEN)
        self.assertEqual(0, handed.code, handed.err)
        self.assertIsNone(second.poll())

    def test_window_and_send_at_once(self):
        with Server() as server:
            self.add_account(server)
            self.start_window()
            for number in range(3):
                result = self.in_profile("send", "--account", "lab", "--to", f"to{number}@navy.example", "--json")
                self.assertEqual((0, "sent"), (result.code, result.json["status"]), result.json["text"])
        self.assertEqual(3, len(server.messages))

    def test_what_compose_refuses(self):
        for words, code in ((("--to", "nobody"), 65), (("--subject", "a\nb"), 65), (("--attach", "missing"), 66), (("--frob",), 64),
                            (("word",), 64), (("--subject", "a", "--subject", "b"), 64)):
            self.assertEqual(code, self.in_profile("compose", *words, **OFFSCREEN).code, words)

    def test_sandbox_leaves_nothing(self):
        process = self.start_program("--sandbox", **OFFSCREEN)
        self.await_it(lambda: list((self.folder / "tmp").rglob("key.pem")), process)
        [key] = (self.folder / "tmp").rglob("key.pem")
        self.assertEqual(0o600, key.stat().st_mode & 0o777)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(0, process.wait(LIMIT))
        self.assertEqual([], [path for path in (self.folder / "tmp").rglob("*") if path.is_file()])
        self.assertFalse((self.folder / "xdg-config").exists())


if __name__ == "__main__":
    main()
