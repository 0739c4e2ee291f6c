"""What startservers.py and the tests share."""
import http.client
import json
import os
import socket
import ssl
import subprocess
import sys
import time

config_dir = os.environ.get("BOULDER_CONFIG_DIR", "")
if config_dir == "":
    raise Exception("BOULDER_CONFIG_DIR was not set")
CONFIG_NEXT = config_dir.startswith("test/config-next")

IPKI = "test/certs/ipki"


def client_tls():
    """Trusts our CA and shows a certificate of it."""
    context = ssl.create_default_context(cafile=f"{IPKI}/minica.pem")
    context.load_cert_chain(f"{IPKI}/health-checker.boulder/cert.pem", f"{IPKI}/health-checker.boulder/key.pem")
    return context


def eventually(what, probe, seconds=60, tick=0.05):
    """The first true value of probe(); a refused connection or unknown name counts as not yet, a certificate that
    nobody here trusts as never. The limit is for a machine that is busy."""
    deadline = time.monotonic() + seconds
    last = None
    while time.monotonic() < deadline:
        try:
            if value := probe():
                return value
        except ssl.SSLCertVerificationError:
            raise
        except OSError as error:
            last = error
        time.sleep(tick)
    raise TimeoutError(f"not within {seconds} s: {what}" + (f" (last error: {last})" if last else ""))


def waitport(port, name, alive):
    """Waits until this port of localhost accepts connections; False when the processes are not alive any more."""
    def probe():
        if not alive():
            return "dead"
        socket.create_connection(("localhost", port), 1).close()
        return "open"
    return eventually(f"port {port} of {name} is open", probe) == "open"


def waithealth(address, name, host_override, alive):
    """Waits until the service says SERVING over mTLS, under its own name; False when the processes are not alive any more."""
    where = f"localhost:{address}" if isinstance(address, int) else address
    ask = ["./bin/health-checker", "-addr", where, "-host-override", host_override,
           "-config", os.path.join(config_dir, "health-checker.json")]

    def probe():
        if not alive():
            return "dead"
        return subprocess.run(ask, stdout=sys.stderr).returncode == 0 and "serving"
    return eventually(f"{name} at {where} is serving", probe) == "serving"


def get(address, path):
    """The JSON behind http://address/path."""
    return _get(http.client.HTTPConnection(*address, timeout=5), path)


def _get(connection, path):
    try:
        connection.request("GET", path)
        return json.loads(connection.getresponse().read())
    finally:
        connection.close()
