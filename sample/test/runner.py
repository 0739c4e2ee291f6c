"""Runs tests of unittest with one line for each: `test_x ... ok`."""
import importlib
import os
import re
import sys
import time
import unittest


class Lines(unittest.TestResult):
    def __init__(self, verbose):
        super().__init__()
        self.verbose = verbose
        self.passed = 0
        self.since = time.monotonic()
        self.seconds = []

    def line(self, test, outcome, always=True):
        if always or self.verbose:
            # A class or module that cannot be set up has no method name.
            print(f"{getattr(test, '_testMethodName', test)} ... {outcome}", flush=True)

    def stopTest(self, test):
        """The first of a class has taken what its setUpClass took, too."""
        super().stopTest(test)
        now = time.monotonic()
        self.seconds.append((now - self.since, test._testMethodName))
        self.since = now

    def slowest(self, least=1):
        return sorted((pair for pair in self.seconds if pair[0] >= least), reverse=True)

    def addSuccess(self, test):
        self.passed += 1
        self.line(test, "ok", always=False)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.line(test, "FAIL\n" + self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.line(test, "ERROR\n" + self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.line(test, f"FAIL {subtest._subDescription()}\n" + (self.failures + self.errors)[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.line(test, f"skipped ({reason})")


def run(folder, verbose=False, pattern=""):
    """Runs the tests of folder/test_*.py whose Class/method matches; returns the Lines."""
    parent, package = os.path.split(os.path.abspath(folder))
    sys.path.insert(0, parent)
    loader, suite = unittest.TestLoader(), unittest.TestSuite()
    for file in sorted(os.listdir(folder)):
        if re.fullmatch(r"test_\w+\.py", file):
            module = load(f"{package}.{file[:-3]}")
            for case in vars(module).values():
                if isinstance(case, type) and issubclass(case, unittest.TestCase) and case.__module__ == module.__name__:
                    names = [n for n in loader.getTestCaseNames(case) if re.search(pattern, f"{case.__name__}/{n}")]
                    suite.addTests(map(case, names))
    result = Lines(verbose)
    suite.run(result)
    if verbose:
        for seconds, name in result.slowest():
            print(f"{seconds:6.1f} s {name}", flush=True)
    return result


def load(name):
    try:
        return importlib.import_module(name)
    except SystemExit as end:  # would end the run as if all were well
        raise ImportError(f"{name} ends the program when it is imported") from end


def summary(result):
    return f"{result.passed} passed, {len(result.failures) + len(result.errors)} failed, {len(result.skipped)} skipped"


sys.path[:0] = [os.getcwd(), os.path.join(os.getcwd(), "test")]
