#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Serves recorded OData v3 answers from the public test data, in Atom and light JSON, with the content
types and version headers of v3: nothing else live speaks that version. Two services: /DefaultService.svc/
(with $metadata) and /OData.svc/ (service document, no $metadata). Only what was recorded is answered;
the host in the recordings becomes this one. Prints the root URL of the first service first."""
import http.server
import pathlib
import sys
import urllib.parse

FOLDER = "olingo4-beta01-v3/lib/client-core/src/test/resources/org/apache/olingo/client/core/v3"
HOSTS = {"DefaultService.svc": ("192.168.0.160:8080", "192.168.43.55:8080"),
         "OData.svc": ("services.odata.org/V3/OData",)}
RECORDED = {
    "DefaultService.svc": {
        "Customer": "Customer", "Customer(-10)": "Customer_-10", "Car(16)": "Car_16",
        "ComputerDetail(-10)": "ComputerDetail_-10",
        "AllGeoTypesSet(-5)": "AllGeoTypesSet_-5", "AllGeoTypesSet(-8)": "AllGeoTypesSet_-8",
        "AllGeoTypesSet(-10)/GeogPoint": "AllGeoTypesSet_-10_GeogPoint",
        "AllGeoTypesSet(-10)/GeogLine": "AllGeoTypesSet_-10_GeogLine",
        "AllGeoTypesSet(-5)/GeogPolygon": "AllGeoTypesSet_-5_GeogPolygon",
        "AllGeoTypesSet(-3)/GeomMultiPolygon": "AllGeoTypesSet_-3_GeomMultiPolygon",
        "Customer(-10)/CustomerId": "Customer_-10_CustomerId",
        "Customer(-10)/PrimaryContactInfo": "Customer_-10_PrimaryContactInfo",
        "Customer(-10)/BackupContactInfo": "Customer_-10_BackupContactInfo",
        "Product(-9)/Description": "Product_-9_Description",
        "Product(-10)/Dimensions/Width": "Product_-10_Dimensions_Width",
        "Product(-10)/ComplexConcurrency/QueriedDateTime": "Product_-10_ComplexConcurrency_QueriedDateTime"},
    "OData.svc": {
        "": "serviceDocument", "Products(1)": "Products_1", "Products(0)?$expand=Categories": "Products_0_Categories",
        "Products(1)/DiscontinuedDate": "Products_1_DiscontinuedDate",
        "PersonDetails(0)?$expand=Person": "PersonDetails_0_Person"}}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder = None

    def do_GET(self):
        path, _, query = self.path.partition("?")
        service, _, resource = urllib.parse.unquote(path).strip("/").partition("/")
        query = urllib.parse.unquote(query)
        options = [option for option in query.split("&") if option and not option.startswith("$format=")]
        form = next((option[8:] for option in query.split("&") if option.startswith("$format=")),
                    self.headers.get("Accept", ""))
        wanted = "?".join([resource, "&".join(options)]) if options else resource
        self.answer(service, wanted, "json" if "json" in form.replace("atom+xml,application/json", "") else "xml")

    def answer(self, service, wanted, form):
        if service == "DefaultService.svc" and wanted == "$metadata":
            return self.send(200, "application/xml", (self.folder / "metadata.xml").read_bytes())
        if service == "DefaultService.svc" and wanted == "Customer(-10)/CustomerId/$value":
            return self.send(200, "text/plain", (self.folder / "Customer_-10_CustomerId_value.txt").read_bytes())
        if service == "DefaultService.svc" and wanted.startswith("Customer?$skiptoken="):
            return self.last_page(form)
        stem = RECORDED.get(service, {}).get(wanted)
        if stem is None:
            return self.refuse(501 if "?" in wanted else 404, f"No answer to {wanted} was recorded.")
        body = (self.folder / f"{stem}.{form}").read_bytes()
        for host in HOSTS[service]:
            body = body.replace(host.encode(), self.headers.get("Host", "").encode())
        return self.send(200, self.kind(stem, body) if form == "xml" else
                         "application/json;odata=minimalmetadata;streaming=true;charset=utf-8", body)

    def last_page(self, form):
        """Where the recorded feed's next link leads: nothing more."""
        if form == "json":
            return self.send(200, "application/json;odata=minimalmetadata;charset=utf-8", b'{"value":[]}')
        return self.send(200, "application/atom+xml;type=feed;charset=utf-8",
                         b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Customer</title></feed>')

    @staticmethod
    def kind(stem, body):
        if stem == "serviceDocument":
            return "application/atomsvc+xml;charset=utf-8"
        head = body[body.find(b"-->"):][:400]
        if b"<feed" in head:
            return "application/atom+xml;type=feed;charset=utf-8"
        return "application/atom+xml;type=entry;charset=utf-8" if b"<entry" in head else "application/xml;charset=utf-8"

    def refuse(self, status, message):
        self.send(status, "application/json;odata=minimalmetadata;charset=utf-8",
                  ('{"odata.error":{"code":"","message":{"lang":"en","value":"%s"}}}'
                   % message.replace("\\", "").replace('"', "'")).encode())

    def send(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("DataServiceVersion", "3.0;")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, text, *arguments):
        print(text % arguments, file=sys.stderr)


def main():
    Handler.folder = pathlib.Path(sys.argv[1]) / FOLDER
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_port}/DefaultService.svc/", flush=True)
    server.serve_forever()


main()
