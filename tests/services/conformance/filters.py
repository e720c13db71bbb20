# SPDX-License-Identifier: MPL-2.0
"""The filter items: every operator and function of the protocol, written in the service's own dialect
over the properties that its description names, against the same question worked out here in Python."""
import datetime
import decimal
import re

from . import plainly
from .server import Lacks, ask, keys


class Row:
    def __init__(self, server, entity):
        self.kinds = server.columns(server.subject)
        self.entity, self.flat = entity, plainly.flat(entity)

    def raw(self, path):
        return self.flat.get(path)

    def value(self, path):
        found = self.raw(path)
        kind = self.kinds.get(path, "Edm.String")
        return found if kind.startswith("Collection") else plainly.value(found, kind)

    def clock(self, path):
        """A moment as it is written, in its own zone."""
        text = self.raw(path)
        if text is None:
            return None
        if text.startswith("/Date("):
            return datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=float(plainly.moment(text)))
        head, _, tail = re.sub(r"(Z|[+-]\d\d:\d\d)$", "", text).partition(".")
        return datetime.datetime.fromisoformat(head) + datetime.timedelta(microseconds=int(f"{tail:0<6}"[:6]))


def rows_of(server):
    found = server.plain(server.subject)
    if isinstance(found, plainly.Answer):
        raise AssertionError(f"{server.subject} cannot be read plainly: {found.words()}")
    return [Row(server, entity) for entity in found]


def middle(server, path):
    """A row whose value is neither the first nor the last, and no text with a quote, which is an item of
    its own."""
    known = sorted((row for row in rows_of(server) if row.value(path) is not None and
                    "'" not in str(row.value(path))), key=lambda row: row.value(path))
    if not known:
        raise Lacks(f"{path} is null in every row")
    return known[len(known) // 2]


def literal(server, path, row):
    """The value of a row as the version writes it in a URL."""
    kind, raw = server.columns(server.subject)[path], row.raw(path)
    old = server.version != "v4"
    if kind == "Edm.String":
        return "'" + raw.replace("'", "''") + "'"
    if kind == "enum":
        declared = server.model.full(server.model.properties(server.model.sets[server.subject])[path])
        return f"{declared}'{raw}'"
    if kind == "Edm.Duration":
        return f"duration'{raw}'"
    if not old:
        return str(raw).lower() if isinstance(raw, bool) else str(raw)
    if kind == "Edm.DateTime":
        return f"datetime'{row.clock(path).isoformat()}'"
    if kind == "Edm.DateTimeOffset":
        return f"datetimeoffset'{row.clock(path).isoformat()}Z'"
    if kind == "Edm.Time":
        return f"time'{raw}'"
    if kind == "Edm.Guid":
        return f"guid'{raw}'"
    suffix = {"Edm.Int64": "L", "Edm.Decimal": "M", "Edm.Single": "f"}.get(kind, "")
    return (str(raw).lower() if isinstance(raw, bool) else str(raw)) + suffix


def question(server, text, holds, telling=True, by_hand=None):
    """Asks for the rows that a predicate holds for; at least one and not all, unless that cannot be.
    `by_hand` is the same question in the service's own dialect where `text` is not."""
    wanted = [row.flat for row in rows_of(server) if holds(row)]
    if telling:
        assert 0 < len(wanted) < len(rows_of(server)), f"{text} tells no rows apart"
    ask(server, server.subject, {"filter": text}, keys(server, server.subject, wanted),
        by_hand={"filter": by_hand} if by_hand else None)


def known(test):
    """A comparison with null holds for no row."""
    return lambda value: value is not None and test(value)


def comparison(role, operator, test):
    def item(server):
        path, _ = server.role(role)
        row = middle(server, path)
        bound = row.value(path)
        question(server, f"{path} {operator} {literal(server, path, row)}",
                 lambda other: other.value(path) is not None and test(other.value(path), bound)
                 or operator == "ne" and other.value(path) is None)
    return item


COMPARISONS = {"eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "gt": lambda a, b: a > b,
               "ge": lambda a, b: a >= b, "lt": lambda a, b: a < b, "le": lambda a, b: a <= b}


def logical(write, holds):
    """Over two bounds of the whole-number property and a text."""
    def item(server):
        path, _ = server.role("whole")
        values = sorted(row.value(path) for row in rows_of(server) if row.value(path) is not None)
        low, high = values[len(values) // 3], values[2 * len(values) // 3]
        question(server, write(path, low, high), lambda row: holds(row.value(path), low, high))
    return item


def arithmetic(operator, write, work):
    def item(server):
        path, _ = server.role("whole")
        wanted = work(middle(server, path).value(path))
        question(server, write(path, wanted), lambda row: row.value(path) is not None and work(row.value(path)) == wanted)
    return item


def whole_division(value):
    return decimal.Decimal(int(value / 2))


def text_function(write, work):
    """`write(server, path, sample)` is the filter; `work(text, sample)` says for which texts it holds."""
    def item(server):
        path, _ = server.role("text")
        sample = middle(server, path).raw(path)
        question(server, write(server, path, sample), lambda row: known(lambda text: work(text, sample))(row.raw(path)))
    return item


def q(text):
    return "'" + text.replace("'", "''") + "'"


def contains(server, path, part):
    return f"contains({path},{q(part)})" if server.version == "v4" else f"substringof({q(part)},{path})"


def clock_part(name, work, role="moment"):
    def item(server):
        path, kind = server.role(role)
        read = (lambda row: row.clock(path)) if kind.startswith("Edm.Date") else \
            (lambda row: None if row.raw(path) is None else datetime.datetime(1, 1, 1) + datetime.timedelta(
                microseconds=int(plainly.seconds(row.raw(path)) * 1000000)))
        wanted = work(read(middle(server, path)))
        text = wanted if not isinstance(wanted, bool) else str(wanted).lower()
        matching = [row for row in rows_of(server) if read(row) is not None and work(read(row)) == wanted]
        question(server, f"{name}({path}) eq {text}", lambda row: row in matching or
                 read(row) is not None and work(read(row)) == wanted, telling=len(matching) < len(rows_of(server)))
    return item


def rounding(name, work):
    def item(server):
        path, _ = server.role("real")
        sample = middle(server, path).value(path)
        exact = decimal.Decimal(str(sample))
        wanted = work(exact)
        question(server, f"{name}({path}) eq {wanted}", lambda row: row.value(path) is not None
                 and work(decimal.Decimal(str(row.value(path)))) == wanted)
    return item


def constant(function, operator, holds):
    """A moment against a function without arguments; null compares with nothing."""
    def item(server):
        path, _ = server.role("moment")
        question(server, f"{path} {operator} {function}()", lambda row: row.raw(path) is not None and holds, telling=False)
    return item


def half_up(value):
    return value.quantize(decimal.Decimal(1), decimal.ROUND_HALF_UP)


def floor(value):
    return value.quantize(decimal.Decimal(1), decimal.ROUND_FLOOR)


def ceiling(value):
    return value.quantize(decimal.Decimal(1), decimal.ROUND_CEILING)
