"""The keychain's truth under a real gnome-keyring: locked is said, waited for, and asked of nobody."""

import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import time
import unittest

from smtpserver import Server
from support import PASSWORD, TestCase, ca, certificates, main, tls_context

KEYRING_PASSWORD = b"keyring-password"
MISSING = [name for name in ("dbus-daemon", "gnome-keyring-daemon") if not shutil.which(name)]


def verified(data, record):
    import dkim
    return dkim.verify(data, dnsfunc=lambda name, timeout=5: {record["name"]: record["value"].encode()}.get(
        name.decode().rstrip("."), b""))


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@unittest.skipIf(MISSING, f"not installed: {MISSING}")
class Keyring(TestCase):
    def setUp(self):
        super().setUp()
        runtime = self.folder / "run"
        runtime.mkdir(mode=0o700)
        self.desktop = {"XDG_RUNTIME_DIR": str(runtime), "HOME": str(self.folder)}
        self.start(["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:path={runtime}/bus"])
        self.desktop["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={runtime}/bus"
        keyring = self.start(["gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"], stdin=subprocess.PIPE)
        keyring.stdin.write(KEYRING_PASSWORD)
        keyring.stdin.close()
        self.bus = None
        self.await_true(self.has_collection)

    def tearDown(self):
        if self.bus:
            self.bus.close()
        super().tearDown()

    def start(self, command, **more):
        environment = {**os.environ, **self.desktop}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, **more)
        if "--print-address=1" in command:
            process.stdout.readline()
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        return process

    def await_true(self, condition, limit=20):
        until = time.monotonic() + limit
        while not condition():
            self.assertLess(time.monotonic(), until)
            time.sleep(0.05)  # between two looks

    def connect(self):
        import dbus.bus
        if not self.bus:
            self.bus = dbus.bus.BusConnection(self.desktop["DBUS_SESSION_BUS_ADDRESS"])

    def service(self):
        return self.bus.get_object("org.freedesktop.secrets", "/org/freedesktop/secrets", introspect=False)

    def collection(self):
        return self.service().ReadAlias("default", dbus_interface="org.freedesktop.Secret.Service")

    def has_collection(self):
        self.connect()
        # Who is called before he is there is started by the bus, without the keyring's password.
        return self.bus.name_has_owner("org.freedesktop.secrets") and self.collection() != "/"

    def lock(self):
        self.service().Lock([self.collection()], dbus_interface="org.freedesktop.Secret.Service", signature="ao")

    def unlock(self):
        import dbus
        _, session = self.service().OpenSession("plain", "", dbus_interface="org.freedesktop.Secret.Service", signature="sv")
        secret = dbus.Struct((session, dbus.ByteArray(b""), dbus.ByteArray(KEYRING_PASSWORD), "text/plain"), signature="oayays")
        self.service().UnlockWithMasterPassword(
            self.collection(), secret, dbus_interface="org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
            signature="o(oayays)")

    def in_desktop(self, *words, **more):
        return self.in_profile(*words, **self.desktop, **more)

    def add(self, server):
        return self.in_desktop("account", "add", "--address", "ada@example.org", "--label", "lab", "--host", "127.0.0.1",
                               "--port", server.port, "--security", "starttls", "--ca", ca(), "--user", "ada",
                               "--password-env", "PILLARBOX_TEST_PASSWORD", "--json")

    def states(self):
        return [item["state"] for item in self.in_desktop("outbox", "list", "--json").json["items"]]

    def openssl(self, *words):
        subprocess.run(["openssl", *map(str, words)], cwd=self.folder, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def client_certificate(self, days):
        """Makes client.pem and client.key and client.p12, its passphrase "sesame"; they sign themselves."""
        self.openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "client.key",
                     "-out", "client.pem", "-days", days, "-subj", "/CN=ada")
        self.openssl("pkcs12", "-export", "-in", "client.pem", "-inkey", "client.key", "-out", "client.p12", "-passout",
                     "pass:sesame")

    def client_context(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificates() / "server.crt", certificates() / "server.key")
        context.load_verify_locations(self.folder / "client.pem")
        context.verify_mode = ssl.CERT_REQUIRED
        return context

    def test_client_certificate(self):
        self.client_certificate(12)
        with Server(tls="starttls", context=self.client_context()) as server:
            probe = ("probe", "127.0.0.1", "--port", server.port, "--ca", ca(), "--json", "--timeout", "5")
            p12 = ("--pkcs12", self.folder / "client.p12", "--passphrase-env", "PASSPHRASE")
            self.assertEqual(0, self.in_desktop(*probe, *p12, PASSPHRASE="sesame").code)
            add = ("account", "add", "--address", "ada@example.org", "--label", "lab", "--host", "127.0.0.1", "--port",
                   server.port, "--security", "starttls", "--ca", ca(), "--json")
            wrong = self.in_desktop(*add, *p12, PASSPHRASE="mellon")
            self.assertEqual(78, wrong.code)
            self.assertIn("passphrase", wrong.json["text"])
            self.assertEqual([], self.in_desktop("account", "list", "--json").json["accounts"])
            added = self.in_desktop(*add, *p12, PASSPHRASE="sesame")
            self.assertEqual(0, added.code, added.err)
            shown = self.in_desktop("account", "list", "--json").json["accounts"][0]["clientCertificate"]
            self.assertEqual(("ada", True), (shown["subject"], shown["isEnding"]))
            self.assertIn("expires in 11 days", shown["warning"])
            self.assertIn(b"expires in 11 days", self.in_desktop("account", "list").out)
            tested = self.in_desktop("account", "test", "lab", "--json")
            self.assertEqual(0, tested.code, tested.json)
            sent = self.in_desktop("send", "--account", "lab", "--to", "g@navy.example", "--body", "x", "--json")
            self.assertEqual((0, 1), (sent.code, len(server.messages)), sent.json)
            for path in pathlib.Path(self.folder).rglob("accounts.json"):
                self.assertNotIn(b"PRIVATE KEY", path.read_bytes())

            self.lock()
            locked = self.in_desktop("account", "test", "lab", "--json")
            self.assertEqual(78, locked.code)
            self.assertIn("locked", locked.json["text"])
            self.unlock()
            self.assertEqual(0, self.in_desktop("account", "set-certificate", "lab", "--none", "--json").code)
            self.assertNotEqual(0, self.in_desktop("account", "test", "lab").code)
            pair = ("--client-cert", self.folder / "client.pem", "--client-key", self.folder / "client.key")
            self.assertEqual(0, self.in_desktop("account", "set-certificate", "lab", *pair).code)
            self.assertEqual(0, self.in_desktop("account", "test", "lab").code)
            self.assertEqual(64, self.in_desktop("account", "set-certificate", "lab").code)

    def identity(self, *words):
        return self.in_desktop("account", "identity", *words, "--address", "ada@example.org", "--json")

    def test_signing(self):
        with Server(tls="starttls", context=tls_context(), users={"ada": PASSWORD}) as server:
            self.assertEqual(0, self.add(server).code)
            self.assertEqual(64, self.identity("sign", "lab", "--domain", "other.example").code)
            self.assertEqual(64, self.identity("sign", "lab", "--selector", "a b").code)
            made = self.identity("sign", "lab", "--selector", "s1", "--key-type", "ed25519")
            self.assertEqual(0, made.code, made.err)
            record = made.json["publish"]
            self.assertEqual("s1._domainkey.example.org", record["name"])
            again = self.identity("sign", "lab", "--selector", "s1")
            self.assertEqual(record, again.json["publish"], "what is published goes on to hold")
            self.assertEqual("s1", self.in_desktop("account", "identity", "list", "lab", "--json")
                             .json["identities"][0]["dkim"]["selector"])
            send = ("send", "--account", "lab", "--to", "g@navy.example", "--subject", "hi", "--body", "x", "--json")
            sent = self.in_desktop(*send)
            self.assertEqual(0, sent.code, sent.json)
            self.assertTrue(verified(server.messages[-1].data, record))
            for path in pathlib.Path(self.folder).rglob("accounts.json"):
                self.assertNotIn(b"PRIVATE KEY", path.read_bytes())

            self.openssl("genrsa", "-out", "own.key", "2048")
            given = self.identity("sign", "lab", "--selector", "s2", "--key", self.folder / "own.key")
            self.assertEqual(0, given.code, given.err)
            self.assertEqual(0, self.in_desktop(*send).code)
            self.assertTrue(verified(server.messages[-1].data, given.json["publish"]))
            self.assertEqual(65, self.identity("sign", "lab", "--key", __file__).code)
            self.assertEqual(66, self.identity("sign", "lab", "--key", self.folder / "none").code)

            anew = self.identity("sign", "lab", "--selector", "s1", "--key-type", "ed25519")
            self.assertNotEqual(record, anew.json["publish"], "the key went when the identity took another")
            other = self.identity("sign", "lab", "--selector", "s1", "--key-type", "rsa")
            self.assertEqual(78, other.code, other.out)
            self.assertIn(b"of the other kind", other.err + other.out)
            self.assertEqual(0, self.in_desktop("account", "identity", "add", "lab", "--address", "b@example.org").code)
            self.assertEqual(0, self.identity("remove", "lab").code)
            self.assertEqual(0, self.in_desktop("account", "identity", "add", "lab", "--address", "ada@example.org").code)
            again = self.identity("sign", "lab", "--selector", "s1", "--key-type", "ed25519")
            self.assertNotEqual(anew.json["publish"], again.json["publish"], "nor does it outlive the identity")
            self.assertEqual(0, self.in_desktop("account", "identity", "remove", "lab", "--address", "b@example.org").code)

            self.assertEqual(0, self.identity("unsign", "lab").code)
            self.assertEqual(0, self.in_desktop(*send).code)
            self.assertNotIn(b"DKIM-Signature", server.messages[-1].data)
            self.assertEqual(78, self.identity("check-signing", "lab").code)

    @unittest.skipIf(not shutil.which("dnsmasq"), "not installed: dnsmasq")
    def test_the_record_is_checked(self):
        with Server(tls="starttls", context=tls_context()) as server:
            self.assertEqual(0, self.add(server).code)
            record = self.identity("sign", "lab", "--selector", "s1").json["publish"]
            port = free_port()
            place = ("--nameserver", f"127.0.0.1:{port}")
            self.assertEqual((75, "unknown"), self.state(place))
            value = record["value"]
            for texts, code, state in (((), 69, "absent"), (("v=DKIM1; p=",), 69, "revoked"), (("hello",), 69, "unreadable"),
                                       ((value[:250], value[250:]), 0, "published")):
                entry = [f"--txt-record={record['name']},{','.join(texts)}"] if texts else []
                names = self.start(["dnsmasq", "--keep-in-foreground", "--no-resolv", "--no-hosts", "--conf-file=/dev/null",
                                    f"--port={port}", "--listen-address=127.0.0.1", "--bind-interfaces", "--pid-file=",
                                    "--local=/example.org/", *entry])
                self.await_true(lambda: self.state(place)[1] != "unknown")
                self.assertEqual((code, state), self.state(place))
                names.terminate()
                names.wait()

    def state(self, place):
        checked = self.identity("check-signing", "lab", *place)
        return checked.code, checked.json["state"]

    def test_a_queue_waits_for_the_unlocking(self):
        with Server(tls="starttls", context=tls_context(), users={"ada": PASSWORD}) as server:
            added = self.add(server)
            self.assertEqual(0, added.code, added.err)
            self.lock()
            tested = self.in_desktop("account", "test", "lab", "--json")
            self.assertEqual(78, tested.code)
            self.assertIn("in a locked keychain", tested.json["text"])
            for number in range(2):
                queued = self.in_desktop("send", "--account", "lab", "--to", f"g{number}@navy.example", "--body", "x", "--queue")
                self.assertEqual(0, queued.code, queued.err)
            dispatcher = self.start_program("--profile", self.profile, "outbox", "run", **self.desktop)
            self.await_true(lambda: self.states() == ["needsYou", "needsYou"])
            queued = self.in_desktop("send", "--account", "lab", "--to", "g3@navy.example", "--body", "x", "--queue")
            self.assertEqual(0, queued.code, queued.err)
            self.await_true(lambda: self.states() == ["needsYou"] * 3)
            self.assertEqual(1, server.connections, "one look for an account, whatever its messages")
            sent = self.in_desktop("send", "--account", "lab", "--to", "g2@navy.example", "--body", "x", "--json")
            self.assertEqual(78, sent.code, sent.json)
            self.assertIn("locked", sent.json["text"])
            self.assertEqual([], server.signed_in)
            self.unlock()
            self.await_true(lambda: self.states() == ["sent"] * 4)
            self.assertEqual(4, len(server.messages))
            dispatcher.terminate()

    def test_storing_into_a_locked_one(self):
        with Server(tls="starttls", context=tls_context()) as server:
            self.lock()
            refused = self.add(server)
        self.assertEqual((78, False), (refused.code, refused.json["ok"]))
        self.assertIn("locked", refused.json["text"])
        self.assertEqual([], self.in_desktop("account", "list", "--json").json["accounts"])


if __name__ == "__main__":
    main()
