"""probe: what each port offers, and a recommendation that is safe or none."""

import socket
import threading
import time

from listener import Listener
from smtpserver import SILENCE, Server
from support import TestCase, ca, main, tls_context

# Port 1 answers no question, so nobody is asked.
NOBODY = ("--nameserver", "127.0.0.1:1", "--autoconfig", "none", "--ispdb", "none")
CANDIDATE_KEYS = {"port", "security", "address", "ok", "stage", "text", "connectMs", "tlsMs", "tls", "capabilities", "auth", "size"}
TLS_KEYS = {"version", "cipher", "trusted", "subject", "issuer", "names", "notAfter", "errors"}


class Portal(Listener):
    """Answers in the place of every server, with one certificate that names none of them."""

    def __init__(self):
        self.context = tls_context("other")  # made before anybody asks: two at once would make two
        super().__init__()

    def serve(self, connection):
        try:
            with self.context.wrap_socket(connection, server_side=True) as tls:
                tls.recv(1)
        except OSError:
            pass


class EveryName(socket.socket):
    """A name server to which every name is this machine's."""

    def __init__(self):
        super().__init__(socket.AF_INET, socket.SOCK_DGRAM)
        self.bind(("127.0.0.1", 0))
        self.port = self.getsockname()[1]
        threading.Thread(target=self.answer, daemon=True).start()

    def answer(self):
        while True:
            try:
                query, asker = self.recvfrom(4096)
            except OSError:
                return
            end = query.index(b"\0", 12) + 5
            is_address = query[end - 4:end - 2] == b"\0\1"
            counts = b"\0\1" + (b"\0\1" if is_address else b"\0\0") + b"\0\0\0\0"
            record = b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\x7f\0\0\1" if is_address else b""
            self.sendto(query[:2] + b"\x81\x80" + counts + query[12:end] + record, asker)


