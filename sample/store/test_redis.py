import socket
import socketserver
import ssl
import threading
import unittest

from helpers import eventually
from store.redis import Redis, RedisError

REPLIES = {
    b"PING": b"+PONG\r\n",
    b"INCR": b":3\r\n",
    b"GET": b"$-1\r\n",
    b"ECHO": b"$4\r\na\r\nb\r\n",
    b"MGET": b"*2\r\n$1\r\nx\r\n$-1\r\n",
    b"OOPS": b"-ERR unknown command\r\n",
}


class Canned(socketserver.StreamRequestHandler):
    def handle(self):
        while line := self.rfile.readline():
            words = []
            for _ in range(int(line[1:])):
                size = int(self.rfile.readline()[1:])
                words.append(self.rfile.read(size + 2)[:-2])
            self.wfile.write(REPLIES[words[0]])


class Server(socketserver.ThreadingTCPServer):
    # As Boulder's va tests do, on ::1: a container without IPv6 on lo fails here.
    address_family = socket.AF_INET6
    daemon_threads = True


class RedisTest(unittest.TestCase):
    def setUp(self):
        self.server = Server(("::1", 0), Canned)
        self.addCleanup(self.server.server_close)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        self.addCleanup(self.server.shutdown)
        self.redis = self.enterContext(Redis(self.server.server_address[:2], None, None, None))

    def test_simple_replies(self):
        self.assertEqual(self.redis("PING"), "PONG")
        self.assertEqual(self.redis("INCR", "n"), 3)

    def test_bulk_replies(self):
        self.assertIsNone(self.redis("GET", "nothing"))
        self.assertEqual(self.redis("ECHO", "a\r\nb"), "a\r\nb")

    def test_array_replies(self):
        self.assertEqual(self.redis("MGET", "a", "b"), ["x", None])

    def test_error_replies(self):
        with self.assertRaisesRegex(RedisError, "unknown command"):
            self.redis("OOPS")

    def test_certificate_of_another_ca_is_not_waited_for(self):
        calls = []

        def probe():
            calls.append(1)
            raise ssl.SSLCertVerificationError("self-signed certificate in certificate chain")
        with self.assertRaises(ssl.SSLCertVerificationError):
            eventually("Redis answers", probe, seconds=1)
        self.assertEqual(len(calls), 1)
