"""pillarbox --background: no window and no display before one is asked for, one process for each profile, no message lost."""

import os
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
import unittest

from smtpserver import SILENCE, Server
from support import LIMIT, TestCase, environment, main, parse

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


class BackgroundCase(TestCase):
    def start(self, *words, **more):
        process = self.start_program("--profile", self.profile, *words, **more)
        self.await_it(lambda: self.socket() is not None, process)
        return process

    def socket(self):
        return next(iter((self.folder / "runtime").glob("pillarbox-*")), None)

    def await_it(self, condition, *alive):
        end = time.monotonic() + LIMIT
        while not condition():
            for process in alive:
                if process.poll() is not None:
                    self.fail(f"it has ended with {process.returncode}: {process.stderr.read() if process.stderr else process.args}")
            self.assertLess(time.monotonic(), end)
            time.sleep(0.05)

    def end(self, process, number=signal.SIGTERM):
        process.send_signal(number)
        self.assertEqual(0, process.wait(LIMIT), process.stderr.read())

    def queue(self, subject="s"):
        result = self.in_profile("sendmail", "grace@navy.example", stdin=f"Subject: {subject}\n\nhi\n".encode())
        self.assertEqual(0, result.code, result.err)

    def items(self):
        return self.in_profile("outbox", "list", "--json").json["items"]

    def states(self):
        return [item["state"] for item in self.items()]


class Background(BackgroundCase):
    def test_it_sends_what_waits_and_what_comes(self):
        for display in ({}, OFFSCREEN):
            with self.subTest(display=display), Server() as server:
                self.profile = self.folder / f"profile{len(display)}"
                self.add_account(server)
                self.queue("before")
                process = self.start("--background", **display)
                self.await_it(lambda: len(server.messages) == 1, process)
                self.queue("after")
                self.await_it(lambda: len(server.messages) == 2, process)
                self.await_it(lambda: self.states() == ["sent", "sent"], process)
                self.end(process)
                self.assertEqual(["before", "after"], [parse(message.data)["Subject"] for message in server.messages])

    def test_a_display_that_is_gone_is_none(self):
        for stale in ({"DISPLAY": ":987"}, {"DISPLAY": ":987", "QT_QPA_PLATFORM": "xcb"}, {"WAYLAND_DISPLAY": "gone"}):
            with self.subTest(stale=stale), Server() as server:
                self.profile = self.folder / f"profile{'-'.join(stale)}"
                self.add_account(server)
                self.queue("one")
                self.assertEqual(69, self.in_profile(**stale).code)
                process = self.start("--background", **stale)
                self.await_it(lambda: self.states() == ["sent"], process)
                self.end(process)

    def test_it_is_there_once(self):
        for display in ({}, OFFSCREEN):
            with self.subTest(display=display):
                self.profile = self.folder / f"profile{len(display)}"
                first = self.start("--background", **display)
                for more in ({}, OFFSCREEN):
                    again = self.in_profile("--background", **more)
                    self.assertEqual((0, b"", b""), (again.code, again.out, again.err))
                self.assertIsNone(first.poll())
                self.end(first, signal.SIGINT)

    def test_a_start_with_a_window_is_handed_to_it(self):
        with Server() as server:
            self.add_account(server)
            first = self.start("--background", **OFFSCREEN)
            self.assertEqual(0, self.in_profile(**OFFSCREEN).code)
            self.assertEqual(0, self.in_profile("compose", "--subject", "one", **OFFSCREEN).code)
            self.assertIsNone(first.poll())
            self.end(first)
        self.assertEqual(["one"], [item["subject"] for item in self.items()])

    def test_without_a_display_it_makes_way_for_one(self):
        """The message under way is finished by the one that began it; the outbox goes on being run by its successor."""
        is_reached, may_go_on = threading.Event(), threading.Event()

        def hesitate(_):
            is_reached.set()
            may_go_on.wait(LIMIT)

        with Server(answers={".": [hesitate, None]}) as server:
            self.add_account(server)
            self.queue("one")
            first = self.start("--background")
            self.assertTrue(is_reached.wait(LIMIT))
            refused = self.in_profile("compose", "--subject", "nowhere")
            self.assertEqual(69, refused.code)
            self.assertIsNone(first.poll())
            socket = self.socket().stat().st_ino
            second = self.start_program("--profile", self.profile, "compose", "--subject", "draft", **OFFSCREEN)
            self.await_it(lambda: self.socket() is not None and self.socket().stat().st_ino != socket, first, second)
            may_go_on.set()
            self.assertEqual(0, first.wait(LIMIT))
            self.assertEqual(0, self.in_profile("--background").code)
            self.queue("two")
            self.await_it(lambda: len(server.messages) == 2, second)
            self.await_it(lambda: self.states().count("sent") == 2, second)
            self.end(second)
        self.assertEqual({("one", "sent"), ("two", "sent"), ("draft", "draft")}, {(item["subject"], item["state"]) for item in self.items()})

    def test_it_ends_as_the_window_does(self):
        for word, state in (("MAIL", "waiting"), (".", "unknown")):
            is_reached = threading.Event()

            def fall_silent(_, is_reached=is_reached):
                is_reached.set()
                return SILENCE

            with self.subTest(word=word), Server(answers={word: fall_silent}) as server:
                self.profile = self.folder / f"profile{state}"
                self.add_account(server)
                self.queue()
                process = self.start("--background")
                self.assertTrue(is_reached.wait(LIMIT))
                self.end(process)
            self.assertEqual([state], self.states())

    def test_killed_it_loses_and_doubles_nothing(self):
        is_reached = threading.Event()

        def fall_silent(_):
            is_reached.set()
            return SILENCE

        with Server(answers={"DATA": [fall_silent, None]}) as server:
            self.add_account(server)
            self.queue("one")
            self.queue("two")
            first = self.start("--background")
            self.assertTrue(is_reached.wait(LIMIT))
            first.kill()
            first.wait()
            second = self.start("--background")
            self.await_it(lambda: self.states() == ["sent", "sent"], second)
            self.end(second)
        self.assertEqual({"one", "two"}, {parse(message.data)["Subject"] for message in server.messages})
        self.assertEqual(2, len(server.messages))

    def test_what_it_cannot_open_is_said(self):
        self.assertEqual([], self.items())
        with sqlite3.connect(self.profile / "data/outbox/outbox.db") as connection:
            connection.execute("PRAGMA user_version=999")
        connection.close()
        for display in ({}, OFFSCREEN):
            result = self.in_profile("--background", **display)
            self.assertEqual((74, b""), (result.code, result.out))
            self.assertTrue(result.err)

    def test_usage(self):
        self.assertEqual(64, self.in_profile("--background", "now").code)


