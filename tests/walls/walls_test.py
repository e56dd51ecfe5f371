#!/usr/bin/env python3
"""Checks what each room includes against its list: arrows run one way, and a room sees only what it may use."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Room: the rooms it may include, and the families of outside headers it may use.
ENGINE_OUTSIDE = {"std", "QtCore"}
ROOMS = {
    "smtp/base": (set(), ENGINE_OUTSIDE),
    "smtp/protocol": ({"smtp/base"}, ENGINE_OUTSIDE | {"openssl", "libidn"}),
    "smtp/dns": ({"smtp/base"}, ENGINE_OUTSIDE | {"c-ares", "posix"}),
    "smtp/transport": ({"smtp/base", "smtp/protocol", "smtp/dns"}, ENGINE_OUTSIDE | {"QtNetwork", "openssl"}),
    "smtp/message": ({"smtp/base"}, ENGINE_OUTSIDE | {"gmime", "openssl", "posix", "simd"}),
    "smtp/account": ({"smtp/base", "smtp/protocol", "smtp/transport", "smtp/dns", "smtp/message", "smtp/web"},
                     ENGINE_OUTSIDE | {"QtNetwork", "QtDBus", "keychain"}),
    "smtp/outbox": ({"smtp/base", "smtp/protocol", "smtp/transport", "smtp/message", "smtp/account"},
                    ENGINE_OUTSIDE | {"QtNetwork", "QtSql", "posix"}),
    "smtp/web": ({"smtp/base", "smtp/protocol", "smtp/dns", "smtp/transport"}, ENGINE_OUTSIDE | {"QtNetwork"}),
    "smtp/domain": ({"smtp/base", "smtp/dns", "smtp/transport", "smtp/web"}, ENGINE_OUTSIDE | {"QtNetwork", "openssl", "libpsl"}),
    "smtp/sandbox": ({"smtp/base", "smtp/protocol"}, ENGINE_OUTSIDE | {"QtNetwork", "openssl"}),
    "ui/text": ({"smtp/base", "smtp/dns", "smtp/domain", "smtp/protocol", "smtp/transport", "smtp/message", "smtp/account", "smtp/outbox"},
                ENGINE_OUTSIDE | {"QtNetwork"}),
    "ui": ({"ui", "smtp/base", "smtp/protocol", "smtp/transport", "smtp/message", "smtp/account", "smtp/outbox", "smtp/sandbox",
            "smtp/domain"},
           ENGINE_OUTSIDE | {"QtGui", "QtWidgets", "QtSvg", "QtNetworkValues"}),
    "app": ({"app", "ui", "ui/text", "smtp/base", "smtp/protocol", "smtp/dns", "smtp/transport", "smtp/message", "smtp/account",
             "smtp/outbox", "smtp/sandbox", "smtp/domain"}, None),
}
# Of transport the windows and their words may see the values and the test of a connection, never a connection.
TRANSPORT_VALUES = {"endpoint.h", "transcript.h", "probe.h", "certificatefacts.h", "certificatefault.h", "servertrust.h", "clientidentity.h",
                    "thismachine.h"}
OUTSIDE = [
    ("openssl", r"openssl/"),
    ("libidn", r"(stringprep|idna)\.h"),
    ("libpsl", r"libpsl\.h"),
    ("c-ares", r"ares\w*\.h"),
    ("gmime", r"(gmime/|glib)"),
    ("keychain", r"qt6keychain/"),
    ("simd", r"immintrin\.h"),
    ("posix", r"(unistd|fcntl|errno|signal|sys/\w+|netdb|netinet/\w+|arpa/inet|poll)\.h"),
]
NETWORK_VALUES = {"QHostAddress"}


def module_of_qt(header):
    """The Qt module that a class header belongs to, from Qt's own include folders."""
    for folder in sorted(pathlib.Path("/usr/include").glob("*/qt6")):
        for module in ("QtCore", "QtNetwork", "QtSql", "QtDBus", "QtSvg", "QtGui", "QtWidgets"):
            if (folder / module / header).exists():
                return module
    return None


def family(header):
    for name, pattern in OUTSIDE:
        if re.match(pattern, header):
            return name
    if re.match(r"Qt\w+/", header):
        return header.split("/")[0]
    if re.match(r"(Q[A-Z]\w*|q\w+\.h|Qt\w+)$", header):
        return module_of_qt(header) or header
    return "std" if re.match(r"[a-z_]+$", header) else header


def room_of(path):
    fits = [room for room in ROOMS if path.startswith(room + "/")]
    return max(fits, key=len) if fits else None


def includes(file):
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        if match:
            yield number, match.group(1) == '"', match.group(2)


class Walls(unittest.TestCase):
    def check(self, room):
        rooms, outside = ROOMS[room]
        files = [file for pattern in ("*.h", "*.cpp") for file in (ROOT / room).rglob(pattern)]
        wrong = []
        for file in files:
            path = file.relative_to(ROOT).as_posix()
            if room_of(path) != room:
                continue
            for number, is_own, header in includes(file):
                problem = self.problem(room, rooms, outside, is_own, header)
                if problem:
                    wrong.append(f"{path}:{number}: {problem}")
        self.assertEqual(wrong, [], "\n".join(["these go through a wall:", *wrong]))
        return len(files)

    @staticmethod
    def problem(room, rooms, outside, is_own, header):
        if is_own:
            if header.endswith(".moc") or "/" not in header:
                return None if header.endswith(".moc") else f"{header}: say it from the project's root"
            target = room_of(header)
            if target == room:
                return None
            if target not in rooms and not (target == "ui/text" and room == "ui"):
                return f"{room} may not include {header}"
            if target == "smtp/transport" and room.startswith("ui") and pathlib.PurePath(header).name not in TRANSPORT_VALUES:
                return f"{room} sees transport's values only, not {header}"
            return None
        if outside is None:
            return None
        kind = family(header)
        if kind == "QtNetwork" and "QtNetworkValues" in outside and header in NETWORK_VALUES:
            return None
        return None if kind in outside else f"{room} may not use <{header}> ({kind})"

    def test_every_folder_has_a_list(self):
        folders = {file.parent.relative_to(ROOT).as_posix() for top in ("app", "ui", "smtp") for file in (ROOT / top).rglob("*.cpp")}
        self.assertEqual([folder for folder in sorted(folders) if not room_of(folder + "/")], [])

    def test_the_list_catches_what_it_should(self):
        self.assertIsNotNone(self.problem("smtp/protocol", *ROOMS["smtp/protocol"], True, "smtp/message/draft.h"))
        self.assertIsNotNone(self.problem("smtp/message", *ROOMS["smtp/message"], True, "smtp/protocol/envelope.h"))
        self.assertIsNotNone(self.problem("smtp/outbox", *ROOMS["smtp/outbox"], False, "QWidget"))
        self.assertIsNotNone(self.problem("smtp/protocol", *ROOMS["smtp/protocol"], False, "QSslSocket"))
        self.assertIsNotNone(self.problem("ui", *ROOMS["ui"], False, "QSqlQuery"))
        self.assertIsNotNone(self.problem("ui", *ROOMS["ui"], False, "QSslSocket"))
        self.assertIsNotNone(self.problem("ui", *ROOMS["ui"], True, "smtp/transport/connection.h"))
        self.assertIsNone(self.problem("ui", *ROOMS["ui"], True, "smtp/transport/endpoint.h"))


for name in ROOMS:
    def test(self, room=name):
        self.check(room)
    setattr(Walls, "test_" + name.replace("/", "_"), test)

if __name__ == "__main__":
    unittest.main()
