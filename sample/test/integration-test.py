#!/usr/bin/env python3
"""Starts the services, runs the integration tests against them, and looks whether the services survived."""
import argparse
import ssl
import sys
import time

import runner
import startservers
from helpers import IPKI, client_tls, eventually
from integration import REDIS_1, REDIS_2, REDIS_PORT
from store.redis import Redis

parser = argparse.ArgumentParser()
parser.add_argument("-v", dest="verbose", action="store_true")
parser.add_argument("--filter", default="")
args = parser.parse_args()


def forget_limits(address):
    """What earlier runs used up: this Redis outlives them."""
    with Redis((address, REDIS_PORT), client_tls(), "boulder", "sample-redis-password") as redis:
        return redis("FLUSHALL")


for name, address in ("bredis_1", REDIS_1), ("bredis_2", REDIS_2):
    try:
        eventually(f"Redis on {address} answers", lambda: forget_limits(address))
    except ssl.SSLCertVerificationError as error:
        sys.exit(f"Redis on {address} shows a certificate of another CA than {IPKI} has: {error}\n"
                 "  -> let those who read the old one start again: docker compose restart bredis_1 bredis_2 bconsul, or boulder-k8s down")
    except TimeoutError as error:
        sys.exit(f"{error}\n  -> see what {name} says: docker compose logs {name}, or boulder-k8s logs {name}")
startservers.install()
begun = time.monotonic()
if not startservers.start():
    sys.exit("startservers failed")
if args.verbose:
    print(f"{time.monotonic() - begun:6.1f} s to start the services", flush=True)

result = runner.run("test/integration", args.verbose, args.filter)
print("Integration tests:", runner.summary(result), flush=True)
if not result.testsRun:
    sys.exit(f"no integration test matches {args.filter!r}")
sys.exit(0 if result.wasSuccessful() and startservers.check() else 1)
