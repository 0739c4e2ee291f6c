"""What only a real CA does: profiles, addresses, CAA, rate limits, revocation."""
import os
import re
import unittest
import urllib.error
import urllib.request

from helpers import config_dir
from integration import PUBLIC
from integration.acme import Certbot, challenges, leaf, random_domain, tool
from lint import rules


def serial(chain):
    """As Boulder writes it."""
    return re.search(r"Serial Number:\s+(\S+)", rules.describe(leaf(chain)))[1].replace(":", "")


class CertbotTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.certbot = Certbot()
        cls.addClassCleanup(cls.certbot.close)


class ProfilesTest(CertbotTest):
    def test_short_profile_is_short_and_has_no_common_name(self):
        domain = random_domain()
        text = rules.describe(leaf(self.certbot.issue(domain, profile="short")))
        self.assertAlmostEqual(rules.lifetime(text).total_seconds() / 86400, 6, delta=0.1)
        self.assertRegex(text, r"Subject: *\n")

    def test_certificate_for_an_address(self):
        text = rules.describe(leaf(self.certbot.issue(PUBLIC, profile="short")))
        self.assertIn(f"IP Address:{PUBLIC}\n", text)

    def test_no_address_in_the_classic_profile(self):
        with self.assertRaisesRegex(RuntimeError, "rejectedIdentifier|not permitted|does not permit"):
            self.certbot.issue(PUBLIC, profile="classic")

    def test_no_certificate_against_caa(self):
        domain = random_domain()
        challenges("add-caa", host=domain + ".", policies=[{"tag": "issue", "value": "other-ca.invalid"}])
        with self.assertRaisesRegex(RuntimeError, "CAA"):
            self.certbot.issue(domain)

    def test_no_certificate_for_a_blocked_name(self):
        with self.assertRaisesRegex(RuntimeError, "forbidden by policy"):
            self.certbot.issue("www.forbidden.xyz")

    def test_third_certificate_of_a_domain_meets_the_rate_limit(self):
        domain = random_domain()
        for name in "one", "two":
            self.certbot.issue(f"{name}.{domain}")
        with self.assertRaisesRegex(RuntimeError, "too many certificates"):
            self.certbot.issue(f"three.{domain}")


class RevocationTest(CertbotTest):
    def issue(self):
        domain = random_domain()
        return domain, serial(self.certbot.issue(domain, profile="short"))

    def assert_listed(self, number, reason):
        """The serial is in a CRL that crl-updater made, the CA signed, crl-storer kept, with this reason."""
        tool("./bin/boulder", "crl-updater", "--config", os.path.join(config_dir, "crl-updater.json"), "--debug-addr", ":8021", "--runOnce")
        self.assertEqual(listed(number), reason)

    def test_revoked_by_its_account(self):
        domain, number = self.issue()
        self.assertIsNone(listed(number))
        self.certbot.revoke(self.certbot.file(domain, "cert"), "--reason", "superseded")
        self.assert_listed(number, "4")

    def test_revoked_by_its_key(self):
        domain, number = self.issue()
        self.certbot.revoke(self.certbot.file(domain, "cert"), "--key-path", self.certbot.file(domain, "privkey"), "--reason", "keyCompromise")
        self.assert_listed(number, "1")

    def test_revoked_by_another_account_that_holds_authorizations_for_its_names(self):
        domain, number = self.issue()
        certificate = self.certbot.file(domain, "cert")
        other = Certbot()
        self.addCleanup(other.close)
        with self.assertRaisesRegex(RuntimeError, "does not control all identifiers"):
            other.revoke(certificate)
        own = serial(other.issue(domain, profile="short"))
        other.revoke(certificate)
        # Whatever reason such a one gives.
        self.assert_listed(number, "5")
        self.assertIsNone(listed(own))

    def test_revoked_by_the_authority(self):
        _, number = self.issue()
        tool("./bin/admin", "--config", os.path.join(config_dir, "admin.json"), "--dry-run=false",
             "revoke-cert", "--serial", number, "--reason", "cessationOfOperation")
        self.assert_listed(number, "5")


def listed(number):
    """The reason under which s3-test-srv has this serial, or None."""
    try:
        with urllib.request.urlopen(f"http://localhost:4501/query?serial={number}", timeout=5) as page:
            return page.read().decode()
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
        return None
