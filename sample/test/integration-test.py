#!/usr/bin/env python3
"""Starts the services, runs the integration tests against them, and looks whether the services survived."""
import argparse
import sys

import runner
import startservers

parser = argparse.ArgumentParser()
parser.add_argument("-v", dest="verbose", action="store_true")
parser.add_argument("--filter", default="")
args = parser.parse_args()

startservers.install()
if not startservers.start():
    sys.exit("startservers failed")

result = runner.run("test/integration", args.verbose, args.filter)
print("Integration tests:", runner.summary(result), flush=True)
if not result.testsRun:
    sys.exit(f"no integration test matches {args.filter!r}")
sys.exit(0 if result.wasSuccessful() and startservers.check() else 1)
