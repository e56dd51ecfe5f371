"""A server that does every wrong thing at every stage: what the object and the exit status say of it, and that nothing of it
reaches a terminal. The same faults run by the hundred below the command line; this is the way from there to the user."""

import concurrent.futures
import os
import subprocess
import time
import unicodedata

from smtpserver import DROP, RESET, SILENCE, Server
from support import PASSWORD, PROGRAM, TestCase, ca, environment, main, tls_context

AT_ONCE = 2 * (os.cpu_count() or 2)
SIGN_IN = ("--user", "ada", "--password-env", "PILLARBOX_TEST_PASSWORD")

# What the server does -> does it come with the code of a reply, and is it surely no acceptance?
FAULTS = {
    "421": ("421 4.3.2 going down", 421),
    "close": (DROP, None),
    "reset": (RESET, None),
    "silence": (SILENCE, None),
    "half a line, then close": ((b"250 2.0.0 O", DROP), None),
    "half a reply, then silence": ((b"250-2.0.0 Ok\r\n", SILENCE), None),
    "no reply": (b"Hello there\r\n", None),
    "octets for a terminal": (b"\x1b[2J\x00\x07\xc2\x9b \xe2\x80\xae \xe2\x80\xa8\r\n", None),
    "broken UTF-8": (b"\xff\xfe\x1b\r\n", None),
    "no space": (b"250Ok\r\n", None),
    "1yz": (b"150 wait\r\n", None),
    "mixed codes": (b"250-Ok\r\n550 no\r\n", None),
    "huge line": (b"250 " + 100_000 * b"x", None),
    "endless reply": (50_000 * b"250-more\r\n", None),
    "unexpected 3yz": (b"334 VXNlcm5hbWU6\r\n", 334),
}
STAGES = {  # the answer's key -> the stage's word
    "CONNECT": "greeting", "EHLO": "ehlo", "STARTTLS": "starttls", "second EHLO": "ehlo", "AUTH": "auth", "MAIL": "mail",
    "RCPT": "rcpt", "DATA": "data", ".": "eod",
}


