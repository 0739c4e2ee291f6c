import datetime
import unittest

from lint.rules import findings, lifetime

CONFIG = {"max_days": 398, "min_rsa_bits": 2048}
GOOD = """Certificate:
    Signature Algorithm: ecdsa-with-SHA256
        Validity
            Not Before: Nov  1 09:00:00 2026 GMT
            Not After : Jan 30 09:00:00 2027 GMT
            Public Key Algorithm: id-ecPublicKey
                Public-Key: (256 bit)
            X509v3 Basic Constraints: critical
                CA:FALSE
            X509v3 Extended Key Usage:
                TLS Web Server Authentication
            X509v3 Subject Alternative Name:
                DNS:good.example.org
"""


class RulesTest(unittest.TestCase):
    def assert_finds(self, code, *change):
        text = GOOD
        for old, new in change:
            self.assertIn(old, text)
            text = text.replace(old, new)
        self.assertEqual([finding["Code"] for finding in findings(text, CONFIG)], [code] if code else [])

    def test_good_certificate(self):
        self.assert_finds(None)

    def test_lifetime(self):
        self.assertEqual(lifetime(GOOD), datetime.timedelta(days=90))

    def test_long_life(self):
        self.assert_finds("validity_too_long", ("Jan 30 09:00:00 2027", "Jan 30 09:00:00 2028"))

    def test_short_rsa_key(self):
        self.assert_finds("weak_key", ("id-ecPublicKey", "rsaEncryption"), ("256 bit", "1024 bit"))

    def test_rsa_key(self):
        self.assert_finds(None, ("id-ecPublicKey", "rsaEncryption"), ("256 bit", "2048 bit"))

    def test_no_name(self):
        self.assert_finds("san_missing", ("DNS:", "email:"))

    def test_ca(self):
        self.assert_finds("leaf_is_ca", ("CA:FALSE", "CA:TRUE"))

    def test_no_server_auth(self):
        self.assert_finds("server_auth_missing", ("Server", "Client"))

    def test_old_signature(self):
        self.assert_finds("weak_signature", ("ecdsa-with-SHA256", "ecdsa-with-SHA1"))
