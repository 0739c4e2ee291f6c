"""What only a real CA does: profiles, addresses, CAA, rate limits, revocation."""
import os
import re
import unittest
import urllib.error
import urllib.request

from cryptography import x509

from helpers import config_dir
from integration import PUBLIC
from integration.acme import Certbot, challenges, leaf, random_domain, tool, two_at_a_time
from lint import rules


def serial(chain):
    """As Boulder writes it."""
    return re.search(r"Serial Number:\s+(\S+)", rules.describe(leaf(chain)))[1].replace(":", "")


class ProfilesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        limited, cls.ours, cls.others = random_domain(), random_domain(), random_domain()
        for domain, authority in (cls.ours, "ca.sample.invalid"), (cls.others, "other-ca.invalid"):
            challenges("add-caa", host=domain + ".", policies=[{"tag": "issue", "value": authority}])
        cls.outcomes = two_at_a_time({
            "short": lambda certbot: certbot.issue(random_domain(), profile="short"),
            "address": lambda certbot: certbot.issue(PUBLIC, profile="short"),
            "address, classic": lambda certbot: certbot.issue(PUBLIC, profile="classic"),
            "blocked": lambda certbot: certbot.issue("www.forbidden.xyz"),
            "others' by CAA": lambda certbot: certbot.issue(cls.others),
        }, {
            "one": lambda certbot: certbot.issue(f"one.{limited}"),
            "two": lambda certbot: certbot.issue(f"two.{limited}"),
            "three": lambda certbot: certbot.issue(f"three.{limited}"),
            "ours by CAA": lambda certbot: certbot.issue(cls.ours),
        })

    def chain(self, name):
        return self.outcomes[name].result()

    def test_short_profile_is_short_and_has_no_common_name(self):
        text = rules.describe(leaf(self.chain("short")))
        self.assertAlmostEqual(rules.lifetime(text).total_seconds() / 86400, 6, delta=0.1)
        self.assertRegex(text, r"Subject: *\n")

    def test_certificate_for_an_address(self):
        self.assertIn(f"IP Address:{PUBLIC}\n", rules.describe(leaf(self.chain("address"))))

    def test_no_address_in_the_classic_profile(self):
        with self.assertRaisesRegex(RuntimeError, "rejectedIdentifier|not permitted|does not permit"):
            self.chain("address, classic")

    def test_caa_decides_who_may_issue(self):
        self.assertIn(f"DNS:{self.ours}\n", rules.describe(leaf(self.chain("ours by CAA"))))
        with self.assertRaisesRegex(RuntimeError, f"CAA record for {re.escape(self.others)} prevents issuance"):
            self.chain("others' by CAA")

    def test_no_certificate_for_a_blocked_name(self):
        with self.assertRaisesRegex(RuntimeError, "forbidden by policy"):
            self.chain("blocked")

    def test_third_certificate_of_a_domain_meets_the_rate_limit(self):
        for name in "one", "two":
            self.assertIn("BEGIN CERTIFICATE", self.chain(name))
        with self.assertRaisesRegex(RuntimeError, "too many certificates"):
            self.chain("three")


class RevocationTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """Issues and revokes; then crl-updater makes CRLs, once, which the CA signs and crl-storer keeps."""
        cls.outcomes = two_at_a_time(
            {"account": cls.by_account, "other account": cls.by_other_account}, {"key": cls.by_key, "authority": cls.by_authority})
        tool("./bin/boulder", "crl-updater", "--config", os.path.join(config_dir, "crl-updater.json"), "--debug-addr", ":8021", "--runOnce")

    @staticmethod
    def issue(certbot):
        domain = random_domain()
        number = serial(certbot.issue(domain, profile="short"))
        return domain, number, listed(number)

    @classmethod
    def by_account(cls, certbot):
        domain, *known = cls.issue(certbot)
        certbot.revoke(certbot.file(domain, "cert"), "--reason", "superseded")
        with open(certbot.file(domain, "fullchain"), "rb") as file:
            return *known, file.read()

    @classmethod
    def by_key(cls, certbot):
        domain, *known = cls.issue(certbot)
        certbot.revoke(certbot.file(domain, "cert"), "--key-path", certbot.file(domain, "privkey"), "--reason", "keyCompromise")
        return known

    @classmethod
    def by_other_account(cls, certbot):
        domain, *known = cls.issue(certbot)
        certificate = certbot.file(domain, "cert")
        other = Certbot(certbot.address)
        try:
            other.revoke(certificate)
            refusal = ""
        except RuntimeError as error:
            refusal = str(error)
        own = serial(other.issue(domain, profile="short"))
        other.revoke(certificate)
        other.close()
        return *known, refusal, own

    @classmethod
    def by_authority(cls, certbot):
        _, *known = cls.issue(certbot)
        tool("./bin/admin", "--config", os.path.join(config_dir, "admin.json"), "--dry-run=false",
             "revoke-cert", "--serial", known[0], "--reason", "cessationOfOperation")
        return known

    def assert_listed(self, number, before, reason):
        """The serial came into a CRL, with this reason."""
        self.assertIsNone(before)
        self.assertEqual(listed(number), reason)

    def test_revoked_by_its_account(self):
        self.assert_listed(*self.outcomes["account"].result()[:2], "4")

    def test_crl_that_a_certificate_names_lists_it_and_is_signed_by_its_issuer(self):
        certificate, issuer = x509.load_pem_x509_certificates(self.outcomes["account"].result()[2])
        [point] = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
        with urllib.request.urlopen(point.full_name[0].value, timeout=5) as page:
            crl = x509.load_der_x509_crl(page.read())
        self.assertTrue(crl.is_signature_valid(issuer.public_key()))
        self.assertEqual(crl.issuer, issuer.subject)
        self.assertIsNotNone(crl.get_revoked_certificate_by_serial_number(certificate.serial_number))
        distribution = crl.extensions.get_extension_for_class(x509.IssuingDistributionPoint).value
        self.assertEqual(distribution.full_name, point.full_name)

    def test_revoked_by_its_key(self):
        self.assert_listed(*self.outcomes["key"].result(), "1")

    def test_revoked_by_another_account_that_holds_authorizations_for_its_names(self):
        number, before, refusal, own = self.outcomes["other account"].result()
        self.assertIn("does not control all identifiers", refusal)
        # Whatever reason such a one gives.
        self.assert_listed(number, before, "5")
        self.assertIsNone(listed(own))

    def test_revoked_by_the_authority(self):
        self.assert_listed(*self.outcomes["authority"].result(), "5")


def listed(number):
    """The reason under which s3-test-srv has this serial, or None."""
    try:
        with urllib.request.urlopen(f"http://localhost:4501/query?serial={number}", timeout=5) as page:
            return page.read().decode()
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
        return None
