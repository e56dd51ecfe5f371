"""What is to be sent: exactly as given, or refused before any connection."""

import email.header
import hashlib
import os

from smtpserver import Server
from support import TestCase, certificates, main, parse


class Input(TestCase):
    def test_client_certificate(self):
        good, other = certificates() / "self.crt", certificates() / "server.key"
        rubbish = self.write("rubbish.pem", "nothing")
        self.assert_refused(66, "--client-cert", "missing", "--client-key", rubbish)
        self.assert_refused(66, "--client-cert", good, "--client-key", "missing")
        self.assert_refused(78, "--client-cert", rubbish, "--client-key", rubbish)
        self.assert_refused(78, "--client-cert", good, "--client-key", rubbish)
        self.assert_refused(78, "--client-cert", good, "--client-key", other)
        self.assert_refused(64, "--client-cert", good)
        self.assert_refused(64, "--client-key", rubbish)
        self.assert_refused(66, "--pkcs12", "missing")
        self.assert_refused(78, "--pkcs12", rubbish)
        self.assert_refused(64, "--pkcs12", rubbish, "--client-cert", good, "--client-key", other)
        self.assert_refused(64, "--passphrase-env", "PILLARBOX_TEST_PASSWORD")

    def test_proxy(self):
        for words in (("--proxy", "ftp://a:1"), ("--proxy", "http://a:secret@b:1"), ("--proxy", "socks5://a"),
                      ("--proxy", "none", "--proxy-password-env", "PILLARBOX_TEST_NOT_SET")):
            with self.subTest(words=words):
                self.assert_refused(64, *words)

    def assert_refused(self, code, *words, **more):
        with Server() as server:
            result = self.send(server, *words, **more)
        value = result.json
        self.assertEqual((code, "failed", "local"), (result.code, value["status"], value["stage"]), (words, more, value["text"]))
        self.assertEqual(0, server.connections)
        return value

    def test_control_characters(self):
        for bad in ("a\nb", "a\rb", "a\r\nBcc: x@y.example", "a\x01b", "a\x7fb", "a\x1bb"):
            with self.subTest(bad=bad):
                self.assert_refused(65, "--subject", bad)
                self.assert_refused(65, sender=f"{bad} <ada@example.org>")
                self.assert_refused(65, "--to", f"{bad}@x.example")
                self.assert_refused(65, "--cc", f"x@{bad}.example")
                self.assert_refused(65, "--bcc", f"\"{bad}\" <x@y.example>")

    def test_file_name_with_a_line_break(self):
        path = self.write("bad\nBcc: x@y.example.txt", "x")
        with Server() as server:
            result = self.send(server, "--attach", path)
        if result.code == 0:  # encoded, then
            [attachment] = parse(server.messages[0].data).iter_attachments()
            self.assertEqual(path.name, attachment.get_filename())
            self.assertEqual(["grace@navy.example"], server.messages[0].recipients)
        else:
            self.assertEqual((65, 0), (result.code, server.connections))

    def test_bad_addresses(self):
        for bad in ("", "x", "x@", "@y.example", "a@b.example, c@d.example", "a b@c.example", "<a@b.example", "a@b..example",
                    "x <a@b.example> y", "a@b.example>\r\nRCPT TO:<c@d.example"):
            with self.subTest(bad=bad):
                self.assert_refused(65, to=(bad,))
        self.assert_refused(65, sender="nobody")

    def test_international_addresses(self):
        with Server() as server:
            result = self.send(server, to=("grüße@navy.example",))
        self.assertEqual((65, "failed", "local"), (result.code, result.json["status"], result.json["stage"]))
        self.assertIn("grüße@navy.example", result.json["text"])
        self.assertNotIn("MAIL", server.words())
        with Server(capabilities=("8BITMIME", "SMTPUTF8")) as server:
            result = self.send(server, to=("grüße@bücher.example",))
        self.assertEqual((0, ["grüße@xn--bcher-kva.example"]), (result.code, server.messages[0].recipients))
        self.assertIn("SMTPUTF8", server.messages[0].parameters)
        with Server() as server:
            result = self.send(server, to=("grace@bücher.example",))
        self.assertEqual(0, result.code)
        self.assertEqual(["grace@xn--bcher-kva.example"], server.messages[0].recipients)
        self.assertEqual(["grace@bücher.example"], result.json["accepted"])

    def test_files_that_cannot_be_read(self):
        folder = self.folder / "folder"
        folder.mkdir()
        os.mkfifo(self.folder / "pipe")
        for words in (("--attach", "missing"), ("--attach", folder), ("--attach", self.folder / "pipe"), ("--body-file", "missing"),
                      ("--html-file", "missing"), ("--eml", "missing"), ("--eml", folder), ("--ca", "missing"),
                      ("--body-file", folder)):
            with self.subTest(words=words):
                self.assert_refused(66, *words)

    def test_ca_without_certificate(self):
        self.assert_refused(78, "--ca", self.write("ca.pem", "nothing"))

    def test_body_that_is_no_text(self):
        self.assert_refused(65, "--body-file", self.write("body.txt", b"\xff\xfe\x00"))

    def test_names_subject_and_text_arrive(self):
        subject = "Grüße  aus Köln 🙂 = ?"
        name = "Löve, \"Ada\" (Lady)  🙂"
        body = "Zeile eins\n.\n..punkte\nFrom here\n" + "ä" * 400 + "\n" + "x" * 3000 + "\n\tTab  end  \nlast"
        with Server() as server:
            result = self.send(server, "--subject", subject, "--body", body, "--cc", f'"{name.replace(chr(34), chr(92) + chr(34))}" <bob@firm.example>',
                               sender="Ada Löve <ada@example.org>")
        self.assertEqual(0, result.code, result.json["text"])
        data = server.messages[0].data
        parsed = parse(data)
        self.assertEqual(subject, parsed["Subject"])
        self.assertEqual("Ada Löve", parsed["From"].addresses[0].display_name)
        # Python's own header objects fold several spaces into one, its decoder does not.
        header = email.message_from_bytes(data)["Cc"].rpartition(" <")[0].replace("\r\n", "")
        self.assertEqual(name, str(email.header.make_header(email.header.decode_header(header))))
        self.assertEqual(body + "\n", parsed.get_content().replace("\r\n", "\n"))
        self.assertLessEqual(max(map(len, data.split(b"\r\n"))), 998)
        self.assertNotIn(b"\n", data.replace(b"\r\n", b""))
        data.decode("ascii")

    def test_body_from_standard_input_and_html(self):
        html = self.write("body.html", "<p>Grüße</p>\n")
        with Server() as server:
            self.send(server, "--body-file", "-", "--html-file", html, stdin="Grüße\r\nzwei\n".encode())
        parsed = parse(server.messages[0].data)
        self.assertEqual("multipart/alternative", parsed.get_content_type())
        plain, rich = parsed.iter_parts()
        self.assertEqual("Grüße\nzwei\n", plain.get_content().replace("\r\n", "\n"))
        self.assertEqual(("text/html", "<p>Grüße</p>"), (rich.get_content_type(), rich.get_content().strip()))

    def test_attachments_arrive_byte_for_byte(self):
        files = {"all bytes.bin": bytes(range(256)) * 41, "Übersicht 2026 – final.pdf": os.urandom(70001), "empty": b"",
                 "dots.txt": b".\r\n..\n\r\r\n.", "mail.eml": b"Subject: inner\r\n\r\ninner\r\n", "x" * 200 + ".txt": b"long"}
        words = [word for name, content in files.items() for word in ("--attach", self.write(name, content))]
        with Server() as server:
            result = self.send(server, "--body", "see there", *words)
        self.assertEqual(0, result.code)
        parsed = parse(server.messages[0].data)
        got = {}
        for part in parsed.iter_attachments():
            self.assertEqual("attachment", part.get_content_disposition())
            got[part.get_filename()] = hashlib.sha256(part.get_payload(decode=True)).hexdigest()
        self.assertEqual({name: hashlib.sha256(content).hexdigest() for name, content in files.items()}, got)

    def test_flag_that_looks_like_a_value(self):
        with Server() as server:
            self.send(server, "--subject=--json", "--body", "--")
        parsed = parse(server.messages[0].data)
        self.assertEqual("--json", parsed["Subject"])
        self.assertEqual("--", parsed.get_content().strip())


if __name__ == "__main__":
    main()
