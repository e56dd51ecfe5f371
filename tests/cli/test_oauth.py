"""Signing in by browser from the command line, at an authorization server of ours; where no keychain answers nothing is stored."""

import http.server
import json
import threading
import unittest
import urllib.error
import urllib.parse
import urllib.request

import support

SECRET = "client-secret-7f"
TOKENS = ("access-token-1", "refresh-token-1")


class Issuer(http.server.ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.forms = []
        self.refusal = None
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Answers(http.server.BaseHTTPRequestHandler):
    def say(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path != "/.well-known/oauth-authorization-server":
            return self.say(404, {})
        place = self.server.address
        self.say(200, {"issuer": place, "authorization_endpoint": place + "/auth", "token_endpoint": place + "/token",
                       "device_authorization_endpoint": place + "/device"})

    def do_POST(self):
        form = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        self.server.forms.append((self.path, form))
        if self.server.refusal:
            return self.say(400, {"error": self.server.refusal})
        if self.path == "/device":
            return self.say(200, {"device_code": "d", "user_code": "WDJB-MJHT", "interval": 1,
                                  "verification_uri": self.server.address + "/enter"})
        self.say(200, {"access_token": TOKENS[0], "refresh_token": TOKENS[1], "token_type": "Bearer", "expires_in": 60})

    def log_message(self, *_):
        pass


class OAuth(support.TestCase):
    def setUp(self):
        super().setUp()
        self.issuer = Issuer()
        self.addCleanup(self.issuer.server_close)
        self.addCleanup(self.issuer.shutdown)

    def add(self, *more):
        return ("--profile", self.profile, "account", "add", "--address", "ada@example.org", "--host", "127.0.0.1", "--port",
                "2525", "--security", "starttls", *more)

    def begin(self, *more):
        process = self.start_program(*self.add("--oauth", self.issuer.address, "--client-id", "ours", *more),
                                     CLIENT_SECRET=SECRET)
        said = b""
        while b"http" not in said or not said.endswith(b"\n"):
            line = process.stderr.readline()
            self.assertTrue(line, said)
            said += line
        return process, said

    def end(self, process, said):
        out, err = process.communicate(timeout=support.LIMIT)
        everything = said + out + err
        for secret in (SECRET, *TOKENS):
            self.assertNotIn(secret.encode(), everything)
        self.assertFalse(self.account_labels())
        return process.returncode, out, err

    def account_labels(self):
        return [account["label"] for account in self.in_profile("account", "list", "--json").json["accounts"]]

    def test_the_address_is_printed_and_the_code_exchanged(self):
        process, said = self.begin("--client-secret-env", "CLIENT_SECRET", "--json")
        address = next(word for word in said.decode().split() if word.startswith(self.issuer.address + "/auth?"))
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlparse(address).query))
        self.assertEqual(query["client_id"], "ours")
        self.assertEqual(query["login_hint"], "ada@example.org")
        self.assertEqual(query["code_challenge_method"], "S256")
        with self.assertRaises(urllib.error.HTTPError):
            urllib.request.urlopen(query["redirect_uri"] + "?code=c&state=wrong")
        page = urllib.request.urlopen(query["redirect_uri"] + "?code=c&state=" + query["state"]).read()
        self.assertIn(b"close this page", page)
        code, out, _ = self.end(process, said)
        self.assertEqual(code, 78)  # no keychain answers
        self.assertFalse(json.loads(out)["ok"])
        path, form = self.issuer.forms[0]
        self.assertEqual((path, form["code"], form["client_secret"]), ("/token", "c", SECRET))

    def test_no_is_an_answer(self):
        process, said = self.begin()
        address = next(word for word in said.decode().split() if word.startswith(self.issuer.address + "/auth?"))
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlparse(address).query))
        urllib.request.urlopen(query["redirect_uri"] + "?error=access_denied&state=" + query["state"]).read()
        code, _, err = self.end(process, said)
        self.assertEqual(code, 77)
        self.assertIn(b"declined", err)

    def test_a_code_for_another_device(self):
        process, said = self.begin("--device")
        self.assertIn(b"WDJB-MJHT", said)
        self.assertEqual(self.end(process, said)[0], 78)

    def test_a_refused_client(self):
        self.issuer.refusal = "invalid_client"
        result = self.run_program(*self.add("--oauth", self.issuer.address, "--client-id", "ours", "--device"))
        self.assertEqual(result.code, 78)
        self.assertIn(b"client id", result.err)

    def test_no_client_id(self):
        result = self.run_program(*self.add("--oauth", "google"))
        self.assertEqual(result.code, 78)
        self.assertIn(b"This build has no client id for Google; enter one that is registered there.", result.err)

    def test_client_ids_of_the_profile(self):
        self.profile.mkdir()
        for place in {self.profile, self.profile / "config"}:
            place.mkdir(exist_ok=True)
            (place / "oauth-clients.json").write_text(json.dumps({self.issuer.address: {"clientId": "ours"}}))
        self.issuer.refusal = "invalid_client"
        self.run_program(*self.add("--oauth", self.issuer.address, "--device"))
        self.assertEqual(self.issuer.forms[0][1]["client_id"], "ours")

    def test_usage(self):
        for words in (("--device",), ("--client-id", "x"), ("--oauth", "nobody"), ("--oauth", "http://example.org"),
                      ("--oauth", "google", "--password-env", "PILLARBOX_TEST_PASSWORD"),
                      ("--oauth", "google", "--auth", "PLAIN"), ("--oauth", "google", "--client-secret-env", "NOT_SET")):
            with self.subTest(words):
                self.assertEqual(self.run_program(*self.add(*words)).code, 64)
        self.assertEqual(self.in_profile("account", "sign-in").code, 64)
        self.assertEqual(self.in_profile("account", "sign-in", "nobody").code, 78)


if __name__ == "__main__":
    unittest.main()
