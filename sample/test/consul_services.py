"""The text of test/consul/config.hcl: Consul's settings, and a service for each that startservers.py starts."""
import re

RUNNER = "10.77.77.77"

HEAD = """\
# Made by test/generate.py (./test.sh --generate), from the list in test/startservers.py.
client_addr = "0.0.0.0"
# Consul ends at once when this address is not its own.
bind_addr   = "10.77.77.10"
log_level   = "ERROR"
ports {
  dns      = 53
  grpc_tls = 8503
}
# Health checks show the agent's certificate.
enable_agent_tls_for_checks = true
tls {
  defaults {
    # Relative: the agent's working directory is /, the checkout's test/ is mounted at /test.
    ca_file         = "test/certs/ipki/minica.pem"
    cert_file       = "test/certs/ipki/consul.boulder/cert.pem"
    key_file        = "test/certs/ipki/consul.boulder/key.pem"
    verify_incoming = false
  }
}
"""

SERVICE = """
services {{
  id      = "{id}"
  name    = "{name}"
  address = "{address}"
  port    = {port}
  tags    = ["tcp"]{check}
}}
"""

MUTUAL_TLS = """
  checks = [{{
    id              = "{id}-health"
    grpc            = "{address}:{port}"
    grpc_use_tls    = true
    tls_server_name = "{host}"
    interval        = "1s"
    timeout         = "5s"
  }}]"""

TCP = """
  checks = [{{
    id       = "{id}-tcp"
    tcp      = "{address}:{port}"
    interval = "1s"
    timeout  = "900ms"
  }}]"""


def text(services):
    """config.hcl for these services of startservers.py."""
    # The ACME directory, DNS over HTTPS, and two for tests: nothing listens there until a test does (lighthouse) or ever (dark).
    blocks = [
        block("boulder-a", "boulder", 4001),
        block("doh-1", "doh", 8343),
        block("doh-2", "doh", 8443),
        block("lighthouse-a", "lighthouse", 9801, check=TCP),
        block("dark-a", "dark", 9802, check=TCP),
    ]
    blocks += [block(f"redis-{n}", "redisratelimits", 4218, address) for n, address in ((1, "10.77.77.4"), (2, "10.77.77.5"))]
    for service in services:
        if (port := grpc_port(service)) is not None:
            name = consul_name(service.name)
            # Only these are checked: that Consul reaches the runner, and that it is believed there, is proven by one kind.
            blocks.append(block(service.name, name, port, check=MUTUAL_TLS if name == "sa" else "", host=service.host_override))
    return HEAD + "".join(blocks)


def block(id, name, port, address=RUNNER, check="", host=""):
    return SERVICE.format(id=id, name=name, address=address, port=port,
                          check=check.format(id=id, address=address, port=port, host=host))


def grpc_port(service):
    """The port behind --addr of a Boulder program, but of the ACME front end."""
    if "--addr" not in service.cmd or service.name == "boulder-wfe2":
        return None
    return int(service.cmd[service.cmd.index("--addr") + 1].rsplit(":", 1)[1])


def consul_name(name):
    """boulder-sa-1 is one of sa, nonce-service-taro-1 one of nonce-taro; all perspectives have one name."""
    if name.startswith("remoteva-"):
        return "rva1"
    return re.sub(r"-\d$", "", name.removeprefix("boulder-").replace("nonce-service-", "nonce-"))
