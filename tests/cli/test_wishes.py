"""send: what is asked of the relay beyond taking the message."""

from smtpserver import Server
from support import TestCase, main


class Wishes(TestCase):
    def test_nonsense_is_a_usage_error(self):
        for words in (("--dsn", "sometimes"), ("--dsn", "never,failure"), ("--dsn", ""), ("--dsn-return", "some"), ("--envid", ""),
                      ("--envid", "x" * 101), ("--envid", "a\nb"), ("--hold-for", "0"), ("--hold-for", "1e3"),
                      ("--hold-for", "1000000000"), ("--hold-until", "tomorrow"), ("--hold-until", "2026-03-02T14:00:00"),
                      ("--hold-for", "5", "--hold-until", "2026-03-02T14:00:00Z"), ("--deliver-by", "-5"),
                      ("--deliver-by", "60:never"), ("--priority", "10"), ("--priority", "high")):
            with self.subTest(words=words), Server() as server:
                result = self.send(server, *words)
                self.assertEqual((64, "failed", 0), (result.code, result.json["status"], server.connections))

    def test_what_the_server_offers_is_asked(self):
        offered = ("8BITMIME", "DSN", "FUTURERELEASE 100000 2030-01-01T00:00:00Z", "DELIVERBY 60", "MT-PRIORITY MIXER")
        with Server(capabilities=offered) as server:
            result = self.send(server, "--dsn", "success,delay", "--dsn-return", "headers", "--envid", "id+1", "--hold-for", "60",
                               "--deliver-by", "120:return", "--priority", "3")
        self.assertEqual((0, []), (result.code, result.json["notOffered"]))
        for parameter in ("RET=HDRS", "ENVID=id+2B1", "HOLDFOR=60", "BY=120;R", "MT-PRIORITY=3"):
            self.assertIn(parameter, server.messages[0].parameters.split(" "))
        [rcpt] = [line for line in server.commands if line.startswith("RCPT")]
        self.assertIn("NOTIFY=SUCCESS,DELAY", rcpt)

    def test_what_it_does_not_offer_is_said_or_refused(self):
        with Server() as server:
            result = self.send(server, "--dsn", "never", "--priority", "3")
        self.assertEqual((0, {"DSN", "MT-PRIORITY"}), (result.code, set(result.json["notOffered"])))
        self.assertIn(b"MT-PRIORITY", result.err)
        for words in (("--require-tls",), ("--hold-for", "60"), ("--deliver-by", "60:return")):
            with self.subTest(words=words), Server() as server:
                result = self.send(server, *words)
                self.assertEqual((65, "failed", "local", []),
                                 (result.code, result.json["status"], result.json["stage"], server.messages))
                self.assertNotIn("MAIL", server.words())


if __name__ == "__main__":
    main()
