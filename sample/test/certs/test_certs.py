import glob
import os
import shutil
import subprocess
import tempfile
import unittest


class CertsTest(unittest.TestCase):
    """A checkout of its own, in which generate.sh has run once."""

    @classmethod
    def setUpClass(cls):
        cls.home = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.certs = f"{cls.home}/test/certs"
        for file in "test/entrypoint.sh", "test/certs/generate.sh", "test/certs/check.sh":
            os.makedirs(os.path.dirname(f"{cls.home}/{file}"), exist_ok=True)
            shutil.copy(file, f"{cls.home}/{file}")
        os.makedirs(f"{cls.home}/sa/db")
        made = cls.run_there("test/certs/generate.sh")
        assert made.returncode == 0, made.stderr

    @classmethod
    def run_there(cls, *command):
        return subprocess.run([f"{cls.home}/{command[0]}", *command[1:]], cwd=cls.home, capture_output=True, text=True, timeout=120)

    def check(self, folder, tokens=None):
        """The exit code and words of check.sh."""
        done = self.run_there("test/certs/check.sh", folder, *([tokens or f"{self.certs}/.softhsm-tokens"] if folder == "webpki" else []))
        return done.returncode, done.stdout

    def without(self, file, away="away"):
        """Until the end of this test that file is away."""
        shutil.move(file, f"{self.home}/{away}")
        self.addCleanup(shutil.move, f"{self.home}/{away}", file)

    def test_what_is_whole_is_not_made_again(self):
        self.assertEqual((self.check("ipki"), self.check("webpki")), ((0, ""), (0, "")))
        again = self.run_there("test/certs/generate.sh")
        self.assertEqual((again.returncode, again.stdout, again.stderr), (0, "", ""))

    def test_tables_of_the_image_are_copied_and_the_last_marks_the_database(self):
        files = sorted(glob.glob(f"{self.home}/sa/db/*.sql"))
        self.assertGreater(len(files), 1)
        with open(files[-1]) as file:
            self.assertRegex(file.read(), r"INSERT INTO sample\.made VALUES \('[0-9a-f]{16} [0-9a-f]{16}'\);\n$")

    def test_half_made_certificates_are_made_again(self):
        os.remove(f"{self.certs}/ipki/redis/cert.pem")
        code, words = self.check("ipki")
        self.assertEqual(code, 1)
        self.assertRegex(words, r"test/certs/ipki is not what generate\.sh makes: (?s:.*)redis/cert\.pem: FAILED open or read")
        again = self.run_there("test/certs/generate.sh")
        self.assertRegex(again.stdout, r"redis/cert\.pem: FAILED(?s:.*)\nConsul and Redis, where they run, keep the old ones: .*\nGenerating ipki/\.\.\.\n$")
        self.assertEqual((again.returncode, self.check("ipki")), (0, (0, "")))

    def test_changed_certificate_is_seen(self):
        path = f"{self.certs}/webpki/int-rsa-a.cert.pem"
        self.without(path)
        with open(path, "w") as file:
            file.write("-----BEGIN CERTIFICATE-----\n")
        code, words = self.check("webpki")
        self.assertEqual(code, 1)
        self.assertIn("./int-rsa-a.cert.pem: FAILED\n", words)

    def test_certificates_of_another_generate_are_seen(self):
        with open(f"{self.certs}/generate.sh", "r+") as file:
            whole = file.read()
            file.write("# another\n")
            file.flush()
            words = self.check("ipki")[1] + self.check("webpki")[1]
            file.truncate(len(whole.encode()))
        self.assertEqual(words.count("../generate.sh: FAILED\n"), 2, words)

    def test_folder_without_a_list_is_half_made(self):
        self.without(f"{self.certs}/webpki/content")
        self.assertEqual(self.check("webpki"), (1, "test/certs/webpki is half-made: it has no list of its content\n"))

    def test_lost_key_is_seen(self):
        key = glob.glob(f"{self.certs}/.softhsm-tokens/*/*.object")[0]
        self.without(key)
        code, words = self.check("webpki")
        self.assertEqual(code, 1)
        self.assertIn(f".softhsm-tokens lacks ./{'/'.join(key.split('/')[-2:])}, or has another\n", words)

    def test_key_that_was_written_over_is_seen(self):
        keys = [key for key in glob.glob(f"{self.certs}/.softhsm-tokens/*/*.object") if not key.endswith("/token.object")]
        self.without(keys[0])
        with open(keys[0], "wb") as file:
            file.write(bytes(os.path.getsize(f"{self.home}/away")))
        self.assertIn(f"lacks ./{'/'.join(keys[0].split('/')[-2:])}, or has another\n", self.check("webpki")[1])

    def test_list_of_content_that_is_cut_is_seen(self):
        path = f"{self.certs}/ipki/content"
        self.without(path)
        self.without(f"{self.certs}/ipki/redis", "redis")
        with open(f"{self.home}/away") as file, open(path, "w") as cut:
            cut.writelines(line for line in file if "/redis/" not in line)
        self.assertEqual(self.check("ipki"), (1, "test/certs/ipki is not what generate.sh makes: content: FAILED\n"
                                                 "sha256sum: WARNING: 1 computed checksum did NOT match\n"))

    def test_tokens_of_another_run_are_seen(self):
        code, words = self.check("webpki", tokens="/var/lib/softhsm/tokens")
        self.assertEqual(code, 1)
        self.assertIn("test/certs/webpki is of another run than the tokens with its keys", words)

    def test_runner_does_not_start_without_what_bsetup_makes(self):
        self.without(f"{self.certs}/ipki/redis")
        started = self.run_there("test/entrypoint.sh", "echo", "started")
        self.assertEqual((started.returncode, started.stdout), (1, ""))
        self.assertRegex(started.stderr, r"redis/cert\.pem: FAILED open or read(?s:.*)\n  -> let bsetup make it: docker compose run --rm bsetup, or boulder-k8s test\n$")
