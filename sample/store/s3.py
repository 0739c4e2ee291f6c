"""Signed requests to an S3 server (AWS signature version 4, path style)."""
import datetime
import hashlib
import hmac
import http.client

REGION = "us-east-1"


def request(host, port, method, path, key, secret, body=b""):
    """(status, body) of one signed request."""
    headers = sign(f"{host}:{port}", method, path, key, secret, body, datetime.datetime.now(datetime.timezone.utc))
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def sign(host, method, path, key, secret, body, now):
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    scope = f"{stamp[:8]}/{REGION}/s3/aws4_request"
    headers = {"Host": host, "X-Amz-Content-Sha256": hashlib.sha256(body).hexdigest(), "X-Amz-Date": stamp}
    names = ";".join(name.lower() for name in headers)
    lines = "".join(f"{name.lower()}:{value}\n" for name, value in headers.items())
    canonical = "\n".join([method, path, "", lines, names, headers["X-Amz-Content-Sha256"]])
    text = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    secret = b"AWS4" + secret.encode()
    for part in scope.split("/"):
        secret = hmac.digest(secret, part.encode(), "sha256")
    signature = hmac.digest(secret, text.encode(), "sha256").hex()
    headers["Authorization"] = f"AWS4-HMAC-SHA256 Credential={key}/{scope},SignedHeaders={names},Signature={signature}"
    return headers
