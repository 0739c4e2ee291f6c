import os
import subprocess
import tempfile
import unittest

import configs
import consul_services
from helpers import config_dir
from startservers import SERVICES

OLD, NEXT = (configs.files(generation) for generation in configs.GENERATIONS)


def every(key, content):
    """What stands under this key, wherever it is."""
    if isinstance(content, dict):
        for name, part in content.items():
            yield from [part] if name == key else every(key, part)


class SourcesTest(unittest.TestCase):
    def test_config_that_is_no_json_is_told_with_its_file_and_line(self):
        with tempfile.TemporaryDirectory() as folder:
            os.makedirs(f"{folder}/test/config")
            with open(f"{folder}/test/config/broken.json", "w") as file:
                file.write('{\n    "a":\n}\n')
            done = subprocess.run(["python3", os.path.abspath("test/check-sources.py")], cwd=folder, capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (1, "test/config/broken.json:3: no JSON: Expecting value\n", ""))


class ConfigsTest(unittest.TestCase):
    def test_generations_have_the_same_files(self):
        self.assertEqual(set(OLD), set(NEXT))

    def test_every_service_has_its_config(self):
        wanted = {os.path.basename(word) for s in SERVICES for word in s.cmd if word.startswith(config_dir + "/")}
        self.assertGreater(len(wanted), 10)
        self.assertEqual(wanted - set(OLD), set())

    def test_who_writes_to_syslog_tells_its_output_only_warnings(self):
        outputs = [part["stdoutLevel"] for part in every("syslog", OLD) if part["syslogLevel"] == 6]
        self.assertGreater(len(outputs), 10)
        self.assertEqual(set(outputs), {4})

    def test_next_generation_has_no_syslog(self):
        self.assertEqual({part["syslogLevel"] for part in every("syslog", NEXT)}, {-1})

    def test_next_generation_signs_with_other_issuers(self):
        signing = [{i["location"]["certFile"] for i in made["ca.json"]["ca"]["issuance"]["issuers"] if i["profiles"]}
                   for made in (OLD, NEXT)]
        self.assertEqual([len(names) for names in signing], [2, 2])
        self.assertEqual(signing[0] & signing[1], set())

    def test_number_of_an_issuers_folder_is_of_its_name(self):
        # As Boulder's crl-storer names it, seen 2026-11-30.
        self.assertEqual(configs.crl_folder("int-ecdsa-a"), "51460973049607610")


class ConsulServicesTest(unittest.TestCase):
    def test_all_perspectives_have_one_name(self):
        self.assertEqual({consul_services.consul_name(f"remoteva-{letter}") for letter in "abcd"}, {"rva1"})

    def test_names_are_those_that_clients_ask_for(self):
        names = {service.name: consul_services.consul_name(service.name) for service in SERVICES}
        self.assertEqual(names["boulder-ra-sct-provider-2"], "ra-sct-provider")
        self.assertEqual(names["nonce-service-taro-1"], "nonce-taro")
        self.assertEqual(names["boulder-sa-1"], "sa")

    def test_front_end_is_no_grpc_service(self):
        ports = {service.name: consul_services.grpc_port(service) for service in SERVICES}
        self.assertEqual((ports["boulder-wfe2"], ports["nonce-service-zinc-1"], ports["s3-test-srv"]), (None, 9401, None))
