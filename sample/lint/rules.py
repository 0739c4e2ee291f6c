"""What the linter finds in a certificate: from the text that `openssl x509 -text` prints."""
import datetime
import re
import subprocess


def describe(pem):
    """`openssl x509 -text` of a PEM certificate; ValueError when it is none."""
    done = subprocess.run(["openssl", "x509", "-noout", "-text"], input=pem, capture_output=True, text=True)
    if done.returncode:
        raise ValueError("openssl cannot read the certificate: " + done.stderr.strip().splitlines()[0])
    return done.stdout


def findings(text, config):
    """Findings as dicts of Linter, Code, Severity and Finding, in the order of the codes."""
    found = []

    def report(code, finding):
        found.append({"Linter": "sample", "Code": code, "Severity": "error", "Finding": finding})

    days = lifetime(text).total_seconds() / 86400
    if days > config["max_days"]:
        report("validity_too_long", f"valid for {days:.0f} days, at most {config['max_days']} are allowed")
    bits = re.search(r"Public-Key: \((\d+) bit\)", text)
    if "rsaEncryption" in text and int(bits[1]) < config["min_rsa_bits"]:
        report("weak_key", f"RSA key of {bits[1]} bits, {config['min_rsa_bits']} are needed")
    if not re.search(r"Subject Alternative Name:[^\n]*\n\s+(DNS|IP Address):", text):
        report("san_missing", "no DNS name or address in the subject alternative name")
    if "CA:TRUE" in text:
        report("leaf_is_ca", "an end-entity certificate must not be a CA")
    if "TLS Web Server Authentication" not in text:
        report("server_auth_missing", "extended key usage without serverAuth")
    algorithm = re.search(r"Signature Algorithm: (\S+)", text)[1]
    if re.search("sha1|md5", algorithm, re.IGNORECASE):
        report("weak_signature", f"signed with {algorithm}")
    return sorted(found, key=lambda finding: finding["Code"])


def lifetime(text):
    dates = [datetime.datetime.strptime(" ".join(date.split()), "%b %d %H:%M:%S %Y GMT")
             for date in re.findall(r"Not (?:Before|After ?) ?: (.*)", text)]
    return dates[1] - dates[0]
