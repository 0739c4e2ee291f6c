"""What test/config and test/config-next hold: a function for each kind of service makes the content of its file."""
import hashlib

IPKI, WEBPKI = "test/certs/ipki", "test/certs/webpki"
ISSUERS = ("int-rsa-a", "int-rsa-b", "int-ecdsa-a", "int-ecdsa-b")
CT_LOGS = "test/ct-test-srv/log_list.json"
POLICY = "test/ident-policy.yaml"
# Boulder wants four, of at least two registries.
PERSPECTIVES = {"a": ("north", "ARIN"), "b": ("south", "RIPE"), "c": ("east", "APNIC"), "d": ("west", "ARIN")}


class Generation:
    """What the two generations differ in."""

    def __init__(self, name, next_one):
        self.name, self.folder, self.next = name, f"test/{name}", next_one
        # The letter of the intermediates that sign.
        self.letter = "b" if next_one else "a"
        self.profiles = {"classic": 90, "short": 6}
        if next_one:
            self.profiles = {"classic": 45, "short": 6, "tiny": 2}

    def signs(self, issuer):
        return issuer.endswith(f"-{self.letter}")

    def description(self, profile):
        return f"{self.profiles[profile]} days, as {self.name} has it"


GENERATIONS = Generation("config", False), Generation("config-next", True)


def files(generation):
    """{file name: content} of this generation."""
    from configs import authority, front, revocation, storage, validation
    made = {}
    for part in authority, front, revocation, storage, validation:
        made.update(part.files(generation))
    return made


def tls(identity):
    return {
        "caCertFile": f"{IPKI}/minica.pem",
        "certFile": f"{IPKI}/{identity}.boulder/cert.pem",
        "keyFile": f"{IPKI}/{identity}.boulder/key.pem",
    }


def server(services, age="30s"):
    """A gRPC server: which of its services which identities may call; health is for whoever asks for it."""
    clients = dict(services)
    clients.setdefault("grpc.health.v1.Health", ["health-checker"])
    return {
        "maxConnectionAge": age,
        "services": {name: {"clientNames": [f"{client}.boulder" for client in callers]} for name, callers in clients.items()},
    }


def client(*names, identity=None, timeout="15s", **more):
    """A gRPC client that finds its servers by Consul's SRV records of these names."""
    lookups = [{"service": name, "domain": "service.consul"} for name in names]
    return {
        "dnsAuthority": "consul.service.consul",
        **({"srvLookup": lookups[0]} if len(names) == 1 else {"srvLookups": lookups}),
        "hostOverride": f"{identity or names[0]}.boulder",
        "timeout": timeout,
        **more,
    }


def database(name, connections=20):
    return {"dbConnectFile": f"test/secrets/{name}_dburl", "maxOpenConns": connections}


def secret(name):
    return {"passwordFile": f"test/secrets/{name}"}


def limiter(generation):
    return {
        "redis": {
            "username": "boulder",
            **secret("redis_password"),
            "lookups": [{"service": "redisratelimits", "domain": "service.consul"}],
            "lookupDNSAuthority": "consul.service.consul",
            "readTimeout": "500ms",
            "writeTimeout": "500ms",
            "poolSize": 20,
            "routeRandomly": True,
            "tls": tls("wfe"),
        },
        "defaults": f"{generation.folder}/ratelimit-defaults.yml",
        "overrides": f"{generation.folder}/ratelimit-overrides.yml",
    }


def challenges():
    return {"challenges": {name: True for name in ("http-01", "dns-01", "tls-alpn-01")}, "identifiers": {"dns": True, "ip": True}}


def common(generation, syslog=True, quiet=False):
    """Logs and traces. The old generation writes to /dev/log, and to its output warnings only; the next one all to its output."""
    logged = syslog and not generation.next
    return {
        # From errors, 3, to all, 7.
        "syslog": {"stdoutLevel": 4 if logged or quiet else 6, "syslogLevel": 6 if logged else -1},
        "openTelemetry": {"endpoint": "bjaeger:4317", "sampleRatio": 1},
    }


def issuer_files():
    return [f"{WEBPKI}/{name}.cert.pem" for name in ISSUERS]


def chains():
    return [[f"{WEBPKI}/{name}.cert.pem", f"{WEBPKI}/root-{name.split('-')[1]}.cert.pem"] for name in ISSUERS]


def crl_folder(issuer):
    """The number under which Boulder keeps an issuer's CRLs: 7 bytes of the hash of its name, which generate.sh gives it."""
    name = sequence(relative(6, "US") + relative(10, "sample") + relative(3, issuer.replace("-", " ")))
    return str(int.from_bytes(hashlib.sha1(name).digest()[:7], "big"))


def sequence(content, tag=0x30):
    assert len(content) < 128
    return bytes([tag, len(content)]) + content


def relative(attribute, text):
    """One part of a name in DER: country (6), organization (10) or common name (3)."""
    value = sequence(text.encode(), 0x13)  # PrintableString
    return sequence(sequence(bytes([6, 3, 0x55, 4, attribute]) + value), 0x31)
