"""account set-backup: another account's relay while one's own is out of reach, and never else."""

from smtpserver import Server
from support import TestCase, main


class Backup(TestCase):
    def queued(self):
        result = self.in_profile("send", "--account", "lab", "--to", "grace@navy.example", "--subject", "s", "--body", "hi",
                                 "--queue", "--json")
        self.assertEqual(0, result.code, result.err)
        return result.json["outboxId"]

    def run_outbox(self, identifier):
        self.in_profile("outbox", "run", "--until-empty", "--json")
        return self.in_profile("outbox", "show", identifier, "--json").json

    def test_taken_only_where_it_is_set_and_the_own_server_is_gone(self):
        with Server() as other:
            own = Server()
            own.__enter__()
            self.add_account(own)
            self.add_account(other, label="spare")
            result = self.in_profile("account", "set-backup", "lab", "spare", "--json")
            self.assertEqual((0, "spare"), (result.code, result.json["backup"]), result.err)
            listed = self.in_profile("account", "list", "--json").json["accounts"]
            self.assertEqual(["spare", None], [account["backup"] for account in listed])
            self.assertIn(b"its backup is spare", self.in_profile("account", "list").out)
            own_item = self.run_outbox(self.queued())
            self.assertEqual(("sent", None), (own_item["state"], own_item["receipt"]["insteadOf"]))
            self.assertEqual((1, 0), (len(own.messages), len(other.messages)))
            own.__exit__(None, None, None)
            item = self.run_outbox(self.queued())
            self.assertEqual("sent", item["state"], item)
            self.assertEqual("connect", item["receipt"]["insteadOf"]["stage"])
            self.assertEqual((f"127.0.0.1:{own.port}", "127.0.0.1"), (item["relay"], item["backup"]))
            self.assertEqual(1, len(other.messages))
            self.assertEqual(0, self.in_profile("account", "set-backup", "lab", "none").code)
            result = self.in_profile("send", "--account", "lab", "--to", "grace@navy.example", "--body", "hi", "--json")
            self.assertEqual((75, "connect"), (result.code, result.json["stage"]), result.err)
            item, = [item for item in self.in_profile("outbox", "list", "--json").json["items"] if item["state"] != "sent"]
            self.assertEqual(("waiting", None), (item["state"], item["backup"]))
            self.assertEqual(1, len(other.messages))

    def test_a_plain_send_goes_by_it_at_once_and_says_so(self):
        with Server() as other:
            with Server() as own:
                self.add_account(own)
            self.add_account(other, label="spare")
            self.assertEqual(0, self.in_profile("account", "set-backup", "lab", "spare").code)
            result = self.in_profile("send", "--account", "lab", "--to", "grace@navy.example", "--body", "hi", "--json")
            self.assertEqual(0, result.code, result.err)
            item = self.in_profile("outbox", "show", result.json["outboxId"], "--json").json
            self.assertEqual(("sent", "connect"), (item["state"], item["receipt"]["insteadOf"]["stage"]))
            self.assertEqual(1, len(other.messages))

    def test_what_cannot_be_a_backup(self):
        with Server() as server:
            self.add_account(server)
        self.assertEqual(64, self.in_profile("account", "set-backup", "lab").code)
        self.assertEqual(64, self.in_profile("account", "set-backup", "lab", "lab").code)
        self.assertEqual(78, self.in_profile("account", "set-backup", "lab", "nobody").code)


if __name__ == "__main__":
    main()
