#!/usr/bin/python3
"""Generates SPF records from a seed, and prints them with what Debian's python3-spf makes of each.

One JSON object: "zones" (name -> type -> values), "failing" (names whose server fails), "cases" (address, sender, helo,
record, expected). Whoever reads it answers from the same zones.
"""

import ipaddress
import json
import random
import sys

try:
    import spf
except ImportError:
    print(json.dumps({"missing": "python3-spf is not installed"}))
    sys.exit(0)

QUALIFIERS = ["", "", "+", "-", "~", "?"]
CLIENTS = ["192.0.2.1", "192.0.2.77", "198.51.100.9", "203.0.113.200", "2001:db8::1", "2001:db8:5::77", "::ffff:192.0.2.1"]
FAILING = ["broken.test", "sub.broken.test"]


def shared_zones():
    zones = {
        "empty.test": {"TXT": ["nothing here"]},
        "one.test": {"A": ["192.0.2.1"], "AAAA": ["2001:db8::1"]},
        "two.test": {"A": ["192.0.2.77", "198.51.100.8"], "AAAA": ["2001:db8:5::1"]},
        "near.test": {"A": ["192.0.2.2"], "AAAA": ["2001:db8:5::2"]},
        "far.test": {"A": ["203.0.113.1"]},
        "six.test": {"AAAA": ["2001:db8::1", "2001:db8:5::77"]},
        "mail.test": {"MX": [[10, "one.test"], [20, "far.test"]]},
        "mail2.test": {"MX": [[10, "near.test"], [10, "two.test"]]},
        "mail3.test": {"MX": [[10, "gone1.test"], [20, "one.test"]]},
        "mailvoid.test": {"MX": [[10, "gone1.test"], [20, "gone2.test"], [30, "gone3.test"], [40, "one.test"]]},
        "mailbroken.test": {"MX": [[10, "broken.test"]]},
        "mail11.test": {"MX": [[n, f"h{n}.test"] for n in range(11)]},
        "mail10.test": {"MX": [[n, f"h{n}.test"] for n in range(10)]},
        "incpass.test": {"TXT": ["v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all"]},
        "incfail.test": {"TXT": ["v=spf1 -all"]},
        "incsoft.test": {"TXT": ["v=spf1 ~all"]},
        "incneutral.test": {"TXT": ["v=spf1 ip4:198.51.100.0/24"]},
        "incbad.test": {"TXT": ["v=spf1 ip4:192.0.2.300 -all"]},
        "incnone.test": {"TXT": ["some other text"]},
        "inctwo.test": {"TXT": ["v=spf1 +all", "v=spf1 -all"]},
        "incdeep.test": {"TXT": ["v=spf1 include:incneutral.test include:incpass.test ?all"]},
        "incredirect.test": {"TXT": ["v=spf1 redirect=incpass.test"]},
        "incmacro.test": {"TXT": ["v=spf1 exists:%{ir}.%{v}.%{d} -all"]},
        "incbroken.test": {"TXT": ["v=spf1 a:broken.test -all"]},
        "incloop.test": {"TXT": ["v=spf1 include:incloop2.test -all"]},
        "incloop2.test": {"TXT": ["v=spf1 include:incloop.test -all"]},
        "exp.test": {"TXT": ["See http://%{d}/why.html?s=%{S}&i=%{I}"]},
        "1.2.0.192.in-addr.incmacro.test": {"A": ["127.0.0.2"]},
        "1.2.0.192.in-addr.arpa": {"PTR": ["one.test", "liar.test"]},
        "77.2.0.192.in-addr.arpa": {"PTR": ["two.test"]},
        "9.100.51.198.in-addr.arpa": {"PTR": ["liar.test"]},
        "liar.test": {"A": ["203.0.113.66"]},
        ipaddress.ip_address("2001:db8::1").reverse_pointer: {"PTR": ["six.test"]},
    }
    for n in range(11):
        zones[f"h{n}.test"] = {"A": [f"198.51.100.{n}"], "AAAA": [f"2001:db8:6::{n}"]}
    return zones


