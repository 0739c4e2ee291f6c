import socket
import struct
import threading
import unittest

import dnswire


def reply(query, rcode, *records):
    """A reply whose records refer to the name of the question by a compression pointer."""
    head = query[:2] + struct.pack(">5H", 0x8180 | rcode, 1, len(records), 0, 0)
    body = b"".join(b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 0, len(data)) + data for kind, data in records)
    return head + query[12:] + body


class DnswireTest(unittest.TestCase):
    def test_question_is_encoded(self):
        self.assertEqual(dnswire.encode(7, "a.bc.", "SRV"), b"\0\7\1\0\0\1\0\0\0\0\0\0\1a\2bc\0\0\x21\0\1")

    def test_addresses_are_decoded(self):
        query = dnswire.encode(1, "x.consul", "A")
        answer = dnswire.decode(reply(query, 0, (1, b"\x0a\x4d\x4d\x4d"), (28, bytes(15) + b"\1")))
        self.assertEqual(answer, (dnswire.NOERROR, ["10.77.77.77", "::1"]))

    def test_service_records_are_decoded(self):
        query = dnswire.encode(1, "_sa._tcp.service.consul", "SRV")
        data = struct.pack(">3H", 1, 2, 9395) + b"\2sa\xc0\x15"  # 0x15: "_tcp" of the question
        self.assertEqual(dnswire.decode(reply(query, 0, (33, data))).records[0][:3], (1, 2, 9395))
        self.assertTrue(dnswire.decode(reply(query, 0, (33, data))).records[0][3].startswith("sa."))

    def test_error_codes_are_kept(self):
        query = dnswire.encode(1, "nope", "A")
        self.assertEqual(dnswire.decode(reply(query, dnswire.NXDOMAIN)), (dnswire.NXDOMAIN, []))

    def test_answer_to_another_question_is_refused(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
            server.bind(("127.0.0.1", 0))

            def answer_wrongly():
                query, client = server.recvfrom(512)
                server.sendto(bytes([query[0] ^ 1]) + reply(query, 0)[1:], client)

            thread = threading.Thread(target=answer_wrongly)
            thread.start()
            with self.assertRaisesRegex(ValueError, "another question"):
                dnswire.ask(server.getsockname(), "x")
            thread.join()
