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


if __name__ == "__main__":
    main()
