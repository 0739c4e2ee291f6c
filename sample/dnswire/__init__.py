"""The few bytes of DNS that the tests ask: one question, by UDP or TCP, to a server of our choice."""
import random
import socket
import struct
from typing import NamedTuple

TYPES = {"A": 1, "AAAA": 28, "SRV": 33}
NOERROR, SERVFAIL, NXDOMAIN, REFUSED = 0, 2, 3, 5


class Answer(NamedTuple):
    rcode: int
    records: list  # A, AAAA: addresses; SRV: (priority, weight, port, target)


def ask(server, name, kind="A", tcp=False, timeout=3):
    """Sends one question to (address, port) and returns the Answer."""
    ident = random.randrange(1 << 16)
    query = encode(ident, name, kind)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM if tcp else socket.SOCK_DGRAM) as s:
        s.settimeout(timeout)
        s.connect(server)
        if tcp:
            s.sendall(struct.pack(">H", len(query)) + query)
            reply = _exactly(s, struct.unpack(">H", _exactly(s, 2))[0])
        else:
            s.send(query)
            reply = s.recv(4096)
    if reply[:2] != query[:2]:
        raise ValueError(f"{server} answered another question")
    return decode(reply)


def encode(ident, name, kind):
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.rstrip(".").split("."))
    return struct.pack(">6H", ident, 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack(">2H", TYPES[kind], 1)


def decode(reply):
    _, flags, questions, answers, _, _ = struct.unpack(">6H", reply[:12])
    at = 12
    for _ in range(questions):
        at = _name(reply, at)[1] + 4
    records = []
    for _ in range(answers):
        at = _name(reply, at)[1]
        kind, _, _, size = struct.unpack(">HHIH", reply[at:at + 10])
        at += 10
        if kind == TYPES["A"]:
            records.append(socket.inet_ntop(socket.AF_INET, reply[at:at + size]))
        elif kind == TYPES["AAAA"]:
            records.append(socket.inet_ntop(socket.AF_INET6, reply[at:at + size]))
        elif kind == TYPES["SRV"]:
            records.append(struct.unpack(">3H", reply[at:at + 6]) + (_name(reply, at + 6)[0],))
        at += size
    return Answer(flags & 15, records)


def _name(reply, at):
    """The name at this offset and the offset after it (a compressed name ends with its pointer)."""
    labels, end = [], None
    while reply[at]:
        if reply[at] >= 0xC0:
            end = end or at + 2
            at = struct.unpack(">H", reply[at:at + 2])[0] & 0x3FFF
        else:
            labels.append(reply[at + 1:at + 1 + reply[at]].decode())
            at += 1 + reply[at]
    return ".".join(labels), end or at + 1


def _exactly(s, size):
    data = b""
    while len(data) < size:
        chunk = s.recv(size - len(data))
        if not chunk:
            raise ConnectionError("the server closed the connection within its answer")
        data += chunk
    return data
