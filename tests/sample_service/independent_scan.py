#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Checks a running sample service without any code of this project.

    independent_scan.py URL

Every set is read in full in Atom, verbose JSON and light JSON and must carry the same figures. Then
filters, orders and slices are asked of the service and worked out here by plain Python over the rows
read in full: the keys must be the same, in the same order. Ends with `N passed, N failed`.
"""
import base64
import datetime
import decimal
import gzip
import json
import math
import re
import sys
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
D = "{http://schemas.microsoft.com/ado/2007/08/dataservices}"
M = "{http://schemas.microsoft.com/ado/2007/08/dataservices/metadata}"
EDM = "{http://schemas.microsoft.com/ado/2009/11/edm}"
FAMILIES = {"CsActiveUser": ("Daily", "Weekly", "Monthly", "Yearly"),
            "CsConference": ("Daily", "Weekly", "Monthly"), "CsAVConferenceTime": ("Daily", "Weekly", "Monthly"),
            "CsP2PSession": ("Daily", "Weekly", "Monthly"), "CsP2PAVTime": ("Daily", "Weekly", "Monthly")}
SETS = [family + period for family, periods in FAMILIES.items() for period in periods]
OTHERS = ["CsPSTNUsageDetailDaily", "MessageTrace"]


def moment(text):
    """Microseconds are as fine as the sample's moments are."""
    return datetime.datetime.fromisoformat(text)


def typed(edm_type, text):
    if edm_type in ("Edm.Int64", "Edm.Int32"):
        return int(text)
    if edm_type == "Edm.Decimal":
        return decimal.Decimal(text)
    if edm_type == "Edm.DateTime":
        milliseconds = re.fullmatch(r"/Date\((-?\d+)\)/", text)
        if milliseconds:
            return datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=int(milliseconds[1]))
        return moment(text)
    return text


class Service:
    def __init__(self, root):
        self.root = root
        self.types = {}
        self.keys = {}
        self.kept = {}
        metadata = ElementTree.fromstring(self.read(root + "$metadata"))
        for entity in metadata.iter(EDM + "EntityType"):
            self.types[entity.get("Name")] = {p.get("Name"): p.get("Type") for p in entity.iter(EDM + "Property")}
            self.keys[entity.get("Name")] = entity.find(f"{EDM}Key/{EDM}PropertyRef").get("Name")

    def read(self, url, accept="*/*"):
        request = urllib.request.Request(url, headers={
            "Accept": accept, "Accept-Encoding": "gzip", "Authorization": "Basic " + base64.b64encode(b"admin:admin").decode()})
        with urllib.request.urlopen(request, timeout=60) as answer:
            body = answer.read()
            return gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body

    def row(self, name, pairs):
        return {column: None if text is None else typed(self.types[name][column], str(text))
                for column, text in pairs}

    def json_rows(self, name, query, accept):
        url, rows = self.root + name + query, []
        while url:
            page = json.loads(self.read(url, accept))
            page = page.get("d", page)
            rows += [self.row(name, ((c, v) for c, v in row.items() if c != "__metadata"))
                     for row in page.get("results", page.get("value"))]
            url = page.get("__next", page.get("odata.nextLink"))
        return rows

    def atom_rows(self, name):
        url, rows = self.root + name, []
        while url:
            feed = ElementTree.fromstring(self.read(url))
            for entry in feed.iter(ATOM + "entry"):
                properties = entry[-1][0]  # content stands last, and the properties are all that it has
                rows.append(self.row(name, ((p.tag.removeprefix(D), None if p.get(M + "null") == "true" else p.text or "")
                                            for p in properties)))
            links = [link.get("href") for link in feed.findall(ATOM + "link") if link.get("rel") == "next"]
            url = urllib.parse.urljoin(url, links[0]) if links else None
        return rows

    def whole(self, name):
        if name not in self.kept:
            self.kept[name] = self.json_rows(name, "", "application/json;odata=light")
        return self.kept[name]

    def asked(self, name, **options):
        query = "&".join(f"${option}={urllib.parse.quote(str(value), safe='')}" for option, value in options.items())
        return [row[self.keys[name]] for row in self.json_rows(name, "?" + query, "application/json;odata=light")]


