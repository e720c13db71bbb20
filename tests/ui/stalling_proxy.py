# SPDX-License-Identifier: MPL-2.0
"""A server in front of the sample service that hands everything on, until told to hold answers."""
import http.client
import http.server
import threading
import urllib.parse


class StallingProxy:
    def __init__(self, service_url):
        self.target = urllib.parse.urlsplit(service_url)
        self.open = threading.Event()
        self.open.set()
        self.held = threading.Event()  # set while a request is being held
        self.requests = []
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                proxy.requests.append(self.path)
                if not proxy.open.is_set():
                    proxy.held.set()
                    proxy.open.wait()
                try:
                    self.hand_on()
                except OSError:
                    self.close_connection = True  # the client has gone, as it may

            def hand_on(self):
                connection = http.client.HTTPConnection(proxy.target.hostname, proxy.target.port)
                connection.request("GET", self.path, headers=dict(self.headers))
                answer = connection.getresponse()
                body = answer.read()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("transfer-encoding", "content-length", "connection", "server", "date"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                connection.close()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}{self.target.path}"

    def hold(self):
        self.held.clear()
        self.open.clear()

    def release(self):
        self.open.set()

    def close(self):
        self.release()
        self.server.shutdown()
        self.server.server_close()
