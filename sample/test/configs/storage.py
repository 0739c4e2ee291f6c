"""Storage and what serves everybody: the SAs, nonces, logs, and the health checker's identity."""
from configs import common, database, server, tls


def files(generation):
    return {
        "sa.json": {"sa": sa(generation), **common(generation)},
        "nonce-a.json": nonces(generation),
        "nonce-b.json": nonces(generation),
        # Finds no file where nothing writes to /dev/log.
        "log-validator.json": {"files": ["/var/log/boulder-*.log", "/var/log/nonce-service.log"], **common(generation, syslog=False)},
        "health-checker.json": {"grpc": {"timeout": "1s"}, "tls": tls("health-checker")},
    }


def sa(generation):
    readers = ["admin", "crl-storer", "wfe", "sfe"] if generation.next else ["admin", "wfe", "sfe"]
    return {
        "db": database("sa"),
        "readOnlyDB": database("sa_ro"),
        "incidentsDB": database("incidents", 5),
        "parallelismPerRPC": 10,
        "lagFactor": "200ms",
        "tls": tls("sa"),
        "grpc": server({
            "sa.StorageAuthority": ["admin", "ca", "crl-updater", "ra"],
            "sa.StorageAuthorityReadOnly": readers,
            "grpc.health.v1.Health": ["health-checker", "consul"],
        }),
    }


def nonces(generation):
    # Connections of the next generation end soon: its clients look for servers again and again.
    age = "2s" if generation.next else "30m"
    return {"nonceService": {
        "maxUsed": 100000,
        "nonceHMACKey": {"keyFile": "test/secrets/nonce_prefix_key"},
        "tls": tls("nonce"),
        "grpc": server({"nonce.NonceService": ["wfe"]}, age),
        **common(generation),
    }}