def present(*values):
    return all(value is not None for value in values)


DAILY, PSTN, MAIL = "CsP2PAVTimeDaily", "CsPSTNUsageDetailDaily", "MessageTrace"
GUID = "0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344"
FILTERS = [
    ("CsActiveUserDaily", "Date gt datetime'2014-06-03T00:00:00' and Date le datetime'2014-06-08T00:00:00'",
     lambda r: moment("2014-06-03") < r["Date"] <= moment("2014-06-08")),
    ("CsActiveUserDaily", "Date ge datetime'2014-02-28T00:00' and Date lt datetime'2014-03-02T00:00:00'",
     lambda r: moment("2014-02-28") <= r["Date"] < moment("2014-03-02")),
    ("CsActiveUserDaily", "Date eq datetime'2014-01-01T00:00:00'", lambda r: r["Date"] == moment("2014-01-01")),
    ("CsActiveUserDaily", "Date eq datetime'2014-01-01T00:00:01'", lambda r: False),
    ("CsActiveUserDaily", "ActiveUsers gt 120", lambda r: r["ActiveUsers"] > 120),
    ("CsActiveUserDaily", "120L lt ActiveUsers", lambda r: r["ActiveUsers"] > 120),
    ("CsActiveUserDaily", "ActiveUsers ge 100 and ActiveUsers le 110 or ID eq 7",
     lambda r: 100 <= r["ActiveUsers"] <= 110 or r["ID"] == 7),
    ("CsActiveUserDaily", "ID eq 7 or ActiveUsers ge 100 and ActiveUsers le 110",
     lambda r: r["ID"] == 7 or 100 <= r["ActiveUsers"] <= 110),
    ("CsActiveUserDaily", "(ID eq 7 or ActiveUsers ge 100) and ActiveUsers le 110",
     lambda r: (r["ID"] == 7 or r["ActiveUsers"] >= 100) and r["ActiveUsers"] <= 110),
    ("CsActiveUserDaily", "not (ActiveUsers gt 10)", lambda r: not r["ActiveUsers"] > 10),
    ("CsActiveUserDaily", "ActiveUsers ne 9", lambda r: r["ActiveUsers"] != 9),
    ("CsActiveUserDaily", "ActiveUsers mod 10 eq 3", lambda r: r["ActiveUsers"] % 10 == 3),
    ("CsActiveUserDaily", "ActiveUsers div 10 eq 9", lambda r: r["ActiveUsers"] // 10 == 9),
    ("CsActiveUserDaily", "ActiveUsers add 5 mul 2 eq 21", lambda r: r["ActiveUsers"] + 5 * 2 == 21),
    ("CsActiveUserDaily", "(ActiveUsers add 5) mul 2 eq 30", lambda r: (r["ActiveUsers"] + 5) * 2 == 30),
    ("CsActiveUserDaily", "100 sub ActiveUsers sub 50 gt 40", lambda r: 100 - r["ActiveUsers"] - 50 > 40),
    ("CsActiveUserDaily", "-ActiveUsers lt -150", lambda r: -r["ActiveUsers"] < -150),
    ("CsActiveUserDaily", "ActiveUsers gt 110.5", lambda r: r["ActiveUsers"] > 110.5),
    ("CsActiveUserDaily", "year(Date) eq 2013 and month(Date) eq 12", lambda r: (r["Date"].year, r["Date"].month) == (2013, 12)),
    ("CsActiveUserDaily", "day(Date) eq 1", lambda r: r["Date"].day == 1),
    ("CsActiveUserDaily", f"TenantGuid eq guid'{GUID.upper()}'", lambda r: r["TenantGuid"] == GUID),
    ("CsActiveUserDaily", "TenantName eq 'elsewhere.example'", lambda r: False),
    ("CsActiveUserMonthly", "month(Date) ge 6 and not (month(Date) gt 9)", lambda r: 6 <= r["Date"].month <= 9),
    ("CsConferenceDaily", "WebConferences gt AVConferences", lambda r: r["WebConferences"] > r["AVConferences"]),
    ("CsConferenceWeekly", "TotalConferences mul 2 lt AVConferences add IMConferences add WebConferences",
     lambda r: r["TotalConferences"] * 2 < r["AVConferences"] + r["IMConferences"] + r["WebConferences"]),
    (DAILY, "TotalVideoMinutes eq null", lambda r: r["TotalVideoMinutes"] is None),
    (DAILY, "TotalVideoMinutes ne null and TotalVideoMinutes lt 20",
     lambda r: present(r["TotalVideoMinutes"]) and r["TotalVideoMinutes"] < 20),
    (DAILY, "null eq TotalVideoMinutes or TotalAudioMinutes gt 1200",
     lambda r: r["TotalVideoMinutes"] is None or r["TotalAudioMinutes"] > 1200),
    (DAILY, "TotalVideoMinutes ge 0", lambda r: present(r["TotalVideoMinutes"])),
    (PSTN, "CallDuration ge 3600 and CallType eq 'user_out'", lambda r: r["CallDuration"] >= 3600 and r["CallType"] == "user_out"),
    (PSTN, "CallDuration ge 3600 and CallType eq 'User_Out'", lambda r: False),
    (PSTN, "CallCharge gt 0.5M", lambda r: present(r["CallCharge"]) and r["CallCharge"] > decimal.Decimal("0.5")),
    (PSTN, "CallCharge eq 0.0950M", lambda r: r["CallCharge"] == decimal.Decimal("0.095")),
    (PSTN, "round(CallCharge) eq 1", lambda r: present(r["CallCharge"]) and r["CallCharge"] >= decimal.Decimal("0.5")),
    (PSTN, "floor(CallCharge mul 10M) eq 3M", lambda r: present(r["CallCharge"]) and math.floor(r["CallCharge"] * 10) == 3),
    (PSTN, "ceiling(CallCharge mul 10M) eq 3M", lambda r: present(r["CallCharge"]) and math.ceil(r["CallCharge"] * 10) == 3),
    (PSTN, "hour(DateTimeOfCall) lt 9 and minute(DateTimeOfCall) eq 30",
     lambda r: r["DateTimeOfCall"].hour < 9 and r["DateTimeOfCall"].minute == 30),
    (PSTN, "second(DateTimeOfCall) eq 59", lambda r: r["DateTimeOfCall"].second == 59),
    (PSTN, "Location eq null", lambda r: r["Location"] is None),
    (PSTN, "startswith(TelephoneNumber,'+44') and endswith(TelephoneNumber,'7')",
     lambda r: present(r["TelephoneNumber"]) and r["TelephoneNumber"].startswith("+44") and r["TelephoneNumber"].endswith("7")),
    (PSTN, "substringof('Berlin',Location)", lambda r: present(r["Location"]) and "Berlin" in r["Location"]),
    (PSTN, "substringof('o''neill',SipUri)", lambda r: "o'neill" in r["SipUri"]),
    (PSTN, "length(Location) eq 11", lambda r: present(r["Location"]) and len(r["Location"]) == 11),
    (PSTN, "tolower(Location) eq 'seattle, us'", lambda r: present(r["Location"]) and r["Location"].lower() == "seattle, us"),
    (PSTN, "toupper(CallType) eq 'CONF_IN'", lambda r: r["CallType"].upper() == "CONF_IN"),
    (PSTN, "indexof(CallType,'_') eq 4 and CallDuration lt 20", lambda r: r["CallType"].find("_") == 4 and r["CallDuration"] < 20),
    (PSTN, "substring(CallType,5) eq 'out' and substring(CallType,0,4) eq 'conf'", lambda r: r["CallType"] == "conf_out"),
    (PSTN, "replace(CallType,'_','-') eq 'user-in'", lambda r: r["CallType"] == "user_in"),
    (PSTN, "concat(concat(CallType,'/'),Currency) eq 'user_out/EUR'", lambda r: r["CallType"] == "user_out" and r["Currency"] == "EUR"),
    (PSTN, "trim(concat('  ',CallType)) eq 'user_in'", lambda r: r["CallType"] == "user_in"),
    (MAIL, "Subject eq 'Minutes of Tuesday''s meeting'", lambda r: r["Subject"] == "Minutes of Tuesday's meeting"),
    (MAIL, "substringof('für',Subject) or startswith(Subject,'日')",
     lambda r: present(r["Subject"]) and ("für" in r["Subject"] or r["Subject"].startswith("日"))),
    (MAIL, "length(Subject) eq 8", lambda r: present(r["Subject"]) and len(r["Subject"]) == 8),
    (MAIL, "substringof('+',Subject) or substringof('&',Subject) or substringof('#',Subject) or substringof('%',Subject)",
     lambda r: present(r["Subject"]) and any(c in r["Subject"] for c in "+&#%")),
    (MAIL, "Received ge datetime'2014-07-07T10:00:00' and Received lt datetime'2014-07-07T10:20:00.5'",
     lambda r: moment("2014-07-07T10:00:00") <= r["Received"] < moment("2014-07-07T10:20:00.500")),
    (MAIL, "Size gt 5000000 and Status ne 'Delivered' and ToIP ne null",
     lambda r: r["Size"] > 5000000 and r["Status"] != "Delivered" and r["ToIP"] is not None),
]
ORDERS = [
    ("CsActiveUserDaily", "Date desc", lambda r: -r["ID"], 14, 0),
    ("CsActiveUserDaily", "ActiveUsers desc,Date", lambda r: (-r["ActiveUsers"], r["Date"]), 25, 10),
    ("CsConferenceDaily", "WebConferences,AVConferences desc,ID desc",
     lambda r: (r["WebConferences"], -r["AVConferences"], -r["ID"]), 40, 100),
    (DAILY, "TotalVideoMinutes,ID desc",
     lambda r: (r["TotalVideoMinutes"] is not None, r["TotalVideoMinutes"] or 0, -r["ID"]), 60, 0),
    (PSTN, "CallType asc,CallDuration desc,ID", lambda r: (r["CallType"], -r["CallDuration"], r["ID"]), 120, 600),
    (PSTN, "CallCharge,ID", lambda r: (r["CallCharge"] is not None, r["CallCharge"] or 0, r["ID"]), 1000, 300),
    (MAIL, "Size desc,Index", lambda r: (-r["Size"], r["Index"]), 2100, 3),
    (MAIL, "Received", lambda r: r["Index"], 5, 99999),
]


def checks(service):
    for name in SETS + OTHERS:
        light = service.whole(name)
        columns = set(service.types[name])
        yield f"{name} has rows", len(light) > 0, True
        yield f"columns of {name}", {frozenset(row) for row in light}, {frozenset(columns)}
        yield f"{name} in verbose JSON", service.json_rows(name, "", "application/json;odata=verbose"), light
        yield f"{name} in Atom", service.atom_rows(name), light
    for name, text, predicate in FILTERS:
        wanted = [row[service.keys[name]] for row in service.whole(name) if predicate(row)]
        yield f"{name}: {text}", service.asked(name, filter=text), wanted
    for name, text, order, top, skip in ORDERS:
        wanted = [row[service.keys[name]] for row in sorted(service.whole(name), key=order)][skip:skip + top]
        yield f"{name} by {text}", service.asked(name, orderby=text, top=top, skip=skip), wanted
    name, text, predicate = FILTERS[4]
    wanted = [row["ID"] for row in sorted(filter(predicate, service.whole(name)), key=lambda r: (-r["ActiveUsers"], r["ID"]))]
    yield "filter, order and slice together", \
        service.asked(name, filter=text, orderby="ActiveUsers desc,ID", skip=3, top=20), wanted[3:23]


def main():
    passed = failed = matched = 0
    for what, got, wanted in checks(Service(sys.argv[1])):
        if got == wanted:
            passed += 1
            matched += wanted != []
        else:
            failed += 1
            print(f"{what}: got {str(got)[:500]}, wanted {str(wanted)[:500]}")
    if matched < (passed + failed) * 3 // 4:  # filters that match nothing would show nothing
        failed += 1
        print(f"only {matched} of the questions have an answer at all: is today 2014-07-15 there?")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
