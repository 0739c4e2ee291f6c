"""A Redis client of one connection: RESP2 over TLS."""
import socket


class RedisError(Exception):
    pass


class Redis:
    def __init__(self, address, tls, user, password, server_hostname=None, timeout=5):
        plain = socket.create_connection(address, timeout)
        try:
            self.socket = tls.wrap_socket(plain, server_hostname=server_hostname or address[0]) if tls else plain
        except BaseException:
            plain.close()
            raise
        self.file = self.socket.makefile("rb")
        try:
            if user:
                self("AUTH", user, password)
        except BaseException:
            self.__exit__()
            raise

    def __call__(self, *words):
        parts = [str(word).encode() for word in words]
        self.socket.sendall(b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%s\r\n" % (len(p), p) for p in parts))
        return self._reply()

    def _reply(self):
        line = self.file.readline()
        if not line.endswith(b"\r\n"):
            raise ConnectionError("Redis closed the connection")
        kind, rest = line[:1], line[1:-2]
        if kind == b"+":
            return rest.decode()
        if kind == b"-":
            raise RedisError(rest.decode())
        if kind == b":":
            return int(rest)
        if kind == b"$":
            return None if rest == b"-1" else self.file.read(int(rest) + 2)[:-2].decode()
        if kind == b"*":
            return [self._reply() for _ in range(int(rest))]
        raise ValueError(f"not RESP: {line!r}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()
        self.socket.close()
