"""Boulder's parts seen one by one: metrics, nonces, traces, what the tools say."""
import base64
import collections
import contextlib
import hmac
import json
import os
import re
import secrets
import ssl
import subprocess
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

import josepy
from acme import jws
from cryptography.hazmat.primitives.asymmetric import ec

import startservers
from helpers import CONFIG_NEXT, IPKI, config_dir, eventually
from integration.acme import DIRECTORY, Certbot, random_domain


def page(url, data=None):
    with urllib.request.urlopen(url, data, timeout=10) as answer:
        return answer.read().decode()


def debug_ports():
    """{service: port} of all that have --debug-addr."""
    for service in startservers.SERVICES:
        if "--debug-addr" in service.cmd:
            yield service.name, service.cmd[service.cmd.index("--debug-addr") + 1].lstrip(":")


class ServicesTest(unittest.TestCase):
    def test_every_service_has_metrics(self):
        for name, port in debug_ports():
            with self.subTest(name):
                self.assertRegex(page(f"http://localhost:{port}/metrics"), r"(?m)^version\{.*\} 1$")

    def test_log_validator_reads_what_services_wrote_to_syslog(self):
        def lines():
            """{status: how many lines}"""
            counts = collections.Counter()
            for status, count in re.findall(r'(?m)^log_lines\{.*status="(.*?)"\} (\d+)$', page("http://localhost:8016/metrics")):
                counts[status] += int(count)
            return counts
        if CONFIG_NEXT:
            self.assertEqual(lines(), {})
        else:
            self.assertEqual(set(eventually("log-validator has read a line", lines)), {"ok"})


    def test_front_end_presents_a_certificate_of_our_ca(self):
        url = "https://boulder.service.consul:4431/directory"
        ours = ssl.create_default_context(cafile=f"{IPKI}/minica.pem")
        with urllib.request.urlopen(url, timeout=10, context=ours) as answer:
            self.assertEqual(json.load(answer)["newOrder"], "https://boulder.service.consul:4431/acme/new-order")
        with self.assertRaisesRegex(urllib.error.URLError, "certificate verify failed"):
            urllib.request.urlopen(url, timeout=10)

    def test_self_service_page_answers_a_wrong_link(self):
        self.assertIn("<h1>Invalid unpause URL</h1>", page("http://boulder.service.consul:4003/sfe/v1/unpause?jwt=x.y.z"))


class IssuanceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mail = f"{secrets.token_hex(4)}@sample-mail.org"
        cls.since = time.time_ns() // 1000
        with contextlib.closing(Certbot(mail=cls.mail)) as certbot:
            certbot.issue(random_domain())
            cls.account = certbot.account()

    def traced(self, call):
        """What such a call of our account's became: for each trace a Counter of the calls that servers answered in it."""
        query = urllib.parse.urlencode({"service": "boulder-wfe2", "operation": call, "start": self.since, "end": time.time_ns() // 1000})
        for trace in json.loads(page(f"http://bjaeger:16686/api/traces?{query}"))["data"]:
            spans = [(span, {tag["key"]: tag["value"] for tag in span["tags"]}) for span in trace["spans"]]
            if any(tags.get("url.path", "").startswith(f"{call}{self.account}/") for _, tags in spans):
                yield collections.Counter(
                    f"{trace['processes'][span['processID']]['serviceName']} {span['operationName']}"
                    for span, tags in spans if tags.get("span.kind") == "server")

    def assert_one_trace(self, call, *calls):
        """One trace has all these, as often as they are here; the services tell Jaeger one by one, and late."""
        wanted = collections.Counter(calls)
        try:
            eventually(f"a trace of {call}", lambda: any(seen >= wanted for seen in self.traced(call)))
        except TimeoutError:
            self.fail(f"in no trace of {call}{self.account}/: {[dict(wanted - seen) for seen in self.traced(call)] or 'there is none'}")

    def test_one_issuance_is_one_trace(self):
        self.assert_one_trace(
            "/acme/finalize/", "nonce-service nonce.NonceService/Redeem", "boulder-ra ra.RegistrationAuthority/FinalizeOrder",
            "boulder-ca ca.CertificateAuthority/IssueCertificate", "boulder-ra ra.SCTProvider/GetSCTs",
            *["boulder-publisher Publisher/SubmitToSingleCTWithResult"] * 2, "boulder-sa sa.StorageAuthority/AddCertificate")

    def test_one_validation_is_one_trace_with_all_perspectives(self):
        self.assert_one_trace(
            "/acme/chall/", "nonce-service nonce.NonceService/Redeem", "boulder-ra ra.RegistrationAuthority/PerformValidation",
            "boulder-va va.VA/DoDCV", *["remoteva va.VA/DoDCV"] * 4, "boulder-va va.CAA/DoCAA", *["remoteva va.CAA/DoCAA"] * 4,
            "boulder-sa sa.StorageAuthority/FinalizeAuthorization2")

    def test_next_generation_hands_on_the_address_of_a_new_account(self):
        client = {}
        for name in "client_id", "client_secret":
            with open(f"test/secrets/salesforce_{name}") as file:
                client[name] = file.read().strip()
        token = json.loads(page("http://localhost:9601/services/oauth2/token", urllib.parse.urlencode(client).encode()))["access_token"]

        def contacts():
            request = urllib.request.Request("http://localhost:9602/contacts", headers={"Authorization": f"Bearer {token}"})
            return json.loads(page(request))["contacts"]
        if CONFIG_NEXT:
            eventually("the address has arrived", lambda: self.mail in contacts())
        else:
            self.assertEqual(contacts(), [])

    def test_database_and_policy_agree_with_what_was_issued(self):
        checker = ["./bin/boulder", "cert-checker", "--config", os.path.join(config_dir, "cert-checker.json")]
        words = subprocess.run(checker, capture_output=True, text=True, timeout=60)
        counts = json.loads(re.search(r"Finished processing certificates JSON=(\{.*?\})", words.stdout + words.stderr)[1])
        self.assertEqual(words.returncode, 0)
        self.assertGreater(counts["good-certs"], 0)
        self.assertEqual((counts["bad-certs"], counts["db-errs"]), (0, 0), words.stdout)


class NonceTest(unittest.TestCase):
    def nonce(self):
        request = urllib.request.Request(json.loads(page(DIRECTORY))["newNonce"], method="HEAD")
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.headers["Replay-Nonce"]

    def prefix(self, address):
        """What the nonces of the service at this address begin with."""
        with open("test/secrets/nonce_prefix_key") as file:
            key = bytes.fromhex(file.read().strip())
        return base64.urlsafe_b64encode(hmac.digest(key, address.encode(), "sha256")).decode()[:8]

    def test_nonces_come_from_both_services_of_their_site_and_no_other(self):
        both = {self.prefix("10.77.77.77:9301"), self.prefix("10.77.77.77:9501")}
        seen = set()
        eventually("nonces of both", lambda: seen.add(self.nonce()[:8]) or both <= seen)
        seen.update(self.nonce()[:8] for _ in range(20))
        self.assertEqual(seen, both)

    def test_nonce_goes_to_the_service_that_its_prefix_names(self):
        def refused():
            return sum(map(int, re.findall(r'(?m)^nonce_redeems\{.*result="invalid"\} (\d+)$', page("http://localhost:8112/metrics"))))
        before = refused()
        self.assertEqual(self.problem_with(self.prefix("10.77.77.77:9401") + self.nonce()[8:]), "badNonce")
        self.assertEqual(refused(), before + 1)

    def test_nonce_of_an_unknown_service_is_refused(self):
        self.assertEqual(self.problem_with(self.nonce()), "accountDoesNotExist")
        self.assertEqual(self.problem_with("AAAAAAAA" + self.nonce()[8:]), "badNonce")

    def problem_with(self, nonce):
        """The problem of a signed question for an account that does not exist, under this nonce."""
        url = json.loads(page(DIRECTORY))["newAccount"]
        key = josepy.JWKEC(key=ec.generate_private_key(ec.SECP256R1()))
        signed = jws.JWS.sign(b'{"onlyReturnExisting": true}', key=key, alg=josepy.ES256, nonce=josepy.b64decode(nonce), url=url)
        request = urllib.request.Request(url, signed.json_dumps().encode(), {"Content-Type": "application/jose+json"})
        with self.assertRaises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request, timeout=20)
        return json.loads(caught.exception.read())["type"].rsplit(":", 1)[1]
