"""send --host to a server that takes two recipients for each message (452 4.5.3): the others are served by further
transactions, and all is told as one."""

from smtpserver import CAPABILITIES, DROP, Server
from support import TestCase, main, parse

FIVE = tuple(f"r{number}@x.example" for number in range(5))


class TakesTwo:
    """answers of a Server; refused: addresses it does not know; later: what the second transaction and those after it get."""

    def __init__(self, refused=(), later=None):
        self.refused, self.later, self.named, self.transactions = refused, later or {}, 0, 0

    def answers(self):
        return {"MAIL": self.mail, "RCPT": self.rcpt, ".": self.end}

    def mail(self, _):
        self.named, self.transactions = 0, self.transactions + 1
        return self.of_a_later_one("MAIL")

    def rcpt(self, path):
        self.named += 1
        if self.named > 2:
            return "452 4.5.3 too many recipients"
        return "550 5.1.1 no such user" if any(address in path for address in self.refused) else None

    def end(self, _):
        return self.of_a_later_one(".")

    def of_a_later_one(self, word):
        return self.later.get(word) if self.transactions > 1 else None


class Transactions(TestCase):
    def deliver(self, server_side, expected_code):
        with Server(answers=server_side.answers()) as server:
            result = self.send(server, to=FIVE)
        self.assertEqual(expected_code, result.code, result.out)
        self.assertEqual(1, server.connections)
        self.assertEqual(1, len({parse(message.data)["Message-ID"] for message in server.messages}))
        return result.json, server

    def test_all_are_served_once(self):
        value, server = self.deliver(TakesTwo(), 0)
        self.assertEqual(("sent", None), (value["status"], value["stage"]))
        self.assertEqual(list(FIVE), value["accepted"])
        self.assertEqual([], value["rejected"])
        self.assertEqual([list(FIVE[:2]), list(FIVE[2:4]), list(FIVE[4:])], [message.recipients for message in server.messages])
        self.assertEqual(1, len({message.data for message in server.messages}))

    def test_the_refused_ones_are_listed(self):
        value, server = self.deliver(TakesTwo(refused=("r1@", "r4@")), 69)
        self.assertEqual(("partial", "rcpt", 550), (value["status"], value["stage"], value["code"]))
        self.assertEqual([FIVE[0], FIVE[2], FIVE[3]], value["accepted"])
        self.assertEqual([(FIVE[1], 550, "5.1.1", True), (FIVE[4], 550, "5.1.1", True)],
                         [(item["address"], item["code"], item["enhanced"], item["permanent"]) for item in value["rejected"]])
        self.assertEqual(value["accepted"], [path for message in server.messages for path in message.recipients])

    def test_a_later_content_refused_is_its_recipients_refusal(self):
        value, _ = self.deliver(TakesTwo(later={".": "554 5.6.0 no more of it"}), 69)
        self.assertEqual("partial", value["status"])
        self.assertEqual(list(FIVE[:2]), value["accepted"])
        self.assertLessEqual({(path, 554, True) for path in FIVE[2:4]},
                             {(item["address"], item["code"], item["permanent"]) for item in value["rejected"]})

    def test_a_server_that_has_enough_defers_the_rest(self):
        value, _ = self.deliver(TakesTwo(later={"MAIL": ("421 4.7.0 enough", DROP)}), 75)
        self.assertEqual("partial", value["status"])
        self.assertEqual(list(FIVE[:2]), value["accepted"])
        self.assertEqual({(path, 421, False) for path in FIVE[2:]},
                         {(item["address"], item["code"], item["permanent"]) for item in value["rejected"]})

    def test_a_later_connection_refused_is_no_refusal_of_a_recipient(self):
        with Server(capabilities=(*CAPABILITIES, "LIMITS RCPTMAX=2 MAILMAX=1"),
                    answers={"CONNECT": [None, "554 5.7.1 not you"]}) as server:
            result = self.send(server, to=FIVE)
        value = result.json
        self.assertEqual((75, "partial", None), (result.code, value["status"], value["code"]))
        self.assertEqual(list(FIVE[:2]), value["accepted"])
        self.assertEqual([(path, None, None, False) for path in FIVE[2:]],
                         [(item["address"], item["code"], item["enhanced"], item["permanent"]) for item in value["rejected"]])

    def test_a_link_lost_in_a_later_one_is_uncertain(self):
        value, _ = self.deliver(TakesTwo(later={".": DROP}), 76)
        self.assertEqual((True, "eod"), (value["uncertain"], value["stage"]))
        self.assertEqual(list(FIVE[:2]), value["accepted"])


if __name__ == "__main__":
    main()
