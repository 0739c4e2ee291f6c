"""Reads stdin to its end; prints the milliseconds from the first byte to the last, and the SHA-256 of all. With a line as the argument: of what comes after that line."""
import hashlib
import os
import sys
import time

MARK = os.fsencode("".join(line + "\n" for line in sys.argv[1:]))
digest = hashlib.sha256()
first = last = None
before = b"" if MARK else None
while chunk := os.read(0, 1 << 20):
    if before is not None:
        before += chunk
        _, found, chunk = before.partition(MARK)
        if not found:
            continue
        before = None
    if chunk:
        last = time.monotonic()
        first = first or last
        digest.update(chunk)
print(int((last - first) * 1000), digest.hexdigest()) if first else print("0 -")
