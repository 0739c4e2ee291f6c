import hashlib
import os
import subprocess
import tempfile
import unittest

# Answers as a database with this mark ("" when nobody made it); FAILS is the migration that it refuses.
MARIADB = """#!/bin/bash
case $* in
  *'SELECT 1') echo 1 ;;
  *information_schema*) [[ -z $MARK ]] && echo 0 || echo 1 ;;
  *'SELECT mark'*) echo "$MARK" ;;
  *'SELECT COUNT'*) echo 0 ;;
  *--execute=*) echo "$*" >>"$HOME/writes" ;;
  *) said=$(cat); echo "$said" >>"$HOME/writes"; [[ $said != "$FAILS" ]] || { echo "ERROR 1050 (42S01)" >&2; exit 1; } ;;
esac
"""
ANEW = "give bmariadb a new volume: docker compose --profile setup down -v, or boulder-k8s down\n"


class MigrateTest(unittest.TestCase):
    def setUp(self):
        self.home = self.enterContext(tempfile.TemporaryDirectory())
        self.tables = hashlib.sha256(b"CREATE TABLE certificates;\n").hexdigest()[:16]
        self.mark = f"{self.tables} 0123456789abcdef"
        self.write("sa/db/01-tables.sql", "CREATE TABLE certificates;\n")
        self.write("sa/db/99-made.sql", f"CREATE DATABASE sample;\nINSERT INTO sample.made VALUES ('{self.mark}');\n")
        self.write("sa/migrations/1-notes.sql", "CREATE TABLE notes;\n")
        self.write("bin/mariadb", MARIADB)
        os.chmod(f"{self.home}/bin/mariadb", 0o755)

    def write(self, path, text):
        os.makedirs(os.path.dirname(f"{self.home}/{path}"), exist_ok=True)
        with open(f"{self.home}/{path}", "w") as file:
            file.write(text)

    def refused(self, mark, fails=""):
        """What is said, and whether the database was written to."""
        done = self.migrate(mark, fails)
        self.assertEqual(done.returncode, 1, done.stdout)
        return done.stderr, os.path.exists(f"{self.home}/writes")

    def migrate(self, mark, fails=""):
        return subprocess.run(["bash", "sa/migrate.sh", "boulder-mariadb", f"{self.home}/sa/migrations"], capture_output=True, text=True,
                              timeout=60, env={"PATH": f"{self.home}/bin:{os.environ['PATH']}", "HOME": self.home, "MARK": mark, "FAILS": fails})

    def test_own_database_is_migrated(self):
        done = self.migrate(self.mark)
        self.assertEqual((done.returncode, done.stdout, done.stderr),
                         (0, "sample: applied 1-notes.sql\nsample_next: applied 1-notes.sql\n", ""))

    def test_database_that_nobody_marked_is_refused_and_not_written_to(self):
        self.assertEqual(self.refused(""), ("the database was made without sa/db: by another checkout, before bsetup ran, or its first start "
                                            "broke off\n  -> " + ANEW, False))

    def test_tables_of_another_boulder_are_refused(self):
        said, written = self.refused("fedcba9876543210 0123456789abcdef")
        self.assertEqual((said, written), ("the database was made with other tables (sa/db) than this checkout has: fedcba9876543210, not "
                                           f"{self.tables}\n  -> {ANEW}", False))

    def test_certificates_of_other_issuers_are_refused(self):
        self.assertEqual(self.refused(f"{self.tables} fedcba9876543210"), (
            "the database has certificates of other issuers (test/certs/webpki) than this checkout has\n  -> " + ANEW, False))

    def test_tables_that_bsetup_did_not_make_are_refused(self):
        self.write("sa/db/02-more.sql", "CREATE TABLE more;\n")
        self.assertEqual(self.refused(self.mark)[0], (
            "sa/db is not what bsetup makes\n  -> let bsetup make it: docker compose run --rm bsetup, or boulder-k8s test\n"))
        os.remove(f"{self.home}/sa/db/99-made.sql")
        self.assertIn("sa/db is not what bsetup makes", self.refused(self.mark)[0])

    def test_migration_that_fails_is_named(self):
        said, _ = self.refused(self.mark, "CREATE TABLE notes;")
        self.assertEqual(said, "ERROR 1050 (42S01)\nsample: sa/migrations/1-notes.sql failed, and a part of it may be there\n"
                               f"  -> correct it, then {ANEW}")
