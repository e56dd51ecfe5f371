"""send --eml: the message as given."""

import base64

from smtpserver import BINARY, Server
from support import TestCase, main, parse

READY = (b"From: Ada <ada@example.org>\nTo: Grace <grace@navy.example>,\n bob@firm.example\nCc: carol@firm.example\n"
         b"Bcc: secret@hidden.example,\n two@hidden.example\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\nX-Own: kept  as is \n"
         b"Date: Mon, 2 Mar 2026 14:02:00 +0100\nMessage-ID: <own@example.org>\n\nbody\n.leading dot\n\nend\n")


class Eml(TestCase):
    def send_eml(self, content, *words, sender=None, to=(), **server_words):
        path = self.write("message.eml", content)
        with Server(**server_words) as server:
            result = self.send(server, "--eml", path, *words, sender=sender, to=to)
        return server, result

    def test_addresses_from_the_headers(self):
        server, result = self.send_eml(READY)
        self.assertEqual(0, result.code, result.json["text"])
        [message] = server.messages
        self.assertEqual("ada@example.org", message.sender)
        self.assertEqual({"grace@navy.example", "bob@firm.example", "carol@firm.example", "secret@hidden.example",
                          "two@hidden.example"}, set(message.recipients))
        self.assertEqual("<own@example.org>", result.json["messageId"])

    def test_only_bcc_and_line_ends_change(self):
        server, _ = self.send_eml(READY)
        expected = READY.replace(b"Bcc: secret@hidden.example,\n two@hidden.example\n", b"").replace(b"\n", b"\r\n")
        self.assertEqual(expected, server.messages[0].data)

    def test_addresses_on_the_command_line_are_the_envelope(self):
        server, result = self.send_eml(READY, sender="other@example.org", to=("dora@firm.example",))
        self.assertEqual(("other@example.org", ["dora@firm.example"]), (server.messages[0].sender, server.messages[0].recipients))
        self.assertNotIn(b"dora@", server.messages[0].data)
        self.assertNotIn(b"hidden.example", server.messages[0].data)

    def test_date_and_message_id_are_added(self):
        server, result = self.send_eml(b"From: ada@example.org\r\nTo: grace@navy.example\r\nResent-Bcc: x@y.example\r\n\r\nhi\r\n")
        parsed = parse(server.messages[0].data)
        self.assertEqual(result.json["messageId"], parsed["Message-ID"])
        self.assertTrue(parsed["Message-ID"].endswith("@example.org>"))
        self.assertIsNotNone(parsed["Date"].datetime)
        self.assertIsNone(parsed["Resent-Bcc"])

    def test_base64_stays_where_binary_would_be_shorter(self):
        content = (b"From: ada@example.org\nTo: grace@navy.example\nDate: Mon, 2 Mar 2026 14:02:00 +0100\n"
                   b"Message-ID: <own@example.org>\nMIME-Version: 1.0\nContent-Type: application/x\n"
                   b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(bytes(range(256)) * 400))
        server, result = self.send_eml(content, capabilities=BINARY)
        self.assertEqual((0, "asIs"), (result.code, result.json["form"]))
        self.assertEqual(content.replace(b"\n", b"\r\n"), server.messages[0].data)

    def test_from_standard_input(self):
        with Server() as server:
            result = self.send(server, "--eml", "-", sender=None, to=(), stdin=READY)
        self.assertEqual(0, result.code)
        self.assertIn(b"\r\n.leading dot\r\n", server.messages[0].data)

    def test_last_line_without_its_end(self):
        server, _ = self.send_eml(READY + b"no end")
        self.assertTrue(server.messages[0].data.endswith(b"\r\nno end\r\n"))

    def test_eight_bit_goes_where_it_may(self):
        content = READY.replace(b"body\n", "Grüße\n".encode())
        server, result = self.send_eml(content)
        self.assertEqual(0, result.code)
        self.assertIn("BODY=8BITMIME", server.messages[0].parameters)
        self.assertIn("Grüße\r\n".encode(), server.messages[0].data)
        self.assertEqual("asIs", result.json["form"])

    def test_eight_bit_is_encoded_where_it_may_not(self):
        content = READY.replace(b"body\n", "body: Grüße, and more of it\n".encode())
        server, result = self.send_eml(content, capabilities=("PIPELINING", "SIZE 10000"))
        self.assertEqual((0, "sevenBit"), (result.code, result.json["form"]))
        [message] = server.messages
        self.assertEqual(f"SIZE={len(message.data)}", message.parameters)
        self.assertTrue(message.data.isascii())
        parsed = parse(message.data)
        self.assertEqual("quoted-printable", parsed["Content-Transfer-Encoding"])
        self.assertIn("body: Grüße, and more of it", parsed.get_content())

    def test_a_signature_is_never_broken(self):
        content = READY.replace(b"\n\nbody\n", "\nContent-Type: multipart/signed; boundary=s\n\n--s\n\nGrüße\n--s\n\nx\n--s--\n".encode())
        server, result = self.send_eml(content, capabilities=("PIPELINING",))
        self.assertEqual((65, "failed", "local", []), (result.code, result.json["status"], result.json["stage"], server.messages))
        self.assertNotIn("MAIL", server.words())
        server, result = self.send_eml(content)
        self.assertEqual((0, "asIs"), (result.code, result.json["form"]))

    def test_long_lines_are_broken(self):
        server, result = self.send_eml(READY.replace(b"body\n", b"x" * 5000 + b"\n"))
        self.assertEqual((0, "eightBit"), (result.code, result.json["form"]))
        data = server.messages[0].data
        self.assertLessEqual(max(map(len, data.split(b"\r\n"))), 998)
        self.assertIn("x" * 5000, parse(data).get_content())

    def test_long_lines_of_a_header_are_refused(self):
        server, result = self.send_eml(READY.replace(b"kept", b"x" * 999))
        self.assertEqual((65, "failed", "local", []), (result.code, result.json["status"], result.json["stage"], server.messages))
        self.assertNotIn("MAIL", server.words())

    def test_headers_beyond_ascii_need_smtputf8(self):
        content = READY.replace(b"kept", "Grüße".encode())
        server, result = self.send_eml(content)
        self.assertEqual((65, "failed", "local"), (result.code, result.json["status"], result.json["stage"]))
        self.assertNotIn("MAIL", server.words())
        server, result = self.send_eml(content, capabilities=("8BITMIME", "SMTPUTF8"))
        self.assertEqual(0, result.code)
        self.assertIn("SMTPUTF8", server.messages[0].parameters)
        self.assertIn("Grüße".encode(), server.messages[0].data)

    def test_no_message(self):
        for content in (b"", b"just text without a header\n", b"To: grace@navy.example\n\nno From\n",
                        b"From: ada@example.org\n\nno recipient\n"):
            server, result = self.send_eml(content)
            self.assertEqual((65, "local", 0), (result.code, result.json["stage"], server.connections), content)

    def test_a_broken_recipient_is_named(self):
        head = b"From: ada@example.org\n"
        for content, named in ((b"To: good@x.example, broken@@x, z@y.example\n", "broken@@x"), (b"To: broken@@x\n", "broken@@x"),
                               (b"To: a@x.example\nCc: Bob <bob>\n", "Bob <bob>"), (b"Bcc: a@x.example, b@y..example\n", "b@y..example")):
            with self.subTest(content=content):
                server, result = self.send_eml(head + content + b"\nhi\n")
                self.assertEqual((65, "failed", "local", 0),
                                 (result.code, result.json["status"], result.json["stage"], server.connections))
                self.assertIn(named, result.json["text"])
        server, result = self.send_eml(b"From: broken@@x\nTo: a@x.example\n\nhi\n")
        self.assertEqual((65, "local", 0), (result.code, result.json["stage"], server.connections))
        self.assertIn("broken@@x", result.json["text"])
        server, result = self.send_eml(head + b"To: broken@@x\n\nhi\n", to=("dora@firm.example",))
        self.assertEqual((0, ["dora@firm.example"]), (result.code, server.messages[0].recipients))

    def test_a_broken_recipient_is_not_queued(self):
        path = self.write("broken.eml", b"From: ada@example.org\nTo: good@x.example, broken@@x\n\nhi\n")
        with Server() as server:
            self.add_account(server)
            for words in (("send", "--account", "lab", "--eml", path, "--json"), ("outbox", "add", "--account", "lab", path, "--json")):
                result = self.in_profile(*words)
                self.assertEqual(65, result.code, words)
                self.assertIn("broken@@x", result.json["text"])
            self.assertEqual([], self.in_profile("outbox", "list", "--json").json["items"])
            self.assertEqual(0, server.connections)

    def test_control_characters_are_refused_and_their_field_is_named(self):
        for bad in (b"\x1b[2J", b"\x01", b"\0", b"\x7f"):
            for content, field in ((READY.replace(b"Subject: ", b"Subject: x" + bad), "Subject"),
                                   (READY.replace(b"From: Ada", b"From: Ada" + bad), "From"),
                                   (READY.replace(b"kept", b"kept\n " + bad), "X-Own")):
                with self.subTest(bad=bad, field=field):
                    server, result = self.send_eml(content)
                    self.assertEqual((65, "failed", "local", 0),
                                     (result.code, result.json["status"], result.json["stage"], server.connections))
                    self.assertIn(field, result.json["text"])
        server, result = self.send_eml(READY + b"a\0b\n")
        self.assertEqual((65, "local", 0), (result.code, result.json["stage"], server.connections))

    def test_what_is_no_message_is_told_so(self):
        _, result = self.send_eml(b"just text without a header\n")
        self.assertEqual("This is no mail message.", result.json["text"])

    def test_smuggling(self):
        for end in (b"\n.\nMAIL FROM:<x@evil.example>\n", b"\r.\rMAIL FROM:<x@evil.example>\r", b"\n.\rMAIL FROM:<x@evil.example>\n"):
            server, result = self.send_eml(READY + end)
            if result.code == 0:
                self.assertEqual(1, len(server.messages), end)
                self.assertNotIn("x@evil.example", [message.sender for message in server.messages])
                self.assertIn(b"x@evil.example", server.messages[0].data)
            else:
                self.assertEqual(65, result.code)


if __name__ == "__main__":
    main()