class Cases:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.zones = shared_zones()
        self.cases = []

    def pick(self, *choices):
        return self.random.choice(choices)

    def add(self, records, client=None, local="ada", helo="mail.sender.test", extra=None):
        domain = f"case{len(self.cases)}.test"
        records = [records] if isinstance(records, str) else records
        records = [record.replace("SELF", domain) for record in records]
        if records:
            self.zones[domain] = {"TXT": records, "A": [self.pick("192.0.2.1", "203.0.113.9")],
                                  "AAAA": ["2001:db8::1"], "MX": [[10, self.pick("one.test", "far.test", "two.test")]]}
        for name, types in (extra or {}).items():
            self.zones[name.replace("SELF", domain)] = types
        self.cases.append({"address": client or self.random.choice(CLIENTS), "sender": f"{local}@{domain}", "helo": helo,
                           "record": records[0] if records else ""})

    def host(self):
        return self.pick("one.test", "two.test", "near.test", "far.test", "six.test", "empty.test", "nobody.test",
                         "%{d}", "one.%{d2}", "%{d1}", "h3.%{d1r}", "One.TEST.", "broken.test")

    def term(self):
        q = self.random.choice(QUALIFIERS)
        four = self.pick("", "", "/24", "/32", "/8", "/0", "/31")
        six = self.pick("", "", "//64", "//128", "//32", "//0")
        kind = self.random.randrange(10)
        if kind == 0:
            return q + "ip4:" + self.pick("192.0.2.1", "192.0.2.64/26", "198.51.100.0/24", "203.0.113.200/32", "0.0.0.0/0")
        if kind == 1:
            return q + "ip6:" + self.pick("2001:db8::1", "2001:DB8:5::/48", "::ffff:192.0.2.1", "2001:db8::/32", "::/0")
        if kind == 2:
            return q + self.pick("a", "A") + self.pick("", ":" + self.host()) + four + six
        if kind == 3:
            return q + "mx" + self.pick("", ":" + self.pick("mail.test", "mail2.test", "mail3.test", "mailvoid.test",
                                                              "mailbroken.test", "mail10.test", "mail11.test", "one.test")) + four + six
        if kind == 4:
            return q + "include:" + self.pick(*[name for name in shared_zones() if name.startswith("inc")], "nobody.test", "broken.test")
        if kind == 5:
            return q + "exists:" + self.pick("one.test", "six.test", "nobody.test", "%{ir}.%{v}.incmacro.test", "%{l}.%{o}",
                                              "%{l1r-}.x.test", "%{h}", "%{s}.test", "%{i}._spf.%{d2}")
        if kind == 6:
            return q + "ptr" + self.pick("", ":test", ":one.test", ":two.test", ":other.example")
        if kind == 7:
            return q + "all"
        return q + self.pick("ip4:10.0.0.0/8", "ip6:fd00::/8", "a:far.test", "ip4:192.0.2.128/25")

    def bad_term(self):
        return self.pick("foo", "foo:bar.test", "ip4:1.2.3", "ip4:1.2.3.4/33", "ip4:1.2.3.256", "ip4:", "ip4", "ip6:::1::",
                         "ip6:2001:db8::/129", "ip6:1.2.3.4", "a:", "a:localhost", "a:1.2.3.4.5", "mx:foo-.-", "a/33", "a//129",
                         "a/", "a:one.test/024", "include", "include:", "include:one.test/24", "exists", "exists:", "exists/24",
                         "ptr:", "all:one.test", "all/8", "a:%{x}.test", "a:%{d.test", "a:%", "a:%x.test", "a:%{d}.123",
                         "*all", "ip4:192.0.2.1//32", "=all", "a:bad,host.test,", "exp=", "redirect=", "redirect=local",
                         "a:%{c}.test", "a:%{r}.test", "a:%{t}.test")

    def random_record(self):
        terms = [self.term() for _ in range(self.random.randrange(0, 6))]
        if self.random.random() < 0.12:
            terms.insert(self.random.randrange(len(terms) + 1), self.bad_term())
        if self.random.random() < 0.3:
            terms.append(self.pick("-all", "~all", "?all", "+all"))
        if self.random.random() < 0.2:
            terms.insert(self.random.randrange(len(terms) + 1), "redirect=" + self.pick(
                "incpass.test", "incfail.test", "incnone.test", "incredirect.test", "nobody.test", "broken.test", "_spf.%{d}"))
        if self.random.random() < 0.1:
            terms.insert(self.random.randrange(len(terms) + 1), self.pick("exp=exp.test", "x-note=%{d}", "moo.cow=1", "m=%{l}"))
        version = self.pick("v=spf1", "v=spf1", "V=SPF1")
        return self.pick(" ", " ", "  ").join([version, *terms]) + self.pick("", "", " ")

    def directed(self):
        for bad in ("v=spf10 +all", "v=spf1+all", "spf1 +all", "v=spf1\t+all"):
            self.add(bad)
        self.add([])
        self.add(["v=spf1 +all", "v=spf1 -all"])
        self.add(["other text", "v=spf1 ?all", "v=spf10"])
        self.add("v=spf1 a:caf\u00e9.test -all")
        for count in (9, 10, 11):
            names = " ".join(f"a:h{n % 11}.test" for n in range(count))
            self.add(f"v=spf1 {names} ip4:192.0.2.0/24 -all", client="192.0.2.77")
            self.add(f"v=spf1 {' '.join(['include:incneutral.test'] * count)} +all", client="192.0.2.1")
            self.add(f"v=spf1 {' '.join(['mx:mail10.test'] * count)} ~all", client="192.0.2.1")
            self.add(f"v=spf1 {' '.join(['a:far.test'] * (count - 1))} redirect=incpass.test", client="192.0.2.1")
        for count in (1, 2, 3):
            for void in ("a:gone{}.test", "exists:gone{}.test", "mx:gone{}.test", "a:empty.test"):
                self.add("v=spf1 " + " ".join(void.format(n) for n in range(count)) + " +all", client="192.0.2.1")
        self.add("v=spf1 include:incloop.test -all")
        self.add("v=spf1 include:SELF -all")
        self.add("v=spf1 redirect=SELF")
        for host, client in (("mail11.test", "192.0.2.1"), ("mail10.test", "198.51.100.9")):
            self.add(f"v=spf1 mx:{host} -all", client=client)
        for bad in [self.bad_term() for _ in range(60)]:
            self.add(f"v=spf1 ip4:10.0.0.0/8 {bad} +all")
        macros = {"%{s}": "ada.lovelace+x@SELF", "%{l}": "ada.lovelace+x", "%{l1}": "lovelace+x", "%{lr}": "lovelace+x.ada",
                  "%{l+}": "ada.lovelace.x", "%{lr.+}": "x.lovelace.ada", "%{o}": "SELF", "%{d}": "SELF", "%{d1}": "test",
                  "%{dr}": None, "%{h}": "mail.sender.test", "%{h2}": "sender.test", "%{hr}": "test.sender.mail",
                  "%{L}": "ada.lovelace%2Bx", "%{H}": "mail.sender.test", "%{v}": "in-addr", "%{i}": "192.0.2.1",
                  "%{ir}": "1.2.0.192", "%{i2}": "2.1", "%{p}": "one.test", "%{p1}": "test", "%{d}%%": "SELF%",
                  "a%_b": "a b", "a%-b": "a%20b"}
        for macro, expected in macros.items():
            extra = {f"{expected}.m.SELF": {"A": ["127.0.0.1"]}} if expected else {}
            self.add(f"v=spf1 exists:{macro}.m.SELF -all", client="192.0.2.1", local="ada.lovelace+x", extra=extra)
        self.add("v=spf1 exists:%{ir}.%{v}.x.SELF -all", client="2001:db8::1",
                 extra={".".join(reversed(ipaddress.ip_address("2001:db8::1").exploded.replace(":", ""))) + ".ip6.x.SELF":
                        {"A": ["127.0.0.1"]}})
        self.add("v=spf1 exists:" + "%{d}." * 40 + "test -all", client="192.0.2.1")
        self.add("v=spf1 a:" + "x" * 64 + ".test -all")
        self.add("v=spf1 include:" + "x" * 64 + ".test -all")
        self.add("v=spf1 " + " ".join(f"ip4:10.0.{n}.0/24" for n in range(20)) + " ip4:192.0.2.0/24 -all", client="192.0.2.1")

    def generate(self, count):
        self.directed()
        while len(self.cases) < count:
            self.add(self.random_record(), local=self.pick("ada", "a.b", "bob-x", "u+tag"))


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    made = Cases(seed)
    made.generate(count)
    zones = {name.lower(): types for name, types in made.zones.items()}

    def lookup(name, qtype, strict=True, timeout=20):
        name = name.rstrip(".").lower()
        if name in FAILING:
            raise spf.TempError("DNS failure")
        values = zones.get(name, {}).get(qtype, [])
        if qtype == "TXT":
            values = [[text.encode("utf-8")] for text in values]
        elif qtype == "MX":
            values = [tuple(value) for value in values]
        return [((name, qtype), value) for value in values]

    spf.DNSLookup = lookup
    for case in made.cases:
        result, _, text = spf.query(i=case["address"], s=case["sender"], h=case["helo"]).check()
        case["expected"], case["why"] = result, text
    print(json.dumps({"zones": zones, "failing": FAILING, "cases": made.cases}))


if __name__ == "__main__":
    main()
