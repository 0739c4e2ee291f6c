import base64
import calendar
import concurrent.futures
import hashlib
import json
import subprocess
import tempfile
import unittest

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

import configs
from helpers import CONFIG_NEXT
from integration import PUBLIC2
from integration.acme import SOLVERS, leaf, lego, point, random_domain, several_at_once
from lint import client, rules

ROOT = "test/certs/webpki/root-{}.cert.pem"


def logged(certificate, issuer, timestamp):
    """What a log has signed (RFC 6962, 3.2)."""
    milliseconds = calendar.timegm(timestamp.timestamp.timetuple()) * 1000 + timestamp.timestamp.microsecond // 1000
    key = issuer.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    before = certificate.tbs_precertificate_bytes
    return (bytes([0, 0]) + milliseconds.to_bytes(8, "big") + (1).to_bytes(2, "big") + hashlib.sha256(key).digest()
            + len(before).to_bytes(3, "big") + before + len(timestamp.extension_bytes).to_bytes(2, "big") + timestamp.extension_bytes)


class AcmeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.domains = {solver: random_domain() for solver in SOLVERS}
        point(cls.domains["tls-alpn-01"], PUBLIC2)
        point(cls.domains["http-01 elsewhere"], PUBLIC2)
        # All at once: the client sleeps some five seconds before it looks at its result.
        pool = concurrent.futures.ThreadPoolExecutor()
        cls.addClassCleanup(pool.shutdown)
        cls.chains = {solver: pool.submit(lego, solver, domain) for solver, domain in cls.domains.items()}
        cls.load = pool.submit(several_at_once)

    def text(self, solver="http-01"):
        return rules.describe(leaf(self.chains[solver].result()))

    def test_issue_by_http01(self):
        self.assertIn(f"DNS:{self.domains['http-01']}\n", self.text("http-01"))

    def test_issue_by_tls_alpn01(self):
        self.assertIn(f"DNS:{self.domains['tls-alpn-01']}\n", self.text("tls-alpn-01"))

    def test_issue_by_dns01(self):
        self.assertIn(f"DNS:{self.domains['dns-01']}\n", self.text("dns-01"))

    def test_accounts_that_order_at_one_time_are_all_served(self):
        words, calls = self.load.result()
        self.assertNotIn("[FAILED]", words)
        self.assertGreater(calls["/acme/order/finalize", "good"], 2, calls)

    def test_no_certificate_when_the_name_points_elsewhere(self):
        with self.assertRaisesRegex(RuntimeError, f"{PUBLIC2}.*[Cc]onnection refused"):
            self.chains["http-01 elsewhere"].result()

    def test_chain_ends_in_the_root(self):
        with tempfile.NamedTemporaryFile("w") as chain:
            chain.write(self.chains["http-01"].result())
            chain.flush()
            verify = ["openssl", "verify", "-untrusted", chain.name, chain.name]
            good = subprocess.run([*verify[:2], "-CAfile", ROOT.format("ecdsa"), *verify[2:]], capture_output=True, text=True)
            bad = subprocess.run([*verify[:2], "-CAfile", ROOT.format("rsa"), *verify[2:]], capture_output=True)
        self.assertEqual(good.returncode, 0, good.stderr)
        self.assertNotEqual(bad.returncode, 0)

    def test_certificate_carries_timestamps_of_two_operators_logs(self):
        certificate, issuer = x509.load_pem_x509_certificates(self.chains["http-01"].result().encode())[:2]
        with open(configs.CT_LOGS) as file:
            logs = {base64.b64decode(log["log_id"]): (operator["name"], base64.b64decode(log["key"]))
                    for operator in json.load(file)["operators"] for log in operator["logs"]}
        timestamps = list(certificate.extensions.get_extension_for_class(x509.PrecertificateSignedCertificateTimestamps).value)
        self.assertEqual(sorted(logs[timestamp.log_id][0] for timestamp in timestamps), ["Harbour", "Lighthouse"])
        for timestamp in timestamps:  # Raises where the signature is not the log's, of this certificate.
            key = serialization.load_der_public_key(logs[timestamp.log_id][1])
            key.verify(timestamp.signature, logged(certificate, issuer, timestamp), ec.ECDSA(hashes.SHA256()))

    def test_issued_certificate_lints_clean(self):
        self.assertEqual(client.call("POST", "/lintcert", leaf(self.chains["http-01"].result())), (200, []))

    def test_config_decides_issuer_and_lifetime(self):
        text = self.text()
        self.assertIn(f"Issuer: C = US, O = sample, CN = int ecdsa {'b' if CONFIG_NEXT else 'a'}\n", text)
        self.assertAlmostEqual(rules.lifetime(text).total_seconds() / 86400, 45 if CONFIG_NEXT else 90, delta=1)
