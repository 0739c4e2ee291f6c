"""bin/boulder: stands where a Boulder service stands. It listens on --addr (mTLS when its config names a certificate)
and on --debug-addr, and answers GET /health, /config and /client (the address it sees)."""
import argparse
import json
import socketserver
import ssl
import threading


class Handler(socketserver.StreamRequestHandler):
    timeout = 5

    def handle(self):
        path = self.rfile.readline(4096).split(b" ")[1:2]
        while self.rfile.readline(4096).strip():
            pass
        answer = self.server.answers.get(path[0].decode()) if path else None
        status = "200 OK" if answer else "404 Not Found"
        body = json.dumps(answer(self.client_address) if answer else {"error": "no such page"}).encode()
        self.wfile.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64
    tls = None

    def finish_request(self, request, client_address):
        try:
            if self.tls:
                request.settimeout(5)
                request = self.tls.wrap_socket(request, server_side=True)
            super().finish_request(request, client_address)
            if self.tls:
                request.unwrap().close()
        except OSError:
            pass  # a port scan, or a client without our CA's certificate


def listen(address, answers, tls=None):
    host, port = address.rsplit(":", 1)
    server = Server((host, int(port)), Handler)
    server.answers, server.tls = answers, tls
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def mutual_tls(files):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files["cert"], files["key"])
    context.load_verify_locations(files["ca"])
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind")
    parser.add_argument("--config", required=True)
    parser.add_argument("--addr")
    parser.add_argument("--debug-addr")
    args = parser.parse_args()
    with open(args.config) as file:
        config = json.load(file)
    answers = {
        "/health": lambda _: {"status": "SERVING", "kind": args.kind},
        "/config": lambda _: config,
        "/client": lambda client: {"address": client[0]},
    }
    tls = mutual_tls(config["tls"]) if "tls" in config else None
    servers = [listen(args.addr, answers, tls)] if args.addr else []
    servers += [listen(args.debug_addr, answers)] if args.debug_addr else []
    if not servers:
        parser.error("--addr or --debug-addr is needed")
    threading.Event().wait()


if __name__ == "__main__":
    main()
