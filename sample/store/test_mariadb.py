import unittest

from store.mariadb import fields, parse_dsn


class MariaDBTest(unittest.TestCase):
    def test_row_of_strings_and_null(self):
        self.assertEqual(list(fields(b"\x02ab\xfb\x00")), ["ab", None, ""])

    def test_row_with_a_long_string(self):
        self.assertEqual(list(fields(b"\xfc\x2c\x01" + b"x" * 300)), ["x" * 300])

    def test_dsn(self):
        self.assertEqual(parse_dsn("sa@tcp(boulder-mariadb:3306)/boulder_sa\n"), (("boulder-mariadb", 3306), "sa", "boulder_sa"))
