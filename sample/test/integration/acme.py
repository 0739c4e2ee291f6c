"""A stock ACME client (lego) against Pebble, which resolves names at the fake DNS server."""
import json
import os
import secrets
import subprocess
import tempfile
import urllib.request

from integration import PUBLIC, PUBLIC2, RUNNER

DIRECTORY = "https://boulder.service.consul:4001/dir"
SOLVERS = {
    "http-01": ["--http", "--http.port", f"{PUBLIC}:80"],
    "tls-alpn-01": ["--tls", "--tls.port", f"{PUBLIC2}:443"],
    # Answers where no name points.
    "http-01 elsewhere": ["--http", "--http.port", f"{RUNNER}:80"],
}


def random_domain():
    return f"rand.{secrets.token_hex(4)}.xyz"


def point(domain, address):
    """The fake DNS answers with this address for this domain (and with FAKE_DNS for every other)."""
    body = json.dumps({"host": domain + ".", "addresses": [address]}).encode()
    urllib.request.urlopen(f"http://{RUNNER}:8055/add-a", body, timeout=5).close()


def issue(solver, domain):
    """The PEM chain, leaf first; RuntimeError with the client's words when there is none."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["lego", "--server", DIRECTORY, "--accept-tos", "--email", "test@example.org", "--path", folder,
                   "--domains", domain, *SOLVERS[solver], "run"]
        trust = dict(os.environ, LEGO_CA_CERTIFICATES="test/certs/ipki/minica.pem")
        done = subprocess.run(command, env=trust, capture_output=True, text=True, timeout=60)
        if done.returncode:
            raise RuntimeError(f"lego ended with {done.returncode}: {done.stderr}")
        with open(f"{folder}/certificates/{domain}.crt") as file:
            return file.read()


def leaf(chain):
    end = "-----END CERTIFICATE-----\n"
    return chain.split(end)[0] + end
