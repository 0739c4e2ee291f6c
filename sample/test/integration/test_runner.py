import os
import secrets
import socket
import unittest

from helpers import CONFIG_NEXT, get
from integration import PUBLIC, PUBLIC2, RUNNER

COMPOSE = {
    "FAKE_DNS": "64.112.117.122",
    "BOULDER_CONFIG_DIR": "test/config-next" if CONFIG_NEXT else "test/config",
    # t.sh hands over what its caller has set, else it is the boolean of the file
    "USE_VITESS": "true" if os.environ.get("USE_VITESS") == "true" else "false",
    "SAMPLE_CACHE": "/boulder/.cache/build-next" if CONFIG_NEXT else "/boulder/.cache/build",
    "SAMPLE_LITERAL": "$HOME and $(FAKE_DNS) stay as they are",
    "SAMPLE_GREETING": "hello, world",
}
# Of the image and the engine, of the shell, of entrypoint.sh and test.sh, of Python.
OTHERS = {"PATH", "HOME", "HOSTNAME", "TERM", "PWD", "OLDPWD", "SHLVL", "_", "DB_ADDR", "RACE", "LC_CTYPE", "PYTHONPYCACHEPREFIX"}


class RunnerTest(unittest.TestCase):
    def test_every_static_address_can_be_bound(self):
        for address in RUNNER, PUBLIC, PUBLIC2:
            with self.subTest(address), socket.create_server((address, 0)) as server:
                with socket.create_connection(server.getsockname(), 5) as client:
                    accepted, (peer, _) = server.accept()
                    accepted.close()
                    self.assertEqual((client.getpeername()[0], peer), (address, address))

    def test_foreign_addresses_cannot_be_bound(self):
        self.assertRaises(OSError, socket.create_server, ("10.77.77.10", 0))

    def test_same_port_on_two_addresses(self):
        with socket.create_server((PUBLIC, 443)), socket.create_server((PUBLIC2, 443)) as second:
            self.assertEqual(second.getsockname(), (PUBLIC2, 443))

    def test_environment_is_the_compose_files(self):
        self.assertEqual({name: os.environ.get(name) for name in COMPOSE}, COMPOSE)
        self.assertEqual(set(os.environ) - set(COMPOSE) - OTHERS, set())

    def test_entrypoint_was_run(self):
        self.assertEqual(os.environ["DB_ADDR"], "boulder-mariadb:3306")
        self.assertEqual(os.readlink("test/secrets/sa_dburl"), f"../../{COMPOSE['BOULDER_CONFIG_DIR']}/secrets/sa_dburl")

    def test_working_directory_and_user(self):
        self.assertEqual((os.getcwd(), os.getuid(), os.getgid(), os.environ["HOME"]), ("/boulder", 0, 0, "/root"))

    def test_files_written_to_the_checkout_belong_to_root(self):
        os.makedirs("test/results", exist_ok=True)
        path = f"test/results/{os.path.basename(os.environ['BOULDER_CONFIG_DIR'])}.txt"
        with open(path, "w") as file:
            file.write("written by test_files_written_to_the_checkout_belong_to_root\n")
        for written in path, "bin/boulder", "test/secrets/sa_dburl":
            with self.subTest(written):
                self.assertEqual((os.lstat(written).st_uid, os.lstat(written).st_gid), (0, 0))

    def test_one_folder_by_two_mounts(self):
        word = secrets.token_hex(8)
        os.makedirs(os.environ["SAMPLE_CACHE"], exist_ok=True)
        with open(f"{os.environ['SAMPLE_CACHE']}/word", "w") as file:
            file.write(word)
        with open(f"/root/.cache/sample/{os.path.basename(os.environ['SAMPLE_CACHE'])}/word") as file:
            self.assertEqual(file.read(), word)

    def test_services_use_the_chosen_config(self):
        generation = os.path.basename(COMPOSE["BOULDER_CONFIG_DIR"])
        about = get(("boulder.service.consul", 4001), "/directory")["meta"]
        self.assertEqual(about["website"], f"https://sample.invalid/{generation}")
        self.assertEqual(set(about["profiles"]), {"classic", "short", "tiny"} if CONFIG_NEXT else {"classic", "short"})

    def test_services_answer_on_every_address_of_the_runner(self):
        for address in RUNNER, PUBLIC, PUBLIC2, "127.0.0.1":
            with self.subTest(address):
                self.assertIn("newOrder", get((address, 4001), "/directory"))
