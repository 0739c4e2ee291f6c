"""Starts stand-ins in place of the services that have pods of their own.

Python imports this before a program runs. It changes nothing but one function, and that only where the
program imports Boulder's module "startservers": what run() would start for a service is started as the
service's stand-in, with the same arguments otherwise. Written by `agent install`.
"""

import importlib.machinery
import importlib.util
import os
import sys

WRAPPED = "startservers"
PYTHON = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.dirname(PYTHON)
STAND_INS = os.path.join(HOME, "staging", "stand-ins.json")
AGENT = os.path.join(HOME, "agent")


def wrap(module):
    """Puts a run() that knows the stand-ins in the place of the module's own."""
    import functools  # only here: most programs do not come to it
    import json

    original = getattr(module, "run", None)
    if not callable(original) or not hasattr(module, "SERVICES"):
        raise ImportError("%s has no run() and SERVICES: boulder-k8s cannot put its services' stand-ins there" % module.__file__)
    with open(STAND_INS) as file:
        plan = json.load(file)
    split = {tuple(service["argv"]): service["name"] for service in plan["services"]}
    left = set(plan["left"])

    @functools.wraps(original)
    def run(cmd, *args, **kwargs):
        argv = tuple(cmd)
        if argv in split:
            process = original((AGENT, "stand-in", split[argv]), *args, **kwargs)
            process.cmd = cmd
            return process
        for service in module.SERVICES:
            if tuple(service.cmd) == argv and service.name not in left:
                raise RuntimeError(
                    "service %s has no stand-in in %s and is not left to this process: boulder-k8s has planned for another %s"
                    % (service.name, STAND_INS, module.__file__))
        return original(cmd, *args, **kwargs)

    module.run = run
    leave_environment()


def leave_environment():
    """Takes our entry out of PYTHONPATH: what the program starts sees the environment that it has without us."""
    left = [entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if os.path.abspath(entry) != PYTHON]
    if left and left != [""]:
        os.environ["PYTHONPATH"] = os.pathsep.join(left)
    else:
        os.environ.pop("PYTHONPATH", None)


class Loader:
    """Is the module's own loader, and wraps the module when it has run."""

    def __init__(self, own):
        self.own = own

    def create_module(self, spec):
        return self.own.create_module(spec)

    def exec_module(self, module):
        self.own.exec_module(module)
        wrap(module)

    def __getattr__(self, name):
        return getattr(self.own, name)


class Finder:
    """Finds the one module by asking all other finders."""

    def find_spec(self, name, path=None, target=None):
        if name != WRAPPED:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None:
                spec.loader = Loader(spec.loader)
                return spec
        return None


def execute_shadowed():
    """Executes the sitecustomize that the image has, which this one hides."""
    elsewhere = [entry for entry in sys.path if os.path.abspath(entry) != PYTHON]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", elsewhere)
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


sys.meta_path.insert(0, Finder())
execute_shadowed()
