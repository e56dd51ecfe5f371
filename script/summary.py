#!/usr/bin/env python3
"""Runs ctest in a build folder and ends with one line: how many single tests passed, failed, were skipped and why.

A GoogleTest binary counts each of its tests, a Python test file each of its methods, anything else counts as one.
Exit status 1 when anything failed, or when PILLARBOX_REQUIRE_ALL is set and anything was skipped.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree


def run_ctest(build, reports, arguments):
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir(parents=True)
    environment = dict(os.environ, GTEST_OUTPUT=f"xml:{reports}/", GTEST_COLOR="no")
    junit = reports / "ctest.junit"
    command = ["ctest", "--test-dir", str(build), "--output-on-failure", "-j", str(os.cpu_count() or 2),
               "--output-junit", str(junit), *arguments]
    status = subprocess.run(command, env=environment, check=False).returncode
    return status, junit


def google_tests(report):
    """(passed, failed, {name: reason}) of one GoogleTest report."""
    passed, failed, skipped = 0, 0, {}
    for case in ElementTree.parse(report).iter("testcase"):
        if case.get("status") == "notrun":
            continue
        name = f"{case.get('classname')}.{case.get('name')}"
        if case.find("failure") is not None:
            failed += 1
        elif case.find("skipped") is not None:
            lines = [line for line in case.find("skipped").get("message", "").splitlines() if line.strip()]
            skipped[name] = lines[-1].strip() if lines else "no reason given"
        else:
            passed += 1
    return passed, failed, skipped


def python_tests(output):
    """The same for the output of unittest; None when it is not that."""
    ran = re.search(r"^Ran (\d+) tests? in", output, re.MULTILINE)
    if not ran:
        return None
    failed = sum(int(number) for number in re.findall(r"(?:failures|errors)=(\d+)", output))
    skipped = dict(re.findall(r"^(\S+) \(.*\) \.\.\. skipped '(.*)'$", output, re.MULTILINE))
    return int(ran.group(1)) - failed - len(skipped), failed, skipped


def count(junit, reports):
    passed, failed, skipped = 0, 0, {}
    for entry in ElementTree.parse(junit).iter("testcase"):
        name = entry.get("name")
        report = reports / f"{name}.xml"
        output = entry.findtext("system-out") or ""
        has_failed = entry.get("status") == "fail"
        if report.exists():
            counts = google_tests(report)
        else:
            counts = python_tests(output)
        if counts is None:
            if entry.get("status") == "run":
                counts = (1, 0, {})
            elif has_failed:
                counts = (0, 1, {})
            else:
                counts = (0, 0, {name: "not run"})
        if has_failed and counts[1] == 0:
            counts = (counts[0], 1, counts[2])  # crashed, timed out, or failed outside a test
        passed += counts[0]
        failed += counts[1]
        skipped |= counts[2]
    return passed, failed, skipped


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    reports = build / "reports"
    status, junit = run_ctest(build, reports, sys.argv[2:])
    if not junit.exists():
        print("tests: ctest did not run")
        return 1
    passed, failed, skipped = count(junit, reports)
    line = f"tests: {passed} passed, {failed} failed, {len(skipped)} skipped"
    if skipped:
        reasons = {}
        for name, reason in skipped.items():
            reasons.setdefault(reason, []).append(name)
        line += " (" + "; ".join(f"{reason}: {', '.join(names)}" for reason, names in reasons.items()) + ")"
    print(line)
    must_not_skip = bool(os.environ.get("PILLARBOX_REQUIRE_ALL"))
    return 1 if status or failed or (skipped and must_not_skip) or passed == 0 else 0


sys.exit(main())
