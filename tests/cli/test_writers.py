"""Everything that feeds and runs one outbox, all at once: nothing is lost, nothing goes out twice, and one process sends."""

import signal
import subprocess
import threading
import time

from smtpserver import Server
from support import LIMIT, PROGRAM, TestCase, environment, main, parse

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
ROUNDS = 6


class Writers(TestCase):
    def setUp(self):
        super().setUp()
        self.failures, self.expected, self.lock = [], set(), threading.Lock()

    def run_one(self, words, stdin, subjects, codes=(0,)):
        done = subprocess.run([PROGRAM, "--profile", self.profile, *map(str, words)], input=stdin, capture_output=True, check=False,
                              timeout=LIMIT, cwd=self.folder, env=environment(self.folder))
        with self.lock:
            self.expected |= set(subjects)
            if done.returncode not in codes:
                self.failures.append((words, done.returncode, done.stderr))

    def letter(self, subject):
        return f"From: ada@example.org\nTo: grace@navy.example\nSubject: {subject}\n\nhi\n".encode()

    def feeders(self):
        """One thread for each way into the outbox, each going it several times."""
        def send(number):
            return ["send", "--account", "lab", "--to", "grace@navy.example", "--subject", f"send {number}"], None, [f"send {number}"]

        def queue(number):
            return [*send(number)[0][:-1], f"queue {number}", "--queue"], None, [f"queue {number}"]

        def sendmail(number):
            return ["sendmail", "-t", "-i"], self.letter(f"sendmail {number}"), [f"sendmail {number}"]

        def add(number):
            subjects = [f"add {number}.{file}" for file in range(3)]
            return ["outbox", "add", *(self.write(f"{subject}.eml", self.letter(subject)) for subject in subjects)], None, subjects

        def run(_):
            return ["outbox", "run", "--until-empty"], None, []

        def go(make):
            for number in range(ROUNDS):
                self.run_one(*make(number))

        return [threading.Thread(target=go, args=(make,)) for make in (send, queue, sendmail, sendmail_twin(sendmail), add, run)]

    def feed_all(self):
        threads = self.feeders()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([], self.failures)

    def items(self):
        return self.in_profile("outbox", "list", "--json").json["items"]

    def await_all_sent(self):
        end = time.monotonic() + LIMIT
        while {item["state"] for item in self.items()} != {"sent"}:
            self.assertLess(time.monotonic(), end, [item["state"] for item in self.items()])
            time.sleep(0.1)

    def assert_each_once(self, server):
        self.assertEqual(sorted(self.expected), sorted(parse(message.data)["Subject"] for message in server.messages))
        self.assertEqual(sorted(self.expected), sorted(item["subject"] for item in self.items()))
        ids = {parse(message.data)["Message-ID"] for message in server.messages}
        self.assertEqual(len(self.expected), len(ids))
        self.assertEqual(7 * ROUNDS, len(self.expected))

    def test_all_at_once_without_a_dispatcher_of_their_own(self):
        with Server() as server:
            self.add_account(server)
            self.feed_all()
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
            self.assert_each_once(server)

    def test_all_at_once_beside_one_that_dispatches(self):
        for words, display in ((("--background",), {}), ((), OFFSCREEN), (("outbox", "run"), {})):
            with self.subTest(words=words), Server() as server:
                self.profile, self.expected = self.folder / f"profile{''.join(words)}", set()
                self.add_account(server)
                self.in_profile("outbox", "list")
                dispatcher = self.start_program("--profile", self.profile, *words, **display)
                self.await_dispatcher()
                self.feed_all()
                self.await_all_sent()
                dispatcher.send_signal(signal.SIGTERM)
                self.assertEqual(0, dispatcher.wait(LIMIT))
                self.assert_each_once(server)

    def await_dispatcher(self):
        """Another one is told that it is not needed."""
        end = time.monotonic() + LIMIT
        while self.in_profile("outbox", "run", "--until-empty", "--json").json["dispatched"]:
            self.assertLess(time.monotonic(), end)

    def test_a_dispatcher_that_is_killed_is_followed_by_the_next(self):
        with Server() as server:
            self.add_account(server)
            first = self.start_program("--profile", self.profile, "--background")
            self.await_dispatcher()
            threads = self.feeders()
            for thread in threads:
                thread.start()
            end = time.monotonic() + LIMIT
            while len(server.messages) < 5 and time.monotonic() < end:
                time.sleep(0.01)
            first.kill()
            for thread in threads:
                thread.join()
            self.assertEqual(0, self.in_profile("outbox", "run", "--until-empty").code)
            # One that was handed over when the first was killed may be with the server; it is said so, and not sent again.
            states = [item["state"] for item in self.items()]
            self.assertLessEqual(set(states), {"sent", "unknown"})
            self.assertEqual(sorted(self.expected), sorted(item["subject"] for item in self.items()))
            sent = [parse(message.data)["Subject"] for message in server.messages]
            self.assertEqual(len(set(sent)), len(sent))
            missing = self.expected - set(sent)
            self.assertLessEqual(missing, {item["subject"] for item in self.items() if item["state"] == "unknown"})


def sendmail_twin(sendmail):
    """Two of the same kind, as from two jobs of cron."""
    def twin(number):
        words, stdin, [subject] = sendmail(number)
        return words, stdin.replace(b"sendmail", b"twin"), [subject.replace("sendmail", "twin")]
    return twin


if __name__ == "__main__":
    main()
