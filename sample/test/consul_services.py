"""Prints config.hcl: Consul's settings, and a service for each that startservers.py starts."""
import os
import sys

sys.path.append("test")
os.environ.setdefault("BOULDER_CONFIG_DIR", "test/config")
from startservers import SERVICES

RUNNER = "10.77.77.77"

HEAD = """\
# Made by test/consul/generate.py (./test.sh --generate), from the list in test/startservers.py.
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
    http            = "https://{address}:{port}/health"
    tls_server_name = "{host}"
    interval        = "1s"
    timeout         = "900ms"
  }}]"""

TCP = """
  checks = [{{
    id       = "{id}-tcp"
    tcp      = "{address}:{port}"
    interval = "1s"
    timeout  = "900ms"
  }}]"""


def service(id, name, port, address=RUNNER, check="", host=""):
    return SERVICE.format(id=id, name=name, address=address, port=port,
                          check=check.format(id=id, address=address, port=port, host=host))


print(HEAD, end="")
# The ACME directory's name, and two for tests: nothing listens there until a test does (lighthouse) or ever (dark).
print(service("boulder-a", "boulder", 4001), end="")
print(service("lighthouse-a", "lighthouse", 9801, check=TCP), end="")
print(service("dark-a", "dark", 9802, check=TCP), end="")
for number, address in enumerate(("10.77.77.4", "10.77.77.5"), 1):
    print(service(f"redis-{number}", "redisratelimits", 4218, address), end="")
for s in SERVICES:
    if s.grpc_port is not None:
        name = s.host_override.removesuffix(".boulder")
        # Only these are checked: that Consul reaches the runner, and that it is believed there, is proven by one kind.
        check = MUTUAL_TLS if name == "sa" else ""
        print(service(s.name, name, s.grpc_port, check=check, host=s.host_override), end="")
