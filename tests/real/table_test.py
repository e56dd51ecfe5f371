"""The table of README.md names only tests that there are."""

import pathlib
import re
import unittest

HERE = pathlib.Path(__file__).resolve().parent


class Table(unittest.TestCase):
    def test_names_what_there_is(self):
        rows = [line for line in (HERE / "README.md").read_text().splitlines() if line.startswith("| ")][1:]
        self.assertGreater(len(rows), 25)
        sources = [path.read_text() for path in HERE.glob("*_test.cpp")]
        for row in rows:
            case, *cells = row.strip("| ").split(" | ")
            self.assertEqual(3, len(cells), case)
            for cell in cells:
                names = re.findall("`([^`]+)`", cell)
                self.assertEqual(cell == "–", not names, case)
                for suite, test, parameter in (re.fullmatch(r"(\w+)\.(\w+)(?:/(\w+))?", name).groups() for name in names):
                    with self.subTest(case=case, suite=suite, test=test, parameter=parameter):
                        found = [source for source in sources if re.search(rf"TEST_[FP]\({suite}, {test}\)", source)]
                        self.assertEqual(1, len(found))
                        self.assertTrue(parameter is None or f'"{parameter}"' in found[0].replace("-", "_"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