@unittest.skipUnless(all(map(shutil.which, ("Xvfb", "openbox", "xdotool"))), "Xvfb, openbox and xdotool are not all installed")
class OnADesktop(BackgroundCase):
    """With real windows, to close one."""

    def setUp(self):
        super().setUp()
        reading, writing = os.pipe()
        self.helpers = [subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-noreset"], pass_fds=[writing],
                                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)]
        self.addCleanup(self.end_helpers)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.display = {"DISPLAY": f":{pipe.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        # Windows that appear while it starts are lost to it, and nobody hears Alt+F4.
        ready = self.folder / "ready"
        self.helpers.append(subprocess.Popen(["openbox", "--startup", f"touch {ready}"], env=environment(self.folder, **self.display),
                                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        self.await_it(ready.exists, *self.helpers)

    def end_helpers(self):
        for helper in reversed(self.helpers):
            helper.kill()
            helper.wait()

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *words], env=environment(self.folder, **self.display), capture_output=True, text=True,
                              check=False, timeout=LIMIT).stdout.split()

    def windows(self):
        return self.xdotool("search", "--onlyvisible", "--class", "pillarbox")

    def close_the_window(self, process):
        """One Alt+F4, once the window has the focus: a second one, heard late, would close the window that is opened next."""
        def is_active():
            active = self.xdotool("getactivewindow")
            return active and active == self.windows()
        self.await_it(is_active, process)
        self.xdotool("key", "alt+F4")
        self.await_it(lambda: not self.windows(), process)

    def test_closing_the_window_is_not_its_end(self):
        with Server() as server:
            self.add_account(server)
            process = self.start("--background", **self.display)
            self.assertEqual([], self.windows())
            for round_ in range(2):
                self.assertEqual(0, self.in_profile(**self.display).code)
                self.await_it(self.windows, process)
                self.close_the_window(process)
                self.queue(f"{round_}")
                self.await_it(lambda: len(server.messages) == round_ + 1, process)
            self.end(process)

    def test_a_window_that_is_told_to_stay_stays(self):
        process = self.start(**self.display)
        self.await_it(self.windows, process)
        self.assertEqual(0, self.in_profile("--background", **self.display).code)
        self.close_the_window(process)
        self.assertEqual(0, self.in_profile(**self.display).code)
        self.await_it(self.windows, process)
        self.end(process)


if __name__ == "__main__":
    main()
