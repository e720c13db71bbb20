# SPDX-License-Identifier: MPL-2.0
"""The table of filter items."""
from . import plainly
from .filters import (COMPARISONS, arithmetic, ceiling, clock_part, comparison, constant, contains, floor, half_up,
                      logical, middle, q, question, rounding, rows_of, text_function, whole_division)
from .server import Lacks, ask, keys

ITEMS = {}


def null_items():
    def item(operator, is_null):
        def asked(server):
            path, _ = server.role("nullable")
            question(server, f"{path} {operator} null", lambda row: (row.value(path) is None) == is_null)
        return asked
    return {"filter: eq null": item("eq", True), "filter: ne null": item("ne", False)}


def a_quote(server):
    path, _ = server.role("text")
    text = next((row.raw(path) for row in rows_of(server) if "'" in (row.raw(path) or "")), "O'Hara")
    question(server, f"{path} eq {q(text)}", lambda row: row.raw(path) == text, telling=False)


def special_characters(server):
    """What has a meaning in a URL: & + % # and letters beyond ASCII."""
    path, _ = server.role("text")
    texts = [row.raw(path) or "" for row in rows_of(server)]
    part = next((c for c in "&+%üöä" if 0 < sum(c in text for text in texts) < len(texts)), None)
    text = contains(server, path, part) if part else f"{path} ne 'a&b+c%d#e ü'"
    question(server, text, lambda row: part in (row.raw(path) or "") if part else True, telling=bool(part))


def bare_flag(server):
    path, _ = server.role("flag")
    question(server, path, lambda row: row.value(path) is True)


def flag_literal(server):
    path, _ = server.role("flag")
    question(server, f"{path} eq false", lambda row: row.value(path) is False)


def is_in(server):
    path, _ = server.role("whole")
    values = sorted({row.value(path) for row in rows_of(server) if row.value(path) is not None})[1:4]
    question(server, f"{path} in ({','.join(map(str, values))})", lambda row: row.value(path) in values)


def has(server):
    path, _ = server.role("enum")
    row = middle(server, path)
    member = row.value(path).split(",")[0]
    full = server.model.full(server.model.properties(server.model.sets[server.subject])[path])
    question(server, f"{path} has {full}'{member}'", lambda other: member in (other.value(path) or "").split(","))


def any_value(server):
    path, _ = server.role("list")
    word = next(value for row in rows_of(server) for value in row.raw(path) or [])
    question(server, f"{path}/any(x:x eq {q(word)})", lambda row: word in row.raw(path))


def all_values(server):
    path, _ = server.role("list")
    word = next(value for row in rows_of(server) for value in row.raw(path) or [])
    question(server, f"{path}/all(x:x eq {q(word)})", lambda row: all(value == word for value in row.raw(path)))


def any_at_all(server):
    path, _ = server.role("list")
    question(server, f"{path}/any()", lambda row: bool(row.raw(path)))


def list_count(server):
    path, _ = server.role("list")
    question(server, f"{path}/$count gt 1", lambda row: len(row.raw(path)) > 1)


def through(role, text, holds):
    """A filter through a link: the linked entities come from a plain $expand."""
    def item(server):
        name, link, inner = server.part(role)
        found = server.plain(f"{name}?$expand={link}")
        if isinstance(found, plainly.Answer):
            raise Lacks(f"$expand={link}: {found.words()}")
        linked = [plainly.listed(entity.get(link)) for entity in found]
        bound = next(many for many in linked if many)[0][inner]
        wanted = [plainly.flat(entity) for entity, many in zip(found, linked) if holds(many, inner, bound)]
        assert 0 < len(wanted) < len(found), f"{text} tells no rows apart"
        written = q(bound) if isinstance(bound, str) else bound
        ask(server, name, {"filter": text.format(link=link, inner=inner, value=written)}, keys(server, name, wanted))
    return item


def is_of(server):
    derived = server.part("derived type")
    ask(server, derived["set"], {"filter": f"isof({derived['full']})"}, [(member,) for member in derived["members"]])


def a_cast(server):
    path, _ = server.role("whole")
    text = str(middle(server, path).value(path))
    question(server, f"cast({path},Edm.String) eq {q(text)}" if server.version == "v4"
             else f"cast({path},'Edm.String') eq {q(text)}",
             lambda row: row.value(path) is not None and str(row.value(path)) == text)


def other_dialect(server):
    """A text function of the other version is carried over."""
    path, _ = server.role("text")
    part = middle(server, path).raw(path)[-2:]
    text = f"substringof({q(part)},{path})" if server.version == "v4" else f"contains({path},{q(part)})"
    question(server, text, lambda row: part in (row.raw(path) or ""), by_hand=contains(server, path, part))


for operator, test in COMPARISONS.items():
    ITEMS[f"filter: whole number {operator}"] = comparison("whole", operator, test)
for operator in ("eq", "ne"):
    ITEMS[f"filter: text {operator}"] = comparison("text", operator, COMPARISONS[operator])
for role, name in (("long", "Int64"), ("real", "real number"), ("exact", "decimal number"), ("moment", "moment"),
                   ("day", "day"), ("time", "time of day"), ("span", "duration")):
    ITEMS[f"filter: {name} gt its literal"] = comparison(role, "gt", COMPARISONS["gt"])
