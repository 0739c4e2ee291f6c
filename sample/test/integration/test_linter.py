import os
import socket
import stat
import unittest

from integration.acme import issued, random_domain
from lint import client


def fixture(name):
    with open(f"test/certs/webpki/{name}/cert.pem") as file:
        return file.read()


class LinterTest(unittest.TestCase):
    def test_linter_finds_faults(self):
        status, findings = client.call("POST", "/lintcert", fixture("bad"))
        self.assertEqual((status, [finding["Code"] for finding in findings]), (200, ["san_missing", "validity_too_long", "weak_key"]))

    def test_linter_accepts_a_good_certificate(self):
        self.assertEqual(client.call("POST", "/lintcert", fixture("good")), (200, []))

    def test_linter_refuses_what_is_no_certificate(self):
        self.assertEqual(client.call("POST", "/lintcert", "no certificate")[0], 400)

    def test_linter_runs_unprivileged_and_without_network(self):
        status, about = client.call("GET", "/")
        self.assertEqual(status, 200)
        self.assertEqual((about["uid"], about["consul"]), (1001, "ENETUNREACH"))

    def test_authority_asks_the_linter_before_it_signs(self):
        before = client.call("GET", "/")[1]["asked"]
        issued(random_domain())
        # The precertificate and the certificate.
        self.assertGreaterEqual(client.call("GET", "/")[1]["asked"], before + 2)

    def test_socket_belongs_to_the_linter(self):
        folder, sock = os.stat(os.path.dirname(client.SOCKET)), os.stat(client.SOCKET)
        self.assertEqual((folder.st_uid, folder.st_gid, oct(stat.S_IMODE(folder.st_mode))), (1001, 1001, "0o755"))
        self.assertEqual((sock.st_uid, oct(stat.S_IMODE(sock.st_mode))), (1001, "0o600"))

    def test_linter_has_no_name(self):
        with self.assertRaises(socket.gaierror):
            socket.getaddrinfo("bpkimetal", None)
