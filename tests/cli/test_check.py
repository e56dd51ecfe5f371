"""A copy of one's own mail, read back: what the server there wrote down."""

import unittest

from support import TestCase, main

HEAD = b"From: Ada <ada@firm.example>\r\nSubject: hi\r\n\r\nhello\r\n"
SIGNATURE = b"DKIM-Signature: v=1; a=rsa-sha256; d=firm.example; s=k1; bh=x; b=y\r\n"


class Received(TestCase):
    def received(self, data, *words):
        path = self.folder / "copy.eml"
        path.write_bytes(data)
        return self.in_profile("check", "--received", path, "--json", *words)

    def test_what_the_server_says_is_explained(self):
        good = self.received(b"Authentication-Results: mx.far.example;\r\n spf=pass smtp.mailfrom=firm.example;\r\n"
                             b" dkim=pass (2048-bit) header.d=firm.example; dmarc=pass header.from=firm.example\r\n"
                             + SIGNATURE + HEAD)
        self.assertEqual(0, good.code, good.err)
        self.assertEqual(("mx.far.example", "confirmed", "ada@firm.example"),
                         (good.json["server"], good.json["state"], good.json["from"]))
        self.assertEqual(["spf", "dkim", "dmarc"], [result["method"] for result in good.json["results"]])
        self.assertEqual("2048-bit", good.json["results"][1]["reason"])
        self.assertEqual([{"domain": "firm.example", "selector": "k1"}], good.json["signatures"])

    def test_what_is_not_confirmed_or_not_there(self):
        bad = self.received(b"Authentication-Results: mx.far.example; dmarc=fail\r\n" + HEAD)
        self.assertEqual((69, "notConfirmed"), (bad.code, bad.json["state"]))
        none = self.received(HEAD)
        self.assertEqual((69, "unchecked"), (none.code, none.json["state"]))
        self.assertEqual(66, self.in_profile("check", "--received", self.folder / "none.eml").code)
        self.assertEqual(65, self.received(b"no message").code)
        self.assertEqual(64, self.in_profile("check").code)

    def test_control_characters_stay_away_from_the_terminal(self):
        path = self.folder / "copy.eml"
        path.write_bytes(b"Authentication-Results: mx\x1b[31m.example; spf=\x1b[2Jpass (\x1b]0;x\x07)\r\n" + HEAD)
        shown = self.in_profile("check", "--received", path)
        self.assertNotIn(b"\x1b", shown.out)

    def test_recipients(self):
        checked = self.in_profile("check", "--recipient", "g@gmail.con", "--nameserver", "127.0.0.1:1", "--json")
        self.assertEqual(75, checked.code, checked.err)
        one = checked.json["recipients"][0]
        self.assertEqual(("unknown", "g@gmail.com"), (one["state"], one["suggestion"]))
        self.assertEqual(64, self.in_profile("check", "--recipient", "nobody").code)
        self.assertEqual(64, self.in_profile("check", "firm.example", "--recipient", "a@b.example").code)

    def test_a_copy_names_the_selectors(self):
        checked = self.received(SIGNATURE + HEAD, "firm.example", "--nameserver", "127.0.0.1:1")
        self.assertEqual(75, checked.code)
        self.assertEqual(["k1"], [key["selector"] for key in checked.json["dkim"]])


if __name__ == "__main__":
    main()
