"""What happens to certificates afterwards: CRLs, and keys that became known."""
from configs import client, common, database, issuer_files, server, tls


def files(generation):
    return {
        "crl-storer.json": {"crlStorer": storer(generation), **common(generation)},
        "crl-updater.json": {"crlUpdater": updater(), **common(generation)},
        "bad-key-revoker.json": {"badKeyRevoker": revoker(), **common(generation, quiet=True)},
    }


def storer(generation):
    """The next generation's asks the SA whether what is no longer in a CRL has expired."""
    return {
        **({"saReadOnlyService": client("sa")} if generation.next else {}),
        "issuerCerts": issuer_files(),
        "s3Endpoint": "http://localhost:4501",
        "s3Bucket": "sample-crls",
        "awsConfigFile": f"{generation.folder}/crl-storer.ini",
        "awsCredsFile": "test/secrets/aws_creds.ini",
        "tls": tls("crl-storer"),
        "grpc": server({"storer.CRLStorer": ["crl-updater"]}),
    }


def updater():
    """Run by tests, not a service."""
    return {
        "issuerCerts": issuer_files(),
        "numShards": 2,
        "shardWidth": "2400h",
        "lookbackPeriod": "24h",
        "updatePeriod": "10m",
        "updateTimeout": "1m",
        "expiresMargin": "5m",
        "cacheControl": "stale-if-error=60",
        "maxParallelism": 4,
        "maxAttempts": 2,
        "saService": client("sa"),
        "crlGeneratorService": client("ca"),
        "crlStorerService": client("crl-storer"),
        "tls": tls("crl-updater"),
    }


def revoker():
    return {
        "db": database("badkeyrevoker", 5),
        "maximumRevocations": 10,
        "findCertificatesBatchSize": 10,
        "interval": "100ms",
        "backoffIntervalMax": "2s",
        "maxExpectedReplicationLag": "100ms",
        "raService": client("ra"),
        "tls": tls("bad-key-revoker"),
    }
