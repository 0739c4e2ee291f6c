"""Asks the linter through its unix socket."""
import http.client
import json
import socket

SOCKET = "/var/run/pkimetal/pkimetal.sock"


class Connection(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.host)


def call(method, path, body=None, address=SOCKET):
    """(status, content) of one request."""
    connection = Connection(address, timeout=20)
    try:
        connection.request(method, path, body, {"Host": "linter"})
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()