class Hostile(TestCase):
    def server(self, stage, answer):
        secured = {"STARTTLS", "second EHLO", "AUTH"}
        if stage == "second EHLO":
            stage, answer = "EHLO", [None, answer]
            secured = {"EHLO"}
        users = {"ada": PASSWORD} if stage in secured else None
        tls = "starttls" if stage in secured else None
        return Server(tls=tls, context=tls_context() if tls else None, users=users, answers={stage: answer},
                      capabilities=("SIZE 36700160", "8BITMIME", "ENHANCEDSTATUSCODES"))

    def attempt(self, stage, answer, *words, timeout=1, **more):
        with self.server(stage, answer) as server:
            if server.tls:
                words = (*SIGN_IN, "--ca", ca(), *words)
            return self.send(server, *words, security=server.tls or "none", timeout=timeout, **more)

    def assert_fit_for_a_terminal(self, octets):
        for letter in octets.decode():
            bad = unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp") and letter != "\n"
            self.assertFalse(bad, f"U+{ord(letter):04X} in {octets[:300]!r}")

    def judge(self, stage, fault):
        answer, reply_code = FAULTS[fault]
        transcript = f"{stage}-{fault}.txt".replace(" ", "-")
        result = self.attempt(stage, answer, "--transcript", transcript)
        value = result.json
        is_uncertain = stage == "." and fault != "421"
        found = (result.code, value["status"], value["uncertain"], value["stage"], value["code"])
        code = None if is_uncertain else reply_code
        expected = (76 if is_uncertain else 75, "deferred", is_uncertain, STAGES[stage], code)
        if stage == "CONNECT" and fault == "reset":  # may come before the connection is seen
            found, expected = found[:3], expected[:3]
        self.assertEqual(expected, found, value["text"])
        self.assertEqual(([], []), (value["accepted"], value["rejected"]))
        self.assert_fit_for_a_terminal(result.out + result.err)
        self.assert_fit_for_a_terminal(b"".join(value[key].encode() for key in ("text", "serverText") if value[key]))
        self.assert_fit_for_a_terminal((self.folder / transcript).read_bytes())

    def test_every_fault_at_every_stage(self):
        ca()
        cases = [(stage, fault) for stage in STAGES for fault in FAULTS
                 if not (fault == "unexpected 3yz" and stage == "AUTH")]  # a challenge; the mechanisms' tests have those
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            runs = {case: pool.submit(self.judge, *case) for case in cases}
        for case, run in runs.items():
            with self.subTest(stage=case[0], fault=case[1]):
                run.result()

    def peak_memory(self, stage, answer):
        """Of the whole process, in KiB, while it sends through TLS."""
        with self.server(stage, answer) as server:
            place = ["--host", "127.0.0.1", "--port", str(server.port), "--security", "starttls", "--ca", ca(), "--timeout", "10"]
            process = subprocess.Popen([PROGRAM, "send", *place, *SIGN_IN, "--from", "ada@example.org", "--to", "grace@navy.example"],
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       cwd=self.folder, env=environment(self.folder))
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, usage.ru_maxrss

    def test_floods_through_tls_do_not_fill_the_memory(self):
        code, usual = self.peak_memory("AUTH", None)
        self.assertEqual(0, code)
        for stage in ("second EHLO", "AUTH"):
            for chunk in (5_000 * b"250-more\r\n", 50_000 * b"x", 4 * (b"250-" + 12_000 * b"\xff" + b"\r\n")):
                with self.subTest(stage=stage, chunk=chunk[:20]):
                    code, peak = self.peak_memory(stage, (b"250-", *(800 * [chunk])))  # one chunk: this process stays small
                    self.assertEqual(75, code)
                    self.assertLess(peak - usual, 16 * 1024)

    def test_go_ahead_for_what_is_not_data(self):
        for stage in ("CONNECT", "EHLO", "MAIL", "RCPT", "."):
            with self.subTest(stage=stage):
                result = self.attempt(stage, "354 go ahead")
                self.assertEqual((76 if stage == "." else 75, STAGES[stage]), (result.code, result.json["stage"]))

    def test_unexpected_yes(self):
        for stage, reply in (("CONNECT", "250 hello"), ("EHLO", "220 hello"), ("STARTTLS", "250 ok"), ("AUTH", "250 ok"),
                             ("DATA", "250 ok")):
            with self.subTest(stage=stage):
                result = self.attempt(stage, reply)
                self.assertEqual((75, "deferred", STAGES[stage], int(reply[:3])),
                                 (result.code, *(result.json[key] for key in ("status", "stage", "code"))))

    def test_whatever_comes_after_the_acceptance_it_is_sent(self):
        twice = b"250 2.0.0 Ok: queued as A1B2C3\r\n250 2.0.0 Ok: queued as A1B2C3\r\n"
        flood = b"250 2.0.0 Ok: queued as A1B2C3\r\n" + 100_000 * b"250 more\r\n"
        for stage, answer in ((".", twice), (".", flood), (".", (b"250 2.0.0 Ok: queued as A1B2C3\r\n", DROP)),
                              (".", (b"250 2.0.0 Ok: queued as A1B2C3\r\n", RESET)), ("QUIT", SILENCE), ("QUIT", RESET),
                              ("QUIT", "421 enough"), ("QUIT", b"\x00\xff\r\n"), ("QUIT", 20_000 * b"221-bye\r\n")):
            with self.subTest(stage=stage, answer=answer if isinstance(answer, tuple) else str(answer)[:60]):
                began = time.monotonic()
                result = self.attempt(stage, answer, timeout=30)
                self.assertEqual((0, "sent", "A1B2C3"), (result.code, result.json["status"], result.json["queueId"]))
                self.assertLess(time.monotonic() - began, 20, "QUIT delays nothing")

    def test_late_answers_count(self):
        def late(reply):
            time.sleep(0.6)
            return reply
        for stage, reply in (("CONNECT", "220 late"), ("MAIL", "250 late"), ("DATA", "354 late"), (".", "250 queued as L1")):
            with self.subTest(stage=stage):
                self.assertEqual(0, self.attempt(stage, lambda _, reply=reply: late(reply), timeout=30).code)

    def test_some_refused_then_cut_after_the_data(self):
        answers = {"RCPT": lambda path: "550 5.1.1 no" if "bob" in path else None, ".": DROP}
        with Server(answers=answers) as server:
            result = self.send(server, to=("grace@navy.example", "bob@firm.example"), timeout=5)
        value = result.json
        self.assertEqual((76, "deferred", True, "eod", []),
                         (result.code, *(value[key] for key in ("status", "uncertain", "stage", "accepted"))))
        self.assertEqual(["bob@firm.example"], [one["address"] for one in value["rejected"]])

    def test_starttls_refused_stripped_or_doubled(self):
        for answer, code, status in (("454 4.7.0 later", 75, "deferred"), ("502 5.5.1 no", 69, "failed"),
                                     (b"220 go\r\n220 go\r\n", 69, "failed"), (b"220 go\r\n250 inj", 69, "failed")):
            with self.subTest(answer=answer):
                result = self.attempt("STARTTLS", answer)
                self.assertEqual((status, "starttls"), (result.json["status"], result.json["stage"]))
                self.assertIn(result.code, (code, 77, 78))
        with Server() as server:
            result = self.send(server, "--ca", ca(), security="starttls")
        self.assertEqual(("failed", "starttls", []), (result.json["status"], result.json["stage"], server.messages))


if __name__ == "__main__":
    main()
