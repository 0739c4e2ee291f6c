"""The linter: POST /lintcert to a unix socket, with a PEM certificate or in the form that Boulder's CA sends (pkimetal's: b64input);
findings come back as JSON."""
import argparse
import base64
import errno
import http.server
import json
import os
import socket
import socketserver
import ssl
import urllib.parse

from lint.rules import describe, findings


FORM = "application/x-www-form-urlencoded"


def as_pem(form):
    return ssl.DER_cert_to_PEM_cert(base64.b64decode(urllib.parse.parse_qs(form)["b64input"][0]))


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        try:
            pem = body
            if self.headers["Content-Type"] == FORM:
                pem = as_pem(body)
                self.server.asked += 1
            self.reply(200, findings(describe(pem), self.server.config))
        except (KeyError, ValueError) as error:
            self.reply(400, {"error": str(error)})

    def do_GET(self):
        self.reply(200, {"uid": os.getuid(), "consul": reach("10.77.77.10", 8500), "asked": self.server.asked})

    def reply(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def address_string(self):
        return "socket"  # a unix socket's client has no address


def reach(address, port):
    """What a connection to this address gives: the name of the error, or "connected"."""
    try:
        socket.create_connection((address, port), 1).close()
        return "connected"
    except OSError as error:
        return errno.errorcode.get(error.errno, str(error))


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True
    # How often the CA asked.
    asked = 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", required=True)
    parser.add_argument("--socket", required=True)
    args = parser.parse_args()
    if os.path.exists(args.socket):
        os.unlink(args.socket)  # of a predecessor
    # As pkimetal's: only its owner may connect, and whoever may override that.
    os.umask(0o177)
    with Server(args.socket, Handler) as server:
        with open(args.config) as file:
            server.config = json.load(file)
        print(f"linting on {args.socket}")
        server.serve_forever()


if __name__ == "__main__":
    main()
