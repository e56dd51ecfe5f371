"""What the black-box tests share: running the program, a profile of its own, certificates made on the spot."""

import base64
import email
import email.policy
import functools
import json
import os
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ.get("PILLARBOX") or sys.exit("PILLARBOX names the program to be tested")
LIMIT = 90  # seconds for one call; a loaded machine is no failure
PASSWORD = "corréct horse £9"
STAGES = {None, "resolve", "connect", "greeting", "ehlo", "starttls", "tls", "auth", "mail", "rcpt", "data", "eod", "local"}
SEND_KEYS = {"status", "uncertain", "stage", "code", "enhanced", "text", "serverText", "accepted", "rejected", "messageId",
             "serverReply", "queueId", "endpoint", "outboxId", "durationMs"}


class Result:
    def __init__(self, process):
        self.code, self.out, self.err = process.returncode, process.stdout, process.stderr

    @functools.cached_property
    def json(self):
        lines = self.out.decode().splitlines()
        assert len(lines) == 1, f"one object on standard output, not {self.out!r}; errors: {self.err!r}"
        value = json.loads(lines[0])
        assert isinstance(value, dict)
        return value


def environment(folder, **more):
    """Nothing of the person's: neither settings, keychain nor display."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS")
            if name in os.environ}
    return {**kept, "HOME": str(folder), "XDG_CONFIG_HOME": f"{folder}/xdg-config", "XDG_DATA_HOME": f"{folder}/xdg-data",
            "XDG_RUNTIME_DIR": str(folder / "runtime"), "LC_ALL": "C.UTF-8", "TMPDIR": str(folder / "tmp"),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/no-bus", "PILLARBOX_TEST_PASSWORD": PASSWORD, **more}


@functools.cache
def certificates():
    """A folder with ca.pem, and server.pem for localhost and 127.0.0.1; other.pem is for another name, self.pem signs itself."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="pillarbox-certificates-"))
    import atexit
    atexit.register(shutil.rmtree, folder, True)

    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    openssl("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Test CA")
    for name, names in (("server", "DNS:localhost,IP:127.0.0.1"), ("other", "DNS:wrong.example")):
        openssl("req", *key, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={name}.example")
        (folder / f"{name}.ext").write_text(f"subjectAltName={names}\nbasicConstraints=CA:FALSE\n")
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
                "-extfile", f"{name}.ext", "-out", f"{name}.crt")
    openssl("req", "-x509", *key, "-keyout", "self.key", "-out", "self.crt", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1")
    return folder


def ca():
    return str(certificates() / "ca.pem")


@functools.cache
def tls_context(name="server"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates() / f"{name}.crt", certificates() / f"{name}.key")
    return context


class TestCase(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pillarbox-test-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        (self.folder / "runtime").mkdir(mode=0o700)
        (self.folder / "tmp").mkdir()
        self.profile = self.folder / "profile"

    def run_program(self, *words, stdin=None, raw=(), stdout=subprocess.PIPE, **more):
        process = subprocess.run([PROGRAM, *map(str, words), *raw], input=stdin, stdin=subprocess.DEVNULL if stdin is None else None,
                                 stdout=stdout, stderr=subprocess.PIPE, timeout=LIMIT, cwd=self.folder,
                                 env=environment(self.folder, **more))
        result = Result(process)
        self.assert_no_secret((result.out or b"") + result.err)
        return result

    def in_profile(self, *words, **more):
        return self.run_program("--profile", self.profile, *words, **more)

    def start_program(self, *words, **more):
        process = subprocess.Popen([PROGRAM, *map(str, words)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, cwd=self.folder, env=environment(self.folder, **more))
        self.addCleanup(self.end_program, process)
        return process

    @staticmethod
    def end_program(process):
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()
        process.stderr.close()

    def assert_no_secret(self, octets):
        for form in (PASSWORD.encode(), base64.b64encode(PASSWORD.encode()), base64.b64encode(b"\0ada\0" + PASSWORD.encode())):
            self.assertNotIn(form, octets)

    def send(self, server, *words, stdin=None, to=("grace@navy.example",), sender="Ada <ada@example.org>", security="none",
             timeout=20, **more):
        """send --host to a server of ours; json is checked for its shape."""
        place = ["--host", "127.0.0.1", "--port", server.port, "--security", security, "--timeout", timeout]
        sender_words = ["--from", sender] if sender is not None else []
        recipients = [word for address in to for word in ("--to", address)]
        result = self.run_program("send", *place, *sender_words, *recipients, "--json", *words, stdin=stdin, **more)
        self.assert_send_shape(result)
        return result

    def assert_send_shape(self, result):
        value = result.json
        self.assertLessEqual(SEND_KEYS, set(value))
        self.assertIn(value["status"], {"sent", "partial", "deferred", "failed"})
        self.assertIn(value["stage"], STAGES)
        self.assertIs(type(value["uncertain"]), bool)
        self.assertTrue(value["code"] is None or type(value["code"]) is int)
        self.assertTrue(value["text"])
        self.assertIs(type(value["accepted"]), list)
        for rejection in value["rejected"]:
            self.assertEqual({"address", "code", "enhanced", "text", "permanent"}, set(rejection))
        if value["endpoint"]:
            self.assertEqual({"host", "address", "port", "security", "tlsVersion", "cipher"}, set(value["endpoint"]))
        self.assertGreaterEqual(value["durationMs"], 0)
        # The status of the process and of the object say the same.
        self.assertEqual(result.code == 0, value["status"] == "sent" or value["outboxId"] is not None and result.code == 0)
        self.assertEqual(result.code == 76, value["uncertain"])

    def add_account(self, server, *words, label="lab", **more):
        result = self.in_profile("account", "add", "--address", "ada@example.org", "--name", "Ada Lovelace", "--label", label,
                                 "--host", "127.0.0.1", "--port", server.port, "--security", "none", "--json", *words, **more)
        self.assertEqual(0, result.code, result.err)
        return result.json

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path


def parse(data):
    return email.message_from_bytes(data, policy=email.policy.default)


def main():
    unittest.main(verbosity=2)
