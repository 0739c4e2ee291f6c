import glob
import hashlib
import os
import re
import secrets
import shutil
import ssl
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.request

from helpers import CONFIG_NEXT, IPKI, client_tls, eventually
from integration import REDIS_1, REDIS_2, REDIS_PORT, RUNNER
from store import s3
from store.mariadb import MariaDB, MariaDBError, parse_dsn
from store.redis import Redis


def redis(address, **options):
    return Redis((address, REDIS_PORT), client_tls(), "boulder", "sample-redis-password", **options)


def read(path):
    with open(path, "rb") as file:
        return file.read()


class MariaDBTest(unittest.TestCase):
    def setUp(self):
        with open("test/secrets/sample_dburl") as file:
            address, user, database = parse_dsn(file.read())
        self.assertEqual("{}:{}".format(*address), os.environ["DB_ADDR"])
        self.sql = self.enterContext(MariaDB(address, user, database))

    def test_mariadb_keeps_what_is_written(self):
        serial = secrets.token_hex(8)
        self.sql(f"INSERT INTO notes (serial, created, author) VALUES ('{serial}', NOW(), 'sample')")
        with self.assertRaisesRegex(MariaDBError, "Duplicate entry"):
            self.sql(f"INSERT INTO notes (serial, created) VALUES ('{serial}', NOW())")
        self.assertEqual(self.sql(f"SELECT serial, author FROM notes WHERE serial = '{serial}'"), [(serial, "sample")])

    def test_mariadb_was_migrated_before_the_run(self):
        self.assertEqual(self.sql("SELECT name FROM migrations ORDER BY name"), [("20260801-notes.sql",), ("20260815-author.sql",)])

    def test_migrations_refuse_a_database_with_the_tables_of_another_boulder(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree("sa", f"{folder}/sa")
            migrate = ["bash", f"{folder}/sa/migrate.sh", "boulder-mariadb", f"{folder}/sa/migrations"]
            same = subprocess.run(migrate, capture_output=True, text=True, timeout=60)
            with open(f"{folder}/sa/db/98-another.sql", "w") as file:
                file.write("CREATE TABLE another (id BIGINT);\n")
            tables = hashlib.sha256(b"".join(map(read, sorted(glob.glob(f"{folder}/sa/db/0*.sql")) + [file.name]))).hexdigest()
            mark = read(f"{folder}/sa/db/99-made.sql").decode()
            with open(f"{folder}/sa/db/99-made.sql", "w") as file:
                file.write(re.sub("'[0-9a-f]{16} ", f"'{tables[:16]} ", mark))
            other = subprocess.run(migrate, capture_output=True, text=True, timeout=60)
        self.assertEqual((same.returncode, same.stdout, same.stderr), (0, "", ""))
        self.assertEqual((other.returncode, other.stdout), (1, ""))
        self.assertRegex(other.stderr, r"^the database was made with other tables .*\n  -> give bmariadb a new volume: "
                                       r"docker compose --profile setup down -v, or boulder-k8s down\n$")

    def test_mariadb_database_is_the_configs(self):
        self.assertEqual(self.sql("SELECT DATABASE()"), [("sample_next" if CONFIG_NEXT else "sample",)])

    def test_mariadb_sees_our_static_address(self):
        [(host,)] = self.sql("SELECT host FROM information_schema.processlist WHERE id = CONNECTION_ID()")
        self.assertEqual(host.rsplit(":", 1)[0], RUNNER)


class RedisTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        for address in REDIS_1, REDIS_2:  # Compose started them, nothing waited for them
            eventually(f"Redis on {address} answers", lambda: redis(address).__exit__() or True)

    def test_redis_answers_over_tls_on_both_static_addresses(self):
        for address in REDIS_1, REDIS_2:
            with self.subTest(address), redis(address) as client:
                key, value = secrets.token_hex(8), secrets.token_hex(8)
                self.assertEqual(client("SET", key, value, "EX", 60), "OK")
                self.assertEqual(client("GET", key), value)
                self.assertEqual(client.socket.version(), "TLSv1.3")

    def test_redis_certificate_is_not_for_other_names(self):
        self.assertRaises(ssl.SSLCertVerificationError, redis, REDIS_1, server_hostname="bredis_1")
        self.assertRaises(ssl.SSLCertVerificationError, redis, REDIS_1, server_hostname="10.77.77.6")

    def test_redis_wants_a_certificate_of_our_ca(self):
        stranger = ssl.create_default_context(cafile=f"{IPKI}/minica.pem")
        for address in REDIS_1, REDIS_2:
            # In TLS 1.3 the client hears it with the first answer.
            with self.subTest(address), Redis((address, REDIS_PORT), stranger, None, None) as client:
                with self.assertRaisesRegex(ssl.SSLError, "certificate required"):
                    client.socket.read()

    def test_redis_instances_are_separate(self):
        key = secrets.token_hex(8)
        with redis(REDIS_1) as one, redis(REDIS_2) as two:
            one("SET", key, "one", "EX", 60)
            self.assertEqual((one("GET", key), two("GET", key)), ("one", None))

    def test_redis_sees_our_static_address(self):
        with redis(REDIS_2) as client:
            about = dict(pair.split("=", 1) for pair in client("CLIENT", "INFO").split())
        self.assertEqual(about["addr"].rsplit(":", 1)[0], RUNNER)


class SeaweedFSTest(unittest.TestCase):
    def request(self, method, path, body=b"", secret="samplepassword"):
        return s3.request("boulder-seaweedfs", 8333, method, path, "sampleuser", secret, body)

    def test_seaweedfs_bucket_was_made_before_the_run(self):
        with urllib.request.urlopen("http://boulder-seaweedfs:8333/sample-tiles/index.html", timeout=5) as page:
            self.assertEqual(page.read(), b"tiles are kept here")

    def test_seaweedfs_keeps_what_is_written(self):
        path, body = f"/sample-tiles/{secrets.token_hex(8)}", secrets.token_bytes(5000)
        self.assertEqual(self.request("PUT", path, body)[0], 200)
        self.assertEqual(self.request("GET", path), (200, body))
        self.assertEqual(self.request("DELETE", path)[0], 204)
        self.assertEqual(self.request("GET", path)[0], 404)

    def test_seaweedfs_refuses_a_wrong_secret(self):
        self.assertEqual(self.request("PUT", "/sample-tiles/x", b"x", secret="wrong")[0], 403)
