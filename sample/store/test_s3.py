import datetime
import unittest

from store.s3 import sign

NOW = datetime.datetime(2026, 11, 21, 9, 0, 0, tzinfo=datetime.timezone.utc)


class S3Test(unittest.TestCase):
    def signature(self, **changes):
        arguments = dict(host="h:9000", method="PUT", path="/b/k", key="k", secret="s", body=b"x", now=NOW)
        return sign(**{**arguments, **changes})["Authorization"].rsplit("=", 1)[1]

    def test_signature_covers_everything(self):
        signatures = [self.signature()] + [self.signature(**change) for change in (
            {"host": "g:9000"}, {"method": "GET"}, {"path": "/b/l"}, {"secret": "t"}, {"body": b"y"},
            {"now": NOW + datetime.timedelta(seconds=1)})]
        self.assertEqual(len(set(signatures)), len(signatures))

    def test_signature_is_repeatable(self):
        self.assertEqual(self.signature(), self.signature())

    def test_credential_names_the_scope(self):
        headers = sign("h:9000", "GET", "/", "who", "s", b"", NOW)
        self.assertIn("Credential=who/20261121/us-east-1/s3/aws4_request,", headers["Authorization"])
