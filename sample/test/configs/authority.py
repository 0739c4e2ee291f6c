"""Issuance: the RAs, the CAs, the publishers, and the tools that look at what was issued."""
from configs import (CT_LOGS, ISSUERS, POLICY, WEBPKI, chains, challenges, client, common, crl_folder, database, issuer_files,
                     limiter, server, tls)

# What zlint would rather not see: the classic profile keeps common name and key identifier, the others have none.
IGNORED = {
    "classic": ["w_subject_common_name_included", "w_ext_subject_key_identifier_not_recommended_subscriber"],
    "short": ["w_ext_subject_key_identifier_missing_sub_cert"],
}


def files(generation):
    return {
        "ca.json": {"ca": ca(generation), "pa": challenges(), **common(generation)},
        "ra.json": {"ra": ra(generation), "pa": challenges(), **common(generation)},
        "publisher.json": {"publisher": publisher(), **common(generation)},
        "cert-checker.json": {"certChecker": checker(generation), "pa": challenges(), "syslog": {"stdoutLevel": 6, "syslogLevel": -1}},
        "admin.json": {"admin": admin(), "syslog": {"stdoutLevel": 6, "syslogLevel": -1}},
    }


def ca(generation):
    return {
        "tls": tls("ca"),
        "hostnamePolicyFile": POLICY,
        "grpcCA": server({"ca.CertificateAuthority": ["ra"], "ca.CRLGenerator": ["crl-updater"]}),
        "saService": client("sa"),
        "sctService": client("ra-sct-provider", identity="ra"),
        "issuance": {
            "certProfiles": {name: profile(generation, name) for name in generation.profiles},
            "crlProfile": {"validityInterval": "216h", "maxBackdate": "1h5m", "lintConfig": f"{generation.folder}/zlint.toml"},
            "issuers": [issuer(generation, name) for name in ISSUERS],
        },
        "serialPrefixHex": "5b" if generation.next else "5a",
        "maxNames": 20,
        "goodkey": {},
        "ctLogListFile": CT_LOGS,
    }


def profile(generation, name):
    lean = name != "classic"
    return {
        "omitCommonName": lean,
        "omitKeyEncipherment": lean,
        "omitSKID": lean,
        "maxValidityPeriod": hours(generation, name),
        "maxValidityBackdate": "1h5m",
        "lintConfig": f"{generation.folder}/zlint.toml",
        "ignoredLints": IGNORED["short" if lean else "classic"],
    }


def hours(generation, profile):
    return f"{generation.profiles[profile] * 24}h"


def issuer(generation, name):
    """All of them sign CRLs; certificates only those of this generation."""
    return {
        "profiles": list(generation.profiles) if generation.signs(name) else [],
        "issuerURL": f"http://ca.example.org/{name}",
        "crlURLBase": f"http://ca.example.org:4501/sample-crls/{crl_folder(name)}/",
        "crlShards": 2,
        "location": {
            "configFile": f"{WEBPKI}/{name}.pkcs11.json",
            "certFile": f"{WEBPKI}/{name}.cert.pem",
            "numSessions": 2,
        },
    }


def ra(generation):
    return {
        "tls": tls("ra"),
        "hostnamePolicyFile": POLICY,
        "issuerCerts": issuer_files(),
        "vaService": client("va", timeout="20s"),
        "caService": client("ca"),
        "publisherService": client("publisher", timeout="60s"),
        "saService": client("sa"),
        "limiter": limiter(generation),
        "validationProfiles": {name: validation_profile(name) for name in generation.profiles},
        "defaultProfileName": "classic",
        "finalizeTimeout": "30s",
        "ctLogs": {
            "stagger": "500ms",
            "logListFile": CT_LOGS,
            "sctLogs": ["Harbour One", "Harbour Two", "Lighthouse One"],
            "finalLogs": ["Harbour One"],
        },
        "grpc": server({
            "ra.RegistrationAuthority": ["admin", "bad-key-revoker", "wfe", "sfe"],
            "ra.SCTProvider": ["ca"],
        }),
    }


def validation_profile(name):
    """Addresses are for short lives only."""
    brief = name != "classic"
    return {
        "pendingAuthzLifetime": "7h" if brief else "168h",
        "validAuthzLifetime": "7h" if brief else "720h",
        "orderLifetime": "7h" if brief else "168h",
        "maxNames": 10,
        "identifierTypes": ["dns", "ip"] if brief else ["dns"],
    }


def publisher():
    return {
        "userAgent": "sample-publisher",
        "chains": chains(),
        "tls": tls("publisher"),
        "grpc": server({"Publisher": ["ra"]}),
    }


def checker(generation):
    return {
        "db": database("cert_checker", 5),
        "hostnamePolicyFile": POLICY,
        "workers": 2,
        "badResultsOnly": True,
        "checkPeriod": "72h",
        "acceptableValidityDurations": [hours(generation, name) for name in generation.profiles],
        "issuerCerts": issuer_files(),
        "ignoredLints": sorted({lint for lints in IGNORED.values() for lint in lints}),
        "ctLogListFile": CT_LOGS,
    }


def admin():
    return {"tls": tls("admin"), "raService": client("ra"), "saService": client("sa")}
