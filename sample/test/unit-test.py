#!/usr/bin/env python3
"""Runs the unit tests of packages (folders with test_*.py), by default of all."""
import argparse
import glob
import os
import sys

import runner

parser = argparse.ArgumentParser()
parser.add_argument("-v", dest="verbose", action="store_true")
parser.add_argument("--filter", default="")
parser.add_argument("packages", nargs="*")
args = parser.parse_args()

everywhere = "./*/test_*.py", "./test/certs/test_*.py", "./test/configs/test_*.py"
packages = args.packages or sorted({os.path.dirname(file) for pattern in everywhere for file in glob.glob(pattern)})
ok, matched = True, 0
for package in packages:
    if not glob.glob(os.path.join(package, "test_*.py")):
        sys.exit(f"{package}: no folder with test_*.py")
    result = runner.run(package, args.verbose, args.filter)
    matched += result.testsRun
    ok = ok and result.wasSuccessful()
    print("ok  " if result.wasSuccessful() else "FAIL", package, f"({runner.summary(result)})", flush=True)
if not matched:
    sys.exit(f"no unit test matches {args.filter!r}")
sys.exit(0 if ok else 1)
