"""Validation: the VAs and their remote perspectives."""
from configs import PERSPECTIVES, common, server, tls

ACCOUNTS = "http://boulder.service.consul:4001/acme/acct/"


def files(generation):
    made = {"va.json": {"va": {**validation(generation, "sample-va", "va", "ra"), "remoteVAs": remotes()}, **common(generation)}}
    for letter, (perspective, registry) in PERSPECTIVES.items():
        rva = {**validation(generation, f"sample-remoteva-{letter}", "rva", "va"), "perspective": perspective, "rir": registry}
        made[f"remoteva-{letter}.json"] = {"rva": rva, **common(generation)}
    return made


def validation(generation, agent, identity, caller):
    return {
        "userAgent": agent,
        "issuerDomain": "ca.sample.invalid",
        "accountURIPrefixes": [ACCOUNTS],
        "dnsTries": 3,
        "dnsTimeout": "5s",
        **resolver(generation, identity),
        "tls": tls(identity),
        "grpc": server({"va.VA": [caller], "va.CAA": [caller]}),
    }


def resolver(generation, identity):
    """Next generation's perspectives have addresses; all others ask Consul where DNS over HTTPS is served."""
    if generation.next and identity == "rva":
        return {"dnsStaticResolvers": ["10.77.77.77:8343", "10.77.77.77:8443"]}
    return {"dnsProvider": {"dnsAuthority": "consul.service.consul", "srvLookup": {"service": "doh", "domain": "service.consul"}}}


def remotes():
    """One name of Consul, a port for each perspective."""
    ports = dict(zip(PERSPECTIVES, (9397, 9498, 9499, 9500)))
    return [{
        "serverAddress": f"rva1.service.consul:{ports[letter]}",
        "hostOverride": "rva.boulder",
        "timeout": "15s",
        "perspective": perspective,
        "rir": registry,
    } for letter, (perspective, registry) in PERSPECTIVES.items()]
