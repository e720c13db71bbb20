# SPDX-License-Identifier: MPL-2.0
"""Links brought along by $expand; and $search and $apply, which only some services have."""
from harness import contains, equal

from . import plainly
from .asking import OLD, teller
from .filters import rows_of
from .server import Lacks, keys

ITEMS = {}
item = teller(ITEMS)


@item("expand: to one, as columns")
def expand_one(server):
    name, link, inner = server.part("link")
    plain = server.plain(f"{name}?$expand={link}")
    if isinstance(plain, plainly.Answer):
        raise Lacks(plain.words())
    got = server.fetch(name, "--expand", link)
    wanted = [(row.get(link) or {}).get(inner) for row in plain]
    if not any(value is not None for value in wanted):
        raise Lacks(f"$expand={link} leads nowhere in every row")
    equal([row.get(f"{link}/{inner}") for row in got], wanted, f"{name} with {link}")


@item("expand: to one, with a selection inside")
def expand_one_select(server):
    name, link, inner = server.part("link")
    text = f"{link}($select={inner})"
    plain = server.plain(f"{name}?$expand={text}" if server.version == "v4" else f"{name}?$expand={link}")
    if isinstance(plain, plainly.Answer):
        raise Lacks(f"$expand={text}: {plain.words()}")
    if not any((row.get(link) or {}).get(inner) is not None for row in plain):
        raise Lacks(f"$expand={text} leads nowhere in every row")
    got = server.fetch(name, "--expand", text)
    equal([row.get(f"{link}/{inner}") for row in got], [(row.get(link) or {}).get(inner) for row in plain], text)


def in_bag(server, text, name, link, inner, plain, how="json"):
    """Whether all that the links hold stands in the row's own cells."""
    got = server.fetch(name, "--expand", text, "--show", f"{link}={how}")
    found = {}
    key = server.key(name)[0]
    for row in got:
        found.setdefault(str(row[key]), []).append(" ".join(str(value) for value in row.values()))
    filled = 0
    for row in plain:
        many = plainly.listed(row.get(link))
        for one in many:
            contains(" ".join(found[str(row[key])]), str(one[inner]), f"{link} of {row[key]}")
        filled += bool(many)
    if not filled:
        raise Lacks(f"$expand={link} leads nowhere in every row")
    equal(len(found), len(plain), "entities")


def to_many(how):
    def check(server):
        name, link, inner = server.part("links")
        plain = server.plain(f"{name}?$expand={link}")
        if isinstance(plain, plainly.Answer):
            raise Lacks(plain.words())
        many = [plainly.listed(row.get(link)) for row in plain]
        if not any(many):
            raise Lacks(f"$expand={link} leads nowhere in every row")
        if how == "count":
            got = server.fetch(name, "--expand", link, "--show", f"{link}=count")
            equal([row[f"{link}/$count"] for row in got], [len(each) for each in many], f"how many {link}")
        elif how == "rows":
            got = server.fetch(name, "--expand", link, "--show", f"{link}=rows")
            equal([row[f"{link}/{inner}"] for row in got], [one[inner] for each in many for one in each or [{inner: None}]],
                  f"{link}/{inner} of every row")
        else:
            in_bag(server, link, name, link, inner, plain, how)
    return check


for how in ("count", "rows", "text", "json"):
    ITEMS[f"expand: to many, as {how}"] = to_many(how)


@item("expand: to many, in pages inside")
def expand_pages(server):
    name, link, inner, target = server.part("inner pages")
    plain = server.plain(f"{name}?$expand={link}")
    equal(any(f"{link}@odata.nextLink" in row for row in plain), True, "the service pages inside")
    for row in plain:
        key = server.key(name)[0]
        row[link] = server.plain(f"{name}({row[key]})/{link}")
    equal(bool(target), True, "the linked set")
    in_bag(server, link, name, link, inner, plain)


@item("expand: to many, with options inside")
def expand_options(server):
    name, link, inner, options, holds = server.part("expand options")
    text = f"{link}({options})"
    if server.version != "v4":
        raise Lacks(OLD)
    plain = server.plain(f"{name}?$expand={text}")
    if isinstance(plain, plainly.Answer):
        raise Lacks(f"$expand={text}: {plain.words()}")
    if not all(holds(one) for row in plain for one in plainly.listed(row.get(link))):
        raise Lacks(f"$expand={text}: it ignores what stands in the brackets")
    in_bag(server, text, name, link, inner, plain)


@item("expand: two levels")
def expand_nested(server):
    name, link, inner, deeper = server.part("nested expand")
    text = f"{link}($expand={inner})" if server.version == "v4" else f"{link}/{inner}"
    plain = server.plain(f"{name}?$expand={text}")
    if isinstance(plain, plainly.Answer):
        raise Lacks(f"$expand={text}: {plain.words()}")
    got = server.fetch(name, "--expand", f"{link}($expand={inner})", "--show", f"{link}=json")
    words = " ".join(str(value) for row in got for value in row.values())
    found = [second[deeper] for row in plain for first in plainly.listed(row.get(link))
             for second in plainly.listed(first.get(inner))]
    if not found:
        raise Lacks(f"$expand={text} leads nowhere")
    for value in found:
        contains(words, str(value), text)


@item("search")
def search(server):
    word = server.parts.get("search", "a")
    answer = server.plain(f"{server.subject}?$search={word}")
    if isinstance(answer, plainly.Answer):
        raise Lacks(answer.words())
    if server.version != "v4":
        raise Lacks(OLD)
    theirs = keys(server, server.subject, [plainly.flat(row) for row in answer])
    if len(theirs) == len(rows_of(server)):
        raise Lacks("it ignores $search: every row comes")
    equal(sorted(keys(server, server.subject, server.fetch(server.subject, "--search", word))), sorted(theirs), "rows")


@item("apply: groups and sums")
def apply(server):
    group, amount = server.parts.get("apply", (server.role("text")[0], server.role("whole")[0]))
    text = f"groupby(({group}),aggregate({amount} with sum as Total))"
    answer = server.plain(f"{server.subject}?$apply={text}")
    if isinstance(answer, plainly.Answer):
        raise Lacks(answer.words())
    if server.version != "v4":
        raise Lacks(OLD)
    if not answer or "Total" not in answer[0]:
        raise Lacks("it ignores $apply: no total comes")
    got = server.fetch(server.subject, "--apply", text)
    equal(sorted((str(row[group]), plainly.number(row["Total"] or 0)) for row in got),
          sorted((str(row[group]), plainly.number(row["Total"] or 0)) for row in answer), "groups")
