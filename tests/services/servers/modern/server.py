#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""A small service of OData 4.01: short control names, options with and without their dollar, omitted
values (Prefer: omit-values), functions called without their namespace and with parameters by alias.
It refuses what a client of 4.01 may not send. Prints its root URL first."""
import http.server
import json
import sys
import urllib.parse

METADATA = """<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.01" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Shop" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EnumType Name="Mood"><Member Name="Calm" Value="0"/><Member Name="Angry" Value="1"/></EnumType>
<EntityType Name="Item"><Key><PropertyRef Name="Id"/></Key>
<Property Name="Id" Type="Edm.Int32" Nullable="false"/>
<Property Name="Name" Type="Edm.String"/>
<Property Name="Size" Type="Edm.Int32" Nullable="false" DefaultValue="7"/>
<Property Name="Mood" Type="Shop.Mood" Nullable="false" DefaultValue="Calm"/>
<Property Name="Note" Type="Edm.String"/>
<NavigationProperty Name="Parts" Type="Collection(Shop.Item)"/></EntityType>
<Function Name="Bigger" IsBound="true"><Parameter Name="of" Type="Collection(Shop.Item)"/>
<Parameter Name="than" Type="Edm.Int32" Nullable="false"/><Parameter Name="called" Type="Edm.String"/>
<ReturnType Type="Collection(Shop.Item)"/></Function>
<EntityContainer Name="All"><EntitySet Name="Items" EntityType="Shop.Item"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>"""

ITEMS = [{"Id": n, "Name": f"item {n}" if n % 5 else None, "Size": 7 if n % 3 else n,
          "Mood": "Calm" if n % 2 else "Angry", "Note": None} for n in range(1, 26)]
DEFAULTS = {"Size": 7, "Mood": "Calm", "Name": None, "Note": None}
PAGE = 10
ROOT = "/Modern.svc/"


def options_of(query):
    """Names without their dollar; a name given twice is refused."""
    options = {}
    for name, value in urllib.parse.parse_qsl(query, keep_blank_values=True):
        name = name.removeprefix("$")
        if name in options:
            raise ValueError(f"{name} is given twice")
        options[name] = value
    return options


def chosen(rows, text):
    """The few conditions that the tests use."""
    conditions = {"Id gt 20": lambda row: row["Id"] > 20,
                  "Mood eq Shop.Mood'Angry'": lambda row: row["Mood"] == "Angry",
                  "Mood eq 'Angry'": lambda row: row["Mood"] == "Angry"}
    if text not in conditions:
        raise ValueError(f"the condition {text} is not understood")
    return [row for row in rows if conditions[text](row)]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path, _, query = self.path.partition("?")
        resource = urllib.parse.unquote(path).removeprefix(ROOT)
        try:
            if resource == "$metadata":
                return self.send(200, "application/xml", METADATA)
            if resource == "":
                return self.json({"@context": "$metadata", "value": [{"name": "Items", "url": "Items"}]})
            options = options_of(query)
            if resource == "Items/$count":
                return self.send(200, "text/plain", str(len(ITEMS)))
            if resource == "Items":
                return self.rows(list(ITEMS), options)
            if resource in ("Items/Shop.Bigger(than=8,called=@called)", "Items/Bigger(than=8,called=@called)"):
                rows = [row for row in ITEMS if row["Size"] > 8]
                return self.rows([dict(row, Name=options["@called"].strip("'")) for row in rows], {})
            self.refuse(404, f"There is no {resource} here.")
        except (ValueError, KeyError) as error:
            self.refuse(400, str(error))

    def rows(self, rows, options):
        if "filter" in options:
            rows = chosen(rows, options["filter"])
        if "orderby" in options:
            name, _, way = options["orderby"].partition(" ")
            rows.sort(key=lambda row: row[name.split(",")[0]], reverse=way == "desc")
        answer = {"@context": "$metadata#Items"}
        if options.get("count") == "true":
            answer["@count"] = len(rows)
        begin = int(options.get("skiptoken", options.get("skip", 0)))
        end = min(len(rows), begin + min(PAGE, int(options.get("top", PAGE))))
        if end < len(rows) and "top" not in options:
            kept = {name: value for name, value in options.items() if name not in ("skip", "skiptoken")}
            # Before the rows, relative, without dollars.
            answer["@nextLink"] = "Items?" + urllib.parse.urlencode({**kept, "skiptoken": end})
        names = options["select"].split(",") if "select" in options else list(ITEMS[0])
        rows = [{"@id": f"Items({row['Id']})", **{name: row[name] for name in names}} for row in rows[begin:end]]
        answer["value"] = [self.shortened(row) for row in rows]
        self.json(answer)

    def shortened(self, row):
        omitted = self.headers.get("Prefer", "")
        if "omit-values=defaults" in omitted:
            return {name: value for name, value in row.items()
                    if name not in DEFAULTS or value != DEFAULTS[name]}
        if "omit-values=nulls" in omitted:
            return {name: value for name, value in row.items() if value is not None}
        return row

    def json(self, answer):
        preference = self.headers.get("Prefer")
        self.send(200, "application/json;metadata=minimal;charset=utf-8", json.dumps(answer),
                  [("Preference-Applied", preference)] if preference else [])

    def refuse(self, status, message):
        self.send(status, "application/json", json.dumps({"error": {"code": str(status), "message": message}}))

    def send(self, status, kind, text, headers=()):
        body = text.encode()
        self.send_response(status)
        for name, value in [("OData-Version", "4.01"), ("Content-Type", kind), ("Content-Length", len(body)), *headers]:
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        print(*words, file=sys.stderr)


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_address[1]}{ROOT}", flush=True)
    server.serve_forever()
