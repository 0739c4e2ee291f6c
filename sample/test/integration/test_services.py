"""Boulder's parts seen one by one: metrics, nonces, traces, what the tools say."""
import collections
import json
import os
import re
import subprocess
import unittest
import urllib.error
import urllib.parse
import urllib.request

import josepy
from acme import jws
from cryptography.hazmat.primitives.asymmetric import ec

import startservers
from helpers import CONFIG_NEXT, config_dir, eventually
from integration.acme import DIRECTORY, issued, random_domain


def page(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
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


class IssuanceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        issued(random_domain())

    def test_one_issuance_is_one_trace(self):
        query = urllib.parse.urlencode({"service": "boulder-wfe2", "limit": 200, "lookback": "5m"})

        def services():
            traces = json.loads(page(f"http://bjaeger:16686/api/traces?{query}"))["data"]
            return [seen for trace in traces if len(seen := {p["serviceName"] for p in trace["processes"].values()}) > 3]
        found = eventually("Jaeger has a trace of a finalization", services)
        self.assertTrue(any({"boulder-wfe2", "boulder-ra", "boulder-ca", "boulder-publisher", "boulder-sa"} <= seen for seen in found), found)

    def test_database_and_policy_agree_with_what_was_issued(self):
        checker = ["./bin/boulder", "cert-checker", "--config", os.path.join(config_dir, "cert-checker.json")]
        words = subprocess.run(checker, capture_output=True, text=True, timeout=60)
        counts = json.loads(re.search(r"Finished processing certificates JSON=(\{.*?\})", words.stdout + words.stderr)[1])
        self.assertGreater(counts["good-certs"], 0)
        self.assertEqual((counts["bad-certs"], counts["db-errs"]), (0, 0), words.stdout)


class NonceTest(unittest.TestCase):
    def nonce(self):
        request = urllib.request.Request(json.loads(page(DIRECTORY))["newNonce"], method="HEAD")
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.headers["Replay-Nonce"]

    def test_nonces_come_from_both_services_of_their_site_and_no_other(self):
        prefixes = eventually("nonces of two services", lambda: len(seen := {self.nonce()[:8] for _ in range(20)}) == 2 and seen)
        self.assertEqual(len(prefixes), 2)

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
