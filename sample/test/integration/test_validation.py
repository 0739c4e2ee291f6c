"""Perspectives that see different things: the primary's and three of four remote ones' agreement is needed, each one's counts."""
import contextlib
import http.server
import threading
import unittest
import urllib.request

import configs
from integration import PUBLIC2, RUNNER
from integration.acme import Certbot, random_domain

REMOTE = {f"sample-remoteva-{letter}" for letter in configs.PERSPECTIVES}


class Front(http.server.ThreadingHTTPServer):
    """Stands before an ACME client: hands its answers to every perspective but those that it hides from."""

    def __init__(self):
        super().__init__((PUBLIC2, 80), FrontHandler)
        self.hidden_from, self.asked = set(), set()


class FrontHandler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        agent = self.headers["User-Agent"]
        self.server.asked.add(agent)
        if agent in self.server.hidden_from:
            return self.send_error(404)
        request = urllib.request.Request(f"http://{RUNNER}{self.path}", headers={"Host": self.headers["Host"]})
        with urllib.request.urlopen(request, timeout=10) as answer:
            body = answer.read()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class PerspectivesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.front = cls.enterClassContext(Front())
        threading.Thread(target=cls.front.serve_forever).start()
        cls.addClassCleanup(cls.front.shutdown)
        cls.certbot = cls.enterClassContext(contextlib.closing(Certbot(RUNNER, seen=PUBLIC2)))

    def issue(self, *hidden_from):
        """The chain when these do not see the answer; all are asked."""
        self.front.hidden_from, self.front.asked = set(hidden_from), set()
        try:
            return self.certbot.issue(random_domain())
        finally:
            self.assertEqual(self.front.asked, REMOTE | {"sample-va"})

    def test_each_three_of_four_perspectives_are_enough(self):
        # What fails without a fault of ours may do so once: that one would be the second here.
        for agent in "sample-remoteva-a", "sample-remoteva-d":
            with self.subTest(agent):
                self.assertIn("BEGIN CERTIFICATE", self.issue(agent))

    def test_no_certificate_when_two_perspectives_see_something_else(self):
        with self.assertRaisesRegex(RuntimeError, "During secondary validation: .*404"):
            self.issue("sample-remoteva-b", "sample-remoteva-c")
