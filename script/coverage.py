#!/usr/bin/env python3
"""Runs the tests of one folder of an instrumented build and prints how many branches of one room they take, by llvm-cov.

    script/coverage.py BUILD TESTS ROOM PERCENT      exit status 1 when fewer of its branches were taken, or a test failed
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys


def tool(name):
    """Debian has the tools of its default clang under a number."""
    found = shutil.which(name) or shutil.which(f"{name}-14")
    return found or sys.exit(f"{name} is missing")


def run_tests(folder, profiles):
    shutil.rmtree(profiles, ignore_errors=True)
    profiles.mkdir(parents=True)
    environment = dict(os.environ, LLVM_PROFILE_FILE=f"{profiles}/%p.profraw")
    return subprocess.run(["ctest", "--test-dir", str(folder), "--output-on-failure", "-j", str(os.cpu_count() or 2)],
                          env=environment, check=False).returncode


def main():
    build, tests, room, wanted = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3], float(sys.argv[4])
    source = pathlib.Path(__file__).resolve().parent.parent / room
    profiles = build / "profiles"
    status = run_tests(build / tests, profiles)
    merged = profiles / "merged.profdata"
    subprocess.run([tool("llvm-profdata"), "merge", "-sparse", "-o", str(merged), *map(str, profiles.glob("*.profraw"))], check=True)
    binaries = [str(path) for path in (build / tests).glob("*_test")]
    objects = [word for path in binaries[1:] for word in ("-object", path)]
    what = [binaries[0], *objects, f"-instr-profile={merged}"]
    seen = json.loads(subprocess.run([tool("llvm-cov"), "export", "-summary-only", *what], check=True,
                                     stdout=subprocess.PIPE).stdout)["data"][0]["files"]
    branches = {}
    for one in seen:  # a compiler cache may have made names relative to the build folder, and some headers have both
        path = (build / one["filename"]).resolve()
        if path.parent == source:
            found = one["summary"]["branches"]
            branches[path.name] = max(branches.get(path.name, (0, 0)), (found["covered"], found["count"]))
    for name, (covered, count) in sorted(branches.items()):
        print(f"{name:32} {covered:5} of {count:5} branches  {100 * covered / count if count else 100:6.2f} %")
    missing = sorted({path.name for path in source.glob("*.cpp")} - set(branches))
    if missing:
        print("never run:", *missing)
    covered, count = (sum(numbers) for numbers in zip(*branches.values()))
    percent = 100 * covered / count
    print(f"branch coverage of {room} by llvm-cov: {percent:.2f} % ({covered} of {count}), at least {wanted:g} % wanted")
    return 1 if status or missing or percent < wanted else 0


sys.exit(main())