ITEMS["filter: Guid eq its literal"] = comparison("guid", "eq", COMPARISONS["eq"])
ITEMS["filter: enum eq its literal"] = comparison("enum", "eq", COMPARISONS["eq"])
ITEMS.update({
    "filter: true or false": flag_literal,
    "filter: a flag by itself": bare_flag,
    **null_items(),
    "filter: a quote in a text": a_quote,
    "filter: special characters in a text": special_characters,
    "filter: and": logical(lambda p, a, b: f"{p} ge {a} and {p} lt {b}", lambda v, a, b: v is not None and a <= v < b),
    "filter: or": logical(lambda p, a, b: f"{p} lt {a} or {p} ge {b}",
                          lambda v, a, b: v is not None and (v < a or v >= b)),
    "filter: not": logical(lambda p, a, b: f"not ({p} gt {a})", lambda v, a, b: v is None or not v > a),
    "filter: and before or": logical(lambda p, a, b: f"{p} eq {b} or {p} ge {a} and {p} lt {a}",
                                     lambda v, a, b: v == b),
    "filter: brackets": logical(lambda p, a, b: f"({p} eq {b} or {p} ge {a}) and {p} le {a}", lambda v, a, b: v == a),
    "filter: add": arithmetic("add", lambda p, w: f"{p} add 2 eq {w}", lambda v: v + 2),
    "filter: sub": arithmetic("sub", lambda p, w: f"{p} sub 2 eq {w}", lambda v: v - 2),
    "filter: mul": arithmetic("mul", lambda p, w: f"{p} mul 3 eq {w}", lambda v: v * 3),
    "filter: div": arithmetic("div", lambda p, w: f"{p} div 2 eq {w}", whole_division),
    "filter: mod": arithmetic("mod", lambda p, w: f"{p} mod 3 eq {w}", lambda v: v - 3 * int(v / 3)),
    "filter: minus": arithmetic("-", lambda p, w: f"-{p} eq {w}", lambda v: -v),
    "filter: in": is_in,
    "filter: contains": text_function(lambda s, p, t: contains(s, p, t[-3:]), lambda v, t: t[-3:] in v),
    "filter: startswith": text_function(lambda s, p, t: f"startswith({p},{q(t[:-1])})", lambda v, t: v.startswith(t[:-1])),
    "filter: endswith": text_function(lambda s, p, t: f"endswith({p},{q(t[-2:])})", lambda v, t: v.endswith(t[-2:])),
    "filter: length": text_function(lambda s, p, t: f"length({p}) eq {len(t)}", lambda v, t: len(v) == len(t)),
    "filter: indexof": text_function(lambda s, p, t: f"indexof({p},{q(t[-2:])}) eq {t.find(t[-2:])}",
                                     lambda v, t: v.find(t[-2:]) == t.find(t[-2:])),
    "filter: substring": text_function(lambda s, p, t: f"substring({p},1) eq {q(t[1:])}", lambda v, t: v[1:] == t[1:]),
    "filter: substring with a length": text_function(
        lambda s, p, t: f"substring({p},{len(t) - 3},2) eq {q(t[-3:-1])}",
        lambda v, t: v[len(t) - 3:len(t) - 1] == t[-3:-1]),
    "filter: tolower": text_function(lambda s, p, t: f"tolower({p}) eq {q(t.lower())}", lambda v, t: v.lower() == t.lower()),
    "filter: toupper": text_function(lambda s, p, t: f"toupper({p}) eq {q(t.upper())}", lambda v, t: v.upper() == t.upper()),
    "filter: trim": text_function(lambda s, p, t: f"trim({p}) eq {q(t.strip())}", lambda v, t: v.strip() == t.strip()),
    "filter: concat": text_function(lambda s, p, t: f"concat({p},'!') eq {q(t + '!')}", lambda v, t: v == t),
    "filter: replace": text_function(lambda s, p, t: f"replace({p},{q(t[0])},'_') eq {q(t.replace(t[0], '_'))}",
                                     lambda v, t: v.replace(t[0], "_") == t.replace(t[0], "_")),
    "filter: year": clock_part("year", lambda t: t.year),
    "filter: month": clock_part("month", lambda t: t.month),
    "filter: day": clock_part("day", lambda t: t.day),
    "filter: hour": clock_part("hour", lambda t: t.hour),
    "filter: minute": clock_part("minute", lambda t: t.minute),
    "filter: second": clock_part("second", lambda t: t.second),
    "filter: fractionalseconds": clock_part("fractionalseconds", lambda t: f"{t.microsecond / 1000000:g}"),
    "filter: date": clock_part("date", lambda t: t.date().isoformat()),
    "filter: time": clock_part("time", lambda t: t.time().isoformat()),
    "filter: year of a day": clock_part("year", lambda t: t.year, "day"),
    "filter: hour of a time of day": clock_part("hour", lambda t: t.hour, "time"),
    "filter: now": constant("now", "lt", True),
    "filter: mindatetime": constant("mindatetime", "gt", True),
    "filter: maxdatetime": constant("maxdatetime", "gt", False),
    "filter: round": rounding("round", half_up),
    "filter: floor": rounding("floor", floor),
    "filter: ceiling": rounding("ceiling", ceiling),
    "filter: inside a complex value": comparison("nested", "eq", COMPARISONS["eq"]),
    "filter: through a link": through("link", "{link}/{inner} eq {value}",
                                      lambda many, inner, value: any(one[inner] == value for one in many)),
    "filter: any over links": through("links", "{link}/any(x:x/{inner} eq {value})",
                                      lambda many, inner, value: any(one[inner] == value for one in many)),
    "filter: count of links": through("links", "{link}/$count gt 1", lambda many, inner, value: len(many) > 1),
    "filter: has": has,
    "filter: any over a collection": any_value,
    "filter: all over a collection": all_values,
    "filter: any without a condition": any_at_all,
    "filter: count of a collection": list_count,
    "filter: isof": is_of,
    "filter: cast": a_cast,
    "filter: in the other version's dialect": other_dialect,
})
