# SPDX-License-Identifier: MPL-2.0
"""Azurite's table service: a signed query as its documentation describes it, and one table of orders. The
key is the emulator's own, printed in its manual."""
import base64
import hashlib
import hmac
import json
import urllib.parse
import urllib.request

ACCOUNT = "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
VERSION = "2019-02-02"


def query():
    """Reads and writes anything, for the next hundred years."""
    fields = {"sp": "rwlau", "ss": "t", "srt": "sco", "st": "", "se": "2126-01-01T00:00:00Z", "sip": "", "spr": "http",
              "sv": VERSION}
    text = "\n".join([ACCOUNT, *fields.values(), ""])
    signature = hmac.new(base64.b64decode(KEY), text.encode(), hashlib.sha256).digest()
    fields["sig"] = base64.b64encode(signature).decode()
    return urllib.parse.urlencode({name: value for name, value in fields.items() if value})


def post(url, body):
    urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode(), {
        "Content-Type": "application/json", "Accept": "application/json;odata=nometadata",
        "x-ms-version": VERSION})).read()


def fill(root):
    """More orders than fit on one page of a thousand, with every type that a table can hold."""
    post(f"{root}Tables?{query()}", {"TableName": "Orders"})
    for i in range(1, 1201):
        row = {"PartitionKey": f"P{i % 3}", "RowKey": f"{i:04}", "Ship": f"Company & {'ABCDE'[i % 5]} {i}",
               "Count": 7 * i % 40, "Freight": i * 1.25, "Done": i % 2 == 0,
               "Sold@odata.type": "Edm.Int64", "Sold": str(9007199254740992 + i),
               "Placed@odata.type": "Edm.DateTime", "Placed": f"2014-{1 + i % 12:02}-{1 + i % 28:02}T{i % 24:02}:30:15Z",
               "Code@odata.type": "Edm.Guid", "Code": f"00000000-0000-0000-0000-{i:012}",
               "Bytes@odata.type": "Edm.Binary", "Bytes": base64.b64encode(bytes([i % 256, 255 - i % 256])).decode()}
        if i % 7 == 0:
            del row["Freight"]
        post(f"{root}Orders?{query()}", row)
