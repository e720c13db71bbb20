# SPDX-License-Identifier: MPL-2.0
"""Asking a service with nothing but Python: status, words of an error, rows over all pages, and values
in one form whatever the version and format they came in."""
import base64
import datetime
import decimal
import json
import re
import urllib.error
import urllib.parse
import urllib.request

ACCEPT = {"v2": "application/json", "v3": "application/json;odata=minimalmetadata", "v4": "application/json"}


class Answer:
    def __init__(self, status, headers, text, url):
        self.status, self.headers, self.text, self.url = status, headers, text, url

    def words(self):
        """What it says about an error, in one line."""
        found = re.search(r"<(?:\w+:)?message[^>]*>(.*?)</", self.text, re.S)
        if found:
            said = found[1]
        else:
            try:
                error = json.loads(self.text).get("error") or json.loads(self.text)["odata.error"]
                said = error["message"]["value"] if isinstance(error["message"], dict) else error["message"]
            except (ValueError, KeyError, AttributeError, TypeError):
                said = re.sub(r"<[^>]*>", " ", self.text)
        said = re.split(r"\s*RequestId:", " ".join(str(said).split()))[0]
        return f"{self.status} {said[:110]}".strip()


def get(url, accept=None):
    request = urllib.request.Request(url.replace(" ", "%20"), headers={"Accept": accept} if accept else {})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return Answer(answer.status, answer.headers, answer.read().decode("utf-8", "replace"), url)
    except urllib.error.HTTPError as refused:
        return Answer(refused.code, refused.headers, refused.read().decode("utf-8", "replace"), url)


def parse(text):
    """JSON with exact numbers; Olingo 4 writes INF bare."""
    return json.loads(re.sub(r'(?<=[:\[,])(-?INF|NaN)(?=[,}\]])', r'"\1"', text), parse_float=decimal.Decimal)


def entities(text, url):
    """The entities of one page and the address of the next."""
    page = parse(text)
    if isinstance(page, dict) and "d" in page:
        page = page["d"]
        if isinstance(page, list):
            return page, None
        found, following = page.get("results", [page]), page.get("__next")
    else:
        found = page.get("value", [page])
        following = page.get("@odata.nextLink", page.get("odata.nextLink"))
    return found, urllib.parse.urljoin(url, following) if following else None


def continued(answer):
    """Where Azure Tables goes on, which it says in headers."""
    names = {"NextPartitionKey": "x-ms-continuation-nextpartitionkey", "NextRowKey": "x-ms-continuation-nextrowkey"}
    told = {name: answer.headers[header] for name, header in names.items() if answer.headers.get(header)}
    kept = re.sub(r"&Next(Partition|Row)Key=[^&]*", "", answer.url)
    return f"{kept}&{urllib.parse.urlencode(told)}" if told and "$top=" not in answer.url else None


def rows(url, version):
    """Every entity, or the answer that refuses."""
    found = []
    while url:
        answer = get(url, ACCEPT[version])
        if answer.status >= 400:
            return answer
        page, following = entities(answer.text, url)
        found += page
        url = following or continued(answer)
    return found


def flat(entity, prefix=""):
    """Nested values by path; no control information, no links."""
    result = {}
    for name, value in entity.items():
        if "@" in name or name.startswith("odata.") or name == "__metadata":
            continue
        if isinstance(value, dict) and "__deferred" in value:
            continue
        if isinstance(value, dict) and "coordinates" not in value and "geometries" not in value and \
                "results" not in value:
            result.update(flat(value, f"{prefix}{name}/"))
        else:
            result[prefix + name] = value
    return result


def listed(linked):
    """What a link holds when it is expanded, to one or to many, in any version, as a list."""
    if isinstance(linked, dict) and "results" in linked:
        return linked["results"]
    if isinstance(linked, list):
        return linked
    return [linked] if linked else []


def ticks(total):
    """Times are kept in steps of 100 nanoseconds; finer digits go."""
    return total.quantize(decimal.Decimal("1e-7"), decimal.ROUND_DOWN) + 0


def seconds(text):
    """An ISO duration or a time of day in seconds."""
    found = re.fullmatch(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?", text)
    if found:
        parts = [decimal.Decimal(part or 0) for part in found.groups()[1:]]
        total = parts[0] * 86400 + parts[1] * 3600 + parts[2] * 60 + parts[3]
        return ticks(-total if found[1] else total)
    hours, minutes, *rest = text.split(":")
    return ticks(decimal.Decimal(hours) * 3600 + decimal.Decimal(minutes) * 60 + decimal.Decimal(rest[0] if rest else 0))


def moment(text):
    """Seconds since 1970 in UTC; a text without a zone is UTC."""
    found = re.fullmatch(r"/Date\((-?\d+)([+-]\d+)?\)/", text)
    if found:
        return decimal.Decimal(found[1]) / 1000
    found = re.fullmatch(r"(-?\d{4,})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?", text)
    if not found:
        raise AssertionError(f"{text!r} is no date")
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    zone = found[8]
    offset = 0 if not zone or zone == "Z" else \
        (1 if zone[0] == "+" else -1) * (int(zone[1:3]) * 3600 + int(zone[-2:]) * 60)
    days = datetime.date(year, month, day).toordinal() - datetime.date(1970, 1, 1).toordinal()
    whole = decimal.Decimal(days * 86400 + hour * 3600 + minute * 60 + second - offset)
    return whole + ticks(decimal.Decimal(found[7] or 0))


def shape(value):
    """A geography or geometry as its numbers in order, behind the name of its kind."""
    if isinstance(value, str):
        text = value.split(";", 1)[-1]
        kind = re.match(r"\s*([A-Za-z]+)", text)[1].upper()
        numbers = re.findall(r"-?\d+(?:\.\d+)?(?:[eE]-?\d+)?", text)
    else:
        kind = value["type"].upper()
        numbers = re.findall(r"-?\d+(?:\.\d+)?(?:[eE]-?\d+)?",
                             json.dumps(value.get("coordinates", value.get("geometries")), default=str))
    return kind, [float(number) for number in numbers]


def number(value):
    text = str(value)
    if text in ("INF", "-INF", "NaN", "Infinity", "-Infinity"):
        return text.replace("Infinity", "INF")
    return decimal.Decimal(text)


def value(found, kind):
    """A value in the form that is compared, from JSON of any version or from the command line."""
    if found is None:
        return None
    if kind in ("Edm.Byte", "Edm.SByte", "Edm.Int16", "Edm.Int32", "Edm.Int64", "Edm.Decimal"):
        return number(found)
    if kind == "Edm.Double":
        return float(str(found).replace("INF", "inf")) if str(found) != "NaN" else "NaN"
    if kind == "Edm.Single":
        return f"{float(str(found).replace('INF', 'inf')):.6e}"
    if kind in ("Edm.DateTime", "Edm.DateTimeOffset", "Edm.Date"):
        return moment(found)
    if kind in ("Edm.Time", "Edm.TimeOfDay", "Edm.Duration"):
        return seconds(found)
    if kind == "Edm.Guid":
        return found.lower()
    if kind == "Edm.Binary":
        return base64.b64decode(found.replace("-", "+").replace("_", "/") + "===")
    if kind == "enum":
        return str(found).replace(" ", "")
    if kind.startswith(("Edm.Geo",)):
        return shape(found)
    return found
