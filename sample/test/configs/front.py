"""What the world sees: the ACME front end, the self-service pages, and mail to those who asked for it."""
from configs import chains, client, common, limiter, secret, server, tls


def files(generation):
    return {
        "wfe2.json": {"wfe": wfe(generation), **common(generation), "openTelemetryHttpConfig": {"trustIncomingSpans": True}},
        "sfe.json": {"sfe": sfe(), **common(generation, syslog=False), "openTelemetryHttpConfig": {"trustIncomingSpans": True}},
        "email-exporter.json": {"emailExporter": exporter(), **common(generation, syslog=False)},
        "salesforce-test-srv.json": {
            "oauthAddr": ":9601",
            "pardotAddr": ":9602",
            "expectedClientId": "sample-client",
            "expectedClientSecret": "sample-client-secret",
        },
        "zendesk-test-srv.json": {
            "addr": ":9701",
            "expectedTokenEmail": "admin@example.org",
            "expectedAPIToken": "sample-zendesk-token",
            "ticketCapacity": 100,
        },
    }


def wfe(generation):
    key = {"keyFile": "test/secrets/sfe_unpause_key"}
    made = {
        "timeout": "30s",
        "shutdownStopTimeout": "10s",
        "serverCertificatePath": "test/certs/ipki/boulder/cert.pem",
        "serverKeyPath": "test/certs/ipki/boulder/key.pem",
        "allowOrigins": ["*"],
        "subscriberAgreementURL": "https://boulder.service.consul:4431/terms/v1",
        "directoryCAAIdentity": "ca.sample.invalid",
        # Says which generation answers.
        "directoryWebsite": f"https://sample.invalid/{generation.name}",
        "legacyKeyIDPrefix": "http://boulder.service.consul:4000/reg/",
        "goodkey": {},
        "staleTimeout": "5m",
        "accountCache": {"size": 1000, "ttl": "5s"},
        "tls": tls("wfe"),
        "raService": client("ra"),
        "saService": client("sa"),
        "getNonceService": client("nonce-taro", identity="nonce"),
        "redeemNonceService": client("nonce-taro", "nonce-zinc", identity="nonce", srvResolver="nonce-srv-v2"),
        "nonceHMACKey": {"keyFile": "test/secrets/nonce_prefix_key"},
        "chains": chains(),
        "limiter": limiter(generation),
        "certProfiles": {name: generation.description(name) for name in generation.profiles},
        "unpause": {"hmacKey": key, "jwtLifetime": "336h", "url": "https://boulder.service.consul:4003"},
        "features": {"CheckIdentifiersPaused": True},
    }
    if generation.next:
        made["emailExporter"] = client("email-exporter")
    return made


def sfe():
    return {
        "listenAddress": "0.0.0.0:4003",
        "timeout": "30s",
        "shutdownStopTimeout": "10s",
        "tls": tls("sfe"),
        "raService": client("ra"),
        "saService": client("sa"),
        "unpauseHMACKey": {"keyFile": "test/secrets/sfe_unpause_key"},
    }


def exporter():
    return {
        "perDayLimit": 1000,
        "maxConcurrentRequests": 5,
        "pardotBusinessUnit": "sample-unit",
        "clientId": secret("salesforce_client_id"),
        "clientSecret": secret("salesforce_client_secret"),
        "salesforceBaseURL": "http://localhost:9601",
        "pardotBaseURL": "http://localhost:9602",
        "tls": tls("email-exporter"),
        "grpc": server({"email.Exporter": ["wfe"]}),
    }
