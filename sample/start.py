#!/usr/bin/env -S python3 -u
"""Starts all services and keeps them until ^C; fails when one does not start, or dies."""
import os
import sys

sys.path.append('./test')
import startservers

startservers.install()
if not startservers.start():
    sys.exit(1)
try:
    os.wait()
    startservers.check()
    sys.exit(1)
except (KeyboardInterrupt, ChildProcessError):
    print('stopping servers.')
