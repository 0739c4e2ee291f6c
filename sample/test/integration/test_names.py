import socket
import time
import unittest

import dnswire
from helpers import eventually
from integration import CONSUL, PUBLIC, REDIS_1, REDIS_2, RUNNER

SYSTEM = ("127.0.0.11", 53)  # what /etc/resolv.conf names
DIRECT = (CONSUL, 53)


def addresses(name):
    return sorted({info[4][0] for info in socket.getaddrinfo(name, None, socket.AF_INET)})


def ports(server, service):
    return sorted(record[2] for record in dnswire.ask(server, f"_{service}._tcp.service.consul", "SRV").records)


class NamesTest(unittest.TestCase):
    def test_static_addresses_by_service_name(self):
        for name, address in {"bconsul": CONSUL, "bredis_1": REDIS_1, "bredis_2": REDIS_2}.items():
            with self.subTest(name):
                self.assertEqual(addresses(name), [address])

    def test_aliases_name_the_same_as_the_service(self):
        for service, alias, port in ("bmariadb", "boulder-mariadb", 3306), ("bseaweedfs", "boulder-seaweedfs", 8333):
            with self.subTest(alias):
                self.assertEqual(addresses(service), addresses(alias))
                self.assertEqual(len(addresses(alias)), 1)
                socket.create_connection((alias, port), 5).close()

    def test_extra_hosts(self):
        for name in "ca.example.org", "integration.trust":
            with self.subTest(name):
                self.assertEqual(addresses(name), [PUBLIC])

    def test_consul_names_through_the_system_resolver(self):
        self.assertEqual(addresses("boulder.service.consul"), [RUNNER])
        self.assertEqual(addresses("redisratelimits.service.consul"), [REDIS_1, REDIS_2])
        self.assertEqual(addresses("consul.service.consul"), [CONSUL])

    def test_service_records_through_the_system_resolver(self):
        self.assertEqual(ports(SYSTEM, "publisher"), [9391, 9491])
        self.assertEqual(ports(SYSTEM, "nonce-taro"), [9301, 9501])

    def test_service_records_asked_of_consul_by_udp_and_tcp(self):
        for tcp in False, True:
            with self.subTest(tcp=tcp):
                answer = dnswire.ask(DIRECT, "_redisratelimits._tcp.service.consul", "SRV", tcp=tcp)
                self.assertEqual((answer.rcode, [record[2] for record in answer.records]), (dnswire.NOERROR, [4218, 4218]))
                self.assertEqual(dnswire.ask(DIRECT, "boulder.service.consul", tcp=tcp).records, [RUNNER])

    def test_missing_consul_name_is_nxdomain(self):
        self.assertEqual(dnswire.ask(DIRECT, "missing.service.consul").rcode, dnswire.NXDOMAIN)
        self.assertEqual(dnswire.ask(SYSTEM, "missing.service.consul").rcode, dnswire.NXDOMAIN)
        with self.assertRaises(socket.gaierror) as caught:
            socket.getaddrinfo("missing.service.consul", None)
        self.assertEqual(caught.exception.errno, socket.EAI_NONAME)

    def test_unknown_names_fail_fast(self):
        for name in "example.com", "kubernetes.default.svc.cluster.local", "no-such-service":
            with self.subTest(name):
                before = time.monotonic()
                with self.assertRaises(socket.gaierror) as caught:
                    socket.getaddrinfo(name, None)
                # Consul refuses what is not its own: "try again", not "no such name".
                self.assertEqual(caught.exception.errno, socket.EAI_AGAIN)
                self.assertLess(time.monotonic() - before, 1)

    def test_consul_checks_the_runner_over_mutual_tls(self):
        eventually("both sa services pass their check", lambda: ports(DIRECT, "sa") == [9395, 9495])
        self.assertEqual(addresses("sa.service.consul"), [RUNNER])

    def test_service_with_a_failing_check_is_not_named(self):
        self.assertEqual(dnswire.ask(DIRECT, "_dark._tcp.service.consul", "SRV"), (dnswire.NXDOMAIN, []))

    def test_service_vanishes_when_its_check_fails(self):
        with socket.create_server((RUNNER, 9801)):
            eventually("Consul names the lighthouse", lambda: ports(DIRECT, "lighthouse") == [9801])
            self.assertEqual(addresses("lighthouse.service.consul"), [RUNNER])
        eventually("Consul has forgotten the lighthouse", lambda: ports(DIRECT, "lighthouse") == [])

    def test_resolver_is_dockers(self):
        with open("/etc/resolv.conf") as file:
            lines = [line.split() for line in file if line.strip() and line[0] not in "#;"]
        self.assertEqual([words[1:] for words in lines if words[0] == "nameserver"], [["127.0.0.11"]])
        self.assertIn("ndots:0", [word for words in lines if words[0] == "options" for word in words])
        # Docker hands on the search list of its host; a cluster's must not be in it.
        search = [word for words in lines if words[0] in ("search", "domain") for word in words[1:]]
        self.assertEqual([domain for domain in search if domain.endswith(("cluster.local", ".svc"))], [])
