"""The table of README.md names only what there is."""

import pathlib
import re
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


class Table(unittest.TestCase):
    def test_names_what_there_is(self):
        rows = [line for line in (HERE / "README.md").read_text().splitlines() if line.startswith("| ")][1:]
        self.assertGreater(len(rows), 30)
        for row in rows:
            case, shown = row.strip("| ").split(" | ")
            names = re.findall("`([^`]+)`", shown)
            with self.subTest(case=case):
                self.assertTrue(names)
                for name in names:
                    path, _, word = name.partition(": ")
                    file = ROOT / path if "/" in path else HERE / path
                    self.assertTrue(file.is_file(), path)
                    self.assertIn(word, file.read_text())


if __name__ == "__main__":
    unittest.main(verbosity=2)
