"""A MariaDB client of one connection: the text protocol, for users without a password."""
import socket
import struct

PROTOCOL_41, SECURE_CONNECTION, CONNECT_WITH_DB, PLUGIN_AUTH = 0x200, 0x8000, 0x8, 0x80000


class MariaDBError(Exception):
    pass


class MariaDB:
    def __init__(self, address, user, database, timeout=5):
        self.socket = socket.create_connection(address, timeout)
        self.file = self.socket.makefile("rb")
        self._packet()  # the greeting
        flags = PROTOCOL_41 | SECURE_CONNECTION | CONNECT_WITH_DB | PLUGIN_AUTH
        self._send(1, struct.pack("<IIB23x", flags, 1 << 24, 45) + user.encode() + b"\0" + b"\0"
                   + database.encode() + b"\0" + b"mysql_native_password\0")
        reply = self._packet()
        if reply[0] == 0xFE:  # another plugin: an empty password is empty there too
            self._send(3, b"")
            reply = self._packet()
        self._check(reply)

    def __call__(self, statement):
        """Rows as tuples of strings or None; an empty list when there is no result set."""
        self._send(0, b"\x03" + statement.encode())
        head = self._check(self._packet())
        if head[0] == 0:
            return []
        for _ in range(head[0]):
            self._packet()  # column definitions
        self._packet()  # EOF
        rows = []
        while not ((row := self._check(self._packet()))[0] == 0xFE and len(row) < 9):
            rows.append(tuple(fields(row)))
        return rows

    def _send(self, sequence, payload):
        self.socket.sendall(struct.pack("<I", len(payload))[:3] + bytes([sequence]) + payload)

    def _packet(self):
        head = self.file.read(4)
        if len(head) < 4:
            raise ConnectionError("MariaDB closed the connection")
        return self.file.read(struct.unpack("<I", head[:3] + b"\0")[0])

    @staticmethod
    def _check(packet):
        if packet[0] == 0xFF:
            raise MariaDBError(packet[9:].decode())
        return packet

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()
        self.socket.close()


def fields(row):
    """The length-encoded strings of a row."""
    at = 0
    while at < len(row):
        size, at = row[at], at + 1
        if size == 0xFB:
            yield None
            continue
        if size >= 0xFC:
            width = {0xFC: 2, 0xFD: 3, 0xFE: 8}[size]
            size, at = int.from_bytes(row[at:at + width], "little"), at + width
        yield row[at:at + size].decode()
        at += size


def parse_dsn(dsn):
    """user@tcp(host:port)/database, as in test/secrets, to ((host, port), user, database)."""
    user, rest = dsn.strip().split("@tcp(", 1)
    address, database = rest.split(")/", 1)
    host, port = address.rsplit(":", 1)
    return (host, int(port)), user, database
