"""Two stock ACME clients against Boulder: lego solves every kind of challenge, certbot knows profiles, addresses and revocation.
Boulder resolves names at chall-test-srv."""
import collections
import concurrent.futures
import glob
import json
import os
import secrets
import subprocess
import sys
import tempfile
import urllib.request

from integration import PUBLIC, PUBLIC2, RUNNER

DIRECTORY = "http://boulder.service.consul:4001/directory"
SOLVERS = {
    "http-01": ["--http", "--http.port", f"{PUBLIC}:80"],
    "tls-alpn-01": ["--tls", "--tls.port", f"{PUBLIC2}:443"],
    "dns-01": ["--dns", "exec", "--dns.disable-cp", "--dns.resolvers", f"{RUNNER}:8053"],
    # Answers where no name points.
    "http-01 elsewhere": ["--http", "--http.port", f"{RUNNER}:80"],
}


def random_domain():
    return f"rand.{secrets.token_hex(4)}.xyz"


def challenges(path, **body):
    """Tells chall-test-srv something, such as the records of a name."""
    urllib.request.urlopen(f"http://{RUNNER}:8055/{path}", json.dumps(body).encode(), timeout=5).close()


def point(domain, address):
    """The name has this address (every other has FAKE_DNS)."""
    challenges("add-a", host=domain + ".", addresses=[address])


def lego(solver, domain):
    """The PEM chain, leaf first; RuntimeError with the client's words when there is none."""
    with tempfile.TemporaryDirectory() as folder:
        client(["lego", "--server", DIRECTORY, "--accept-tos", "--email", "test@sample-mail.org", "--path", folder,
                "--domains", domain, *SOLVERS[solver], "run"], EXEC_PATH=os.path.abspath("test/integration/dns-record.sh"))
        with open(f"{folder}/certificates/{domain}.crt") as file:
            return file.read()


def several_at_once():
    """What load-generator says, and how many of its calls went well or not: {(action, "good" or "error"): number}."""
    with tempfile.TemporaryDirectory() as folder:
        plan = {
            "plan": {
                "actions": ["newAccount", "newOrder", "fulfillOrder", "finalizeOrder", "revokeCertificate"],
                "rate": 4,
                "runtime": "1s",
            },
            "directoryURL": DIRECTORY,
            "domainBase": "xyz",
            # One: it takes less than this.
            "maxNamesPerCert": 2,
            "challengeStrategy": "tls-alpn-01",
            # Not where lego answers.
            "tlsAlpnOneAddrs": [f"{PUBLIC}:443"],
            "revokeChance": 1,
            "results": f"{folder}/results",
        }
        with open(f"{folder}/plan.json", "w") as file:
            json.dump(plan, file)
        words = client(["./bin/load-generator", "--config", file.name])
        with open(plan["results"]) as file:
            return words, collections.Counter((call["action"], call["type"]) for call in map(json.loads, file))


class Certbot:
    """An account of certbot's, its certificates, the address at which it answers challenges, and the one where its names point."""

    def __init__(self, address=PUBLIC, seen=None, mail=None):
        self.address, self.seen = address, seen or address
        self.folder = tempfile.TemporaryDirectory()
        self.options = ["--server", DIRECTORY, "--non-interactive", "--agree-tos", "--no-eff-email",
                        *(["--email", mail] if mail else ["--register-unsafely-without-email"])]
        for name in "config", "work", "logs":
            self.options += [f"--{name}-dir", f"{self.folder.name}/{name}"]

    def issue(self, name, profile="classic"):
        """The PEM chain for this name or address, by http-01."""
        kind = "--ip-address" if name[-1].isdigit() else "--domain"
        if kind == "--domain":
            point(name, self.seen)
        self.run("certonly", "--standalone", "--force-renewal", "--http-01-address", self.address, "--cert-name", name,
                 "--required-profile", profile, kind, name)
        with open(self.file(name, "fullchain")) as file:
            return file.read()

    def revoke(self, certificate, *how):
        """Of the file certificate: signed by this account, or by --key-path."""
        self.run("revoke", "--no-delete-after-revoke", "--cert-path", certificate, *how)

    def account(self):
        """Its number, once it has issued."""
        [registration] = glob.glob(f"{self.folder.name}/config/accounts/**/regr.json", recursive=True)
        with open(registration) as file:
            return json.load(file)["uri"].rsplit("/", 1)[1]

    def file(self, name, kind):
        return f"{self.folder.name}/config/live/{name}/{kind}.pem"

    def run(self, *command):
        client(["certbot", *command, *self.options])

    def close(self):
        self.folder.cleanup()


def issued(name):
    """The PEM chain for a name, by an account of certbot's that is used once."""
    certbot = Certbot()
    try:
        return certbot.issue(name)
    finally:
        certbot.close()


def two_at_a_time(first, second):
    """Calls the functions of both dicts with a Certbot each, one after the other, but both dicts beside each other, as certbot
    mostly waits: {name: future}."""
    def all_of(work, address):
        certbot = Certbot(address)
        try:
            for name, function in work.items():
                try:
                    futures[name].set_result(function(certbot))
                except Exception as error:
                    futures[name].set_exception(error)
        finally:
            certbot.close()
    futures = {name: concurrent.futures.Future() for name in first | second}
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for done in [pool.submit(all_of, first, PUBLIC), pool.submit(all_of, second, PUBLIC2)]:
            done.result()
    return futures


def client(command, **environment):
    done = subprocess.run(command, env=dict(os.environ, **environment), capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def tool(*command):
    """Runs one of Boulder's programs with the config of this generation; its words go where the services' go."""
    subprocess.run(command, check=True, stdout=sys.stderr, timeout=120)


def leaf(chain):
    end = "-----END CERTIFICATE-----\n"
    return chain.split(end)[0] + end
