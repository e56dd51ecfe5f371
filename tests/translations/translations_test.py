#!/usr/bin/env python3
"""The catalogues are complete, and no translation breaks what its source promises: placeholders, mnemonics, edges."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "translations"
LANGUAGES = ("de", "en")
ENDS = "….?!:,;"


def messages(language):
    """Yields (context, source, form) for each form of each translation."""
    for context in ElementTree.parse(CATALOGUES / f"pillarbox_{language}.ts").iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            for form in list(translation.iter("numerusform")) or [translation]:
                yield context.findtext("name"), message.findtext("source"), form.text or ""


def placeholders(text):
    return sorted(re.findall(r"%(?:L?[0-9]+|n)|\[\*\]", text))


def edges(text):
    return text[:len(text) - len(text.lstrip())], text[len(text.rstrip()):]


def end(text):
    return text[-1] if text[-1:] in ENDS else ""


def mnemonics(text):
    return len(re.findall(r"&(?=\S)", text.replace("&&", "")))


class Catalogues(unittest.TestCase):
    def assert_kept(self, what):
        for language in LANGUAGES:
            seen = 0
            for context, source, form in messages(language):
                seen += 1
                with self.subTest(language=language, context=context, source=source, form=form):
                    self.assertEqual(what(form), what(source))
            self.assertGreater(seen, 10, language)

    def test_placeholders_are_kept(self):
        self.assert_kept(placeholders)

    def test_spaces_at_the_edges_are_kept(self):
        self.assert_kept(edges)

    def test_the_end_of_a_sentence_is_kept(self):
        self.assert_kept(end)

    def test_mnemonics_are_kept(self):
        self.assert_kept(mnemonics)

    def test_line_breaks_are_kept(self):
        self.assert_kept(lambda text: text.count("\n"))

    def test_german_uses_german_quotation_marks(self):
        for context, source, form in messages("de"):
            with self.subTest(context=context, source=source):
                self.assertEqual(form.count("„"), form.count("“"), form)
                self.assertNotIn("”", form)
                self.assertNotIn('"', form)

    def test_words_of_the_protocol_stay(self):
        for context, source, form in messages("de"):
            for word in ("STARTTLS", "SMTPUTF8", "PLAIN", "LOGIN", "--json", "--host", "mailto:", "Pillarbox"):
                with self.subTest(context=context, source=source, word=word):
                    self.assertEqual(word in form, word in source)

    def test_accepted_is_never_called_delivered(self):
        for context, source, form in messages("de"):
            if context == "Reports":
                continue  # only a delivery report may say so
            with self.subTest(context=context, source=source):
                self.assertNotRegex(form.lower(), "zugestellt|ausgeliefert")


class Update(unittest.TestCase):
    def run_check(self, script):
        return subprocess.run([sys.executable, script, "--check"], stdout=subprocess.PIPE, text=True)

    def check_of(self, source):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for room in ("app", "ui", "smtp", "translations"):
                (root / room).mkdir()
            (root / "app" / "words.cpp").write_text(source)
            for language in LANGUAGES:
                (root / "translations" / f"pillarbox_{language}.ts").write_text(
                    f'<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="{language}" sourcelanguage="en"></TS>')
            shutil.copy(CATALOGUES / "update.py", root / "translations")
            return self.run_check(root / "translations" / "update.py")

    def test_every_string_of_the_tree_is_translated(self):
        result = self.run_check(CATALOGUES / "update.py")
        self.assertEqual((result.returncode, result.stdout), (0, "every string is translated\n"))

    def test_a_string_without_a_translation_is_found(self):
        result = self.check_of('auto text = QCoreApplication::translate("Row", "Hello");')
        self.assertEqual((result.returncode, result.stdout), (1, "pillarbox_de.ts: Row: Hello\n"))

    def test_a_missing_plural_form_is_found_in_both_languages(self):
        result = self.check_of('auto text = QCoreApplication::translate("Row", "%n file(s)", nullptr, 2);')
        self.assertEqual(result.stdout, "pillarbox_de.ts: Row: %n file(s)\npillarbox_en.ts: Row: %n file(s)\n")

    def test_a_string_in_no_known_context_is_found(self):
        result = self.check_of('QString Nobody::text() { return tr("Hello"); }')
        self.assertEqual(result.returncode, 1)
        self.assertIn("words.cpp:1", result.stdout)


if __name__ == "__main__":
    unittest.main()