class Probe(TestCase):
    def probe(self, *words, host="127.0.0.1"):
        result = self.run_program("probe", host, "--json", *words)
        value = result.json
        self.assertLessEqual({"host", "candidates", "best", "verdict"}, set(value))
        for candidate in value["candidates"]:
            self.assertLessEqual(CANDIDATE_KEYS, set(candidate))
            if candidate["tls"]:
                self.assertLessEqual(TLS_KEYS, set(candidate["tls"]))
            self.assertEqual(candidate["ok"], candidate["stage"] is None and candidate["text"] is None)
        self.assertEqual(0 if value["best"] else 69, result.code)
        self.assertTrue(value["verdict"])
        return value

    def test_both_forms_of_a_port(self):
        for tls, security in (("starttls", "starttls"), ("implicit", "tls")):
            with self.subTest(tls=tls), Server(tls=tls, context=tls_context(), users={"a": "b"}) as server:
                value = self.probe("--port", server.port, "--ca", ca(), "--timeout", "5")
                self.assertEqual({"starttls", "tls"}, {candidate["security"] for candidate in value["candidates"]})
                self.assertEqual((server.port, security), (value["best"]["port"], value["best"]["security"]))
                [good] = [candidate for candidate in value["candidates"] if candidate["ok"]]
                self.assertEqual(("127.0.0.1", 36700160, ["PLAIN", "LOGIN"]), (good["address"], good["size"], good["auth"]))
                self.assertIn("PIPELINING", good["capabilities"])
                self.assertTrue(good["tls"]["trusted"])
                self.assertEqual([], good["tls"]["errors"])
                self.assertIn("localhost", good["tls"]["names"])
                self.assertRegex(good["tls"]["notAfter"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")

    def test_a_proxy_that_is_down_is_not_gone_around(self):
        with Server(tls="starttls", context=tls_context()) as server, Server() as gone:
            gone.close()
            value = self.probe("--port", server.port, "--ca", ca(), "--proxy", f"http://127.0.0.1:{gone.port}")
        self.assertIsNone(value["best"])
        self.assertEqual({("connect", None)}, {(candidate["stage"], candidate["address"]) for candidate in value["candidates"]})
        self.assertTrue(all("proxy" in candidate["text"] for candidate in value["candidates"]))
        self.assertEqual([], server.words())

    def test_says_nothing_but_the_greetings(self):
        with Server(tls="starttls", context=tls_context(), users={"a": "b"}) as server:
            self.probe("--port", server.port, "--ca", ca(), "--timeout", "5")
        self.assertLessEqual(set(server.words()), {"EHLO", "STARTTLS", "QUIT"} | {
            word for word in server.words() if not word.isascii() or not word.isalpha()})
        self.assertEqual(["EHLO", "STARTTLS", "EHLO", "QUIT"], [word for word in server.words() if word.isalpha()])

    def test_several_ports(self):
        with Server(tls="starttls", context=tls_context()) as first, Server(tls="implicit", context=tls_context()) as second:
            value = self.probe("--port", first.port, "--port", second.port, "--ca", ca(), "--timeout", "5")
        self.assertEqual((first.port, "starttls"), (value["best"]["port"], value["best"]["security"]))
        self.assertEqual(2, sum(candidate["ok"] for candidate in value["candidates"]))

    def test_the_first_one_overtakes_the_others(self):
        with Server(tls="starttls", context=tls_context()) as quick, Server(answers={"CONNECT": SILENCE}) as silent:
            value = self.probe("--first", "--port", quick.port, "--port", silent.port, "--ca", ca())
        texts = {candidate["text"] for candidate in value["candidates"] if candidate["port"] == silent.port}
        self.assertEqual(quick.port, value["best"]["port"])
        self.assertEqual({"Not finished: another endpoint was quicker."}, texts)

    def test_certificate_that_does_not_hold(self):
        with Server(tls="starttls", context=tls_context("other")) as server:
            value = self.probe("--port", server.port, "--ca", ca(), "--timeout", "5")
        self.assertIsNone(value["best"])
        [candidate] = [candidate for candidate in value["candidates"] if candidate["security"] == "starttls"]
        self.assertEqual((False, "tls", False), (candidate["ok"], candidate["stage"], candidate["tls"]["trusted"]))
        self.assertIn("otherName", candidate["tls"]["errors"])
        self.assertEqual(["wrong.example"], candidate["tls"]["names"])

    def test_plain_text_is_never_recommended(self):
        with Server() as server:
            value = self.probe("--port", server.port, "--timeout", "3")
        self.assertIsNone(value["best"])
        self.assertIn("not safe", value["verdict"])

    def test_first(self):
        with Server(tls="implicit", context=tls_context()) as server:
            value = self.probe("--port", server.port, "--first", "--ca", ca(), "--timeout", "5")
        self.assertEqual("tls", value["best"]["security"])

    def test_silence_ends(self):
        with Server(answers={"CONNECT": SILENCE}) as server:
            value = self.probe("--port", server.port, "--timeout", "0.5")
        self.assertIsNone(value["best"])
        self.assertEqual("greeting", value["candidates"][0]["stage"])

    def test_nobody_there(self):
        with Server() as server:
            pass
        value = self.probe("--port", server.port, "--timeout", "3")
        self.assertEqual({"connect"}, {candidate["stage"] for candidate in value["candidates"]})

    def test_usual_ports(self):
        value = self.probe("--timeout", "1")
        self.assertEqual([(587, "starttls"), (465, "tls"), (2525, "starttls")],
                         [(candidate["port"], candidate["security"]) for candidate in value["candidates"]])

    def test_an_address_is_answered_within_ten_seconds_whatever_keeps_silent(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
            silent.bind(("127.0.0.1", 0))
            begin = time.monotonic()
            value = self.probe("--nameserver", f"127.0.0.1:{silent.getsockname()[1]}", "--autoconfig", "none", "--ispdb", "none",
                               host="ada@example.org")
            self.assertLess(time.monotonic() - begin, 12)  # 15 where the limits of search and probe add up
        self.assertIsNone(value["best"])

    def test_a_network_that_wants_a_sign_in_first_is_called_that(self):
        with Portal() as portal, EveryName() as names:
            value = self.probe("--nameserver", f"127.0.0.1:{names.port}", "--autoconfig",
                               f"https://autoconfig.{{domain}}:{portal.port}/file", "--ispdb",
                               f"https://files.example.net:{portal.port}/{{domain}}", "--port", portal.port,
                               host="ada@example.org")
        self.assertIsNone(value["best"])
        self.assertTrue(value["captivePortal"])
        self.assertIn("sign-in page", value["verdict"])
        self.assertEqual({"captivePortal"}, {candidate["kind"] for candidate in value["candidates"]})
        self.assertTrue(all("sign in" in candidate["text"] for candidate in value["candidates"]))

    def test_a_strangers_certificate_at_one_server_alone_is_no_sign_in_page(self):
        with Portal() as portal:
            value = self.probe("--port", portal.port)
        self.assertFalse(value["captivePortal"])
        self.assertIn("certificateInvalid", {candidate["kind"] for candidate in value["candidates"]})

    def test_address_names_the_hosts(self):
        value = self.probe("--timeout", "0.2", "--port", "2", *NOBODY, host="ada@domain.invalid")
        self.assertEqual({"smtp.domain.invalid", "mail.domain.invalid", "domain.invalid"},
                         {candidate["host"] for candidate in value["candidates"]})
        self.assertEqual({"resolve"}, {candidate["stage"] for candidate in value["candidates"]})
        self.assertEqual(["provider", "srv", "srv", "mx", "guess"], [source["source"] for source in value["sources"]])

    def test_an_internationalised_host_is_told_in_both_forms(self):
        words = ("--nameserver", "127.0.0.1:1", "--timeout", "0.5", "--port", "2")
        value = self.probe(*words, host="bücher.invalid")
        self.assertEqual({("bücher.invalid", "xn--bcher-kva.invalid")},
                         {(candidate["host"], candidate["asciiHost"]) for candidate in value["candidates"]})
        text = self.run_program("probe", "bücher.invalid", *words).out.decode()
        self.assertIn("bücher.invalid (xn--bcher-kva.invalid) 2 ", text)

    def test_a_provider_names_its_own(self):
        value = self.probe("--timeout", "0.2", *NOBODY, host="Ada <ada@web.de>")
        self.assertEqual({("smtp.web.de", 587), ("smtp.web.de", 465)},
                         {(candidate["host"], candidate["port"]) for candidate in value["candidates"]})
        self.assertEqual("found", value["sources"][0]["state"])
        self.assertEqual([], self.probe(*NOBODY, host="ada@tuta.com")["candidates"])

    def test_text_for_people(self):
        with Server(tls="starttls", context=tls_context()) as server:
            result = self.run_program("probe", "127.0.0.1", "--port", server.port, "--ca", ca(), "--timeout", "5")
        self.assertEqual(0, result.code)
        self.assertIn(b"works on port", result.out)


if __name__ == "__main__":
    main()
