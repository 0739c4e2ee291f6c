import concurrent.futures
import ssl
import subprocess
import tempfile
import unittest
import urllib.request

from helpers import CONFIG_NEXT, client_tls
from integration import PUBLIC2, RUNNER
from integration.acme import SOLVERS, issue, leaf, point, random_domain
from lint import client, rules


class AcmeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.domains = {solver: random_domain() for solver in SOLVERS}
        point(cls.domains["tls-alpn-01"], PUBLIC2)
        point(cls.domains["http-01 elsewhere"], PUBLIC2)
        # All at once: the client sleeps some five seconds before it looks at its result.
        pool = concurrent.futures.ThreadPoolExecutor()
        cls.addClassCleanup(pool.shutdown)
        cls.chains = {solver: pool.submit(issue, solver, domain) for solver, domain in cls.domains.items()}

    def assert_is_for(self, chain, domain):
        self.assertIn(f"DNS:{domain}\n", rules.describe(leaf(chain)))

    def test_issue_by_http01(self):
        self.assert_is_for(self.chains["http-01"].result(), self.domains["http-01"])

    def test_issue_by_tls_alpn01(self):
        self.assert_is_for(self.chains["tls-alpn-01"].result(), self.domains["tls-alpn-01"])

    def test_no_certificate_when_the_name_points_elsewhere(self):
        with self.assertRaisesRegex(RuntimeError, f"{PUBLIC2}.*connection refused"):
            self.chains["http-01 elsewhere"].result()

    def test_chain_ends_in_the_root(self):
        with urllib.request.urlopen(f"https://{RUNNER}:15000/roots/0", context=client_tls(), timeout=5) as page:
            root = page.read().decode()
        with tempfile.NamedTemporaryFile("w") as roots, tempfile.NamedTemporaryFile("w") as chain:
            roots.write(root)
            chain.write(self.chains["http-01"].result())
            for file in roots, chain:
                file.flush()
            verify = ["openssl", "verify", "-untrusted", chain.name, chain.name]
            good = subprocess.run([*verify[:2], "-CAfile", roots.name, *verify[2:]], capture_output=True, text=True)
            bad = subprocess.run([*verify[:2], "-CAfile", "test/certs/ipki/minica.pem", *verify[2:]], capture_output=True)
        self.assertEqual(good.returncode, 0, good.stderr)
        self.assertNotEqual(bad.returncode, 0)

    def test_issued_certificate_lints_clean(self):
        self.assertEqual(client.call("POST", "/lintcert", leaf(self.chains["http-01"].result())), (200, []))

    def test_config_decides_issuer_key_and_lifetime(self):
        text = rules.describe(leaf(self.chains["http-01"].result()))
        self.assertIn("ecdsa-with-SHA256" if CONFIG_NEXT else "sha256WithRSAEncryption", text)
        self.assertAlmostEqual(rules.lifetime(text).total_seconds() / 86400, 6 if CONFIG_NEXT else 90, delta=1)

    def test_directory_presents_a_certificate_of_our_ca(self):
        pem = ssl.get_server_certificate(("boulder.service.consul", 4001), ca_certs="test/certs/ipki/minica.pem", timeout=5)
        self.assertIn("DNS:boulder.service.consul", rules.describe(pem))
