#!/usr/bin/env python3
"""Brings translations/*.ts up to date with the sources; with --check changes nothing and says what is missing.

German holds every string, English only those whose form depends on a number. Exit status 1 when lupdate cannot tell where a
string belongs, or when --check finds a string without a finished translation.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[1]
FILES = {"pillarbox_de.ts": [], "pillarbox_en.ts": ["-pluralonly"]}


def lupdate():
    for candidate in ("/usr/lib/qt6/bin/lupdate", shutil.which("lupdate6"), shutil.which("lupdate")):
        if candidate and pathlib.Path(candidate).exists():
            return candidate
    sys.exit("lupdate is not here: script/setup installs it")


def update(folder):
    """Returns what lupdate complained about."""
    complaints = []
    for name, options in FILES.items():
        language = name.removeprefix("pillarbox_").removesuffix(".ts")
        # -I: without the headers lupdate knows no namespace, and a string in the wrong context is never found at run time.
        result = subprocess.run([lupdate(), "-silent", "-recursive", "app", "ui", "smtp", "-I", ".", "-extensions", "cpp,h",
                                 "-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language,
                                 *options, "-ts", str(folder / name)],
                                cwd=ROOT, check=True, stderr=subprocess.PIPE, text=True)
        complaints += [line for line in result.stderr.splitlines() if line not in complaints]
    return complaints


def missing(file):
    found = []
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
            if translation.get("type") == "unfinished" or not all(forms):
                found.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return found


def check():
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        for name in FILES:
            shutil.copy(ROOT / "translations" / name, copy / name)
        complaints = update(copy)
        return complaints + [f"{name}: {text}" for name in FILES for text in missing(copy / name)]


def main():
    if "--check" in sys.argv[1:]:
        found = check()
        print("\n".join(found) or "every string is translated")
    else:
        found = update(ROOT / "translations")
        print("\n".join(found) or "the catalogues hold every string of the sources")
    return 1 if found else 0


sys.exit(main())
