# SPDX-License-Identifier: MPL-2.0
"""Order, pages, counts and selection."""
from harness import equal

from . import plainly
from .asking import teller
from .filters import rows_of
from .server import Lacks, Without, ask, in_full, keys

ITEMS = {}
item = teller(ITEMS)


def order_item(role, descending):
    def check(server):
        path, _ = server.role(role)
        rows = rows_of(server)
        known = [row for row in rows if row.value(path) is not None]
        key = server.key(server.subject)[-1]
        options = {"filter": f"{path} ne null", "orderby": f"{path}{' desc' if descending else ''},{key}"}
        wanted = sorted(known, key=lambda row: row.value(key))
        wanted.sort(key=lambda row: row.value(path), reverse=descending)
        if len(known) == len(rows):
            del options["filter"]
        ask(server, server.subject, options, keys(server, server.subject, [row.flat for row in wanted]), ordered=True)
    return check


for role in ("whole", "real", "exact", "moment", "day", "time", "span", "flag"):
    ITEMS[f"order: by a {role} value"] = order_item(role, False)
    ITEMS[f"order: by a {role} value, descending"] = order_item(role, True)


@item("order: by a text")
def order_by_text(server):
    path, _ = server.role("text")
    rows = sorted(rows_of(server), key=lambda row: row.raw(path) or "")
    ask(server, server.subject, {"orderby": path}, keys(server, server.subject, [row.flat for row in rows]), ordered=True)


@item("order: by a function")
def order_by_function(server):
    path, _ = server.role("text")
    key = server.key(server.subject)[-1]
    rows = sorted(rows_of(server), key=lambda row: row.value(key))
    rows.sort(key=lambda row: len(row.raw(path) or ""))
    ask(server, server.subject, {"orderby": f"length({path}),{key}"},
        keys(server, server.subject, [row.flat for row in rows]), ordered=True)


def slice_item(options, first, last):
    def check(server):
        if "top 0" in server.parts and options == {"top": "0"}:
            server.part("top 0")
        key = server.key(server.subject)[-1]
        rows = sorted(rows_of(server), key=lambda row: row.value(key))
        ask(server, server.subject, {"orderby": key, **options},
            keys(server, server.subject, [row.flat for row in rows[first:last]]), ordered=True)
    return check


ITEMS["page: top"] = slice_item({"top": "7"}, 0, 7)
ITEMS["page: skip"] = slice_item({"skip": "5"}, 5, None)
ITEMS["page: top and skip"] = slice_item({"skip": "3", "top": "4"}, 3, 7)
ITEMS["page: top 0"] = slice_item({"top": "0"}, 0, 0)


@item("page: the server's own pages are followed")
def next_links(server):
    name, least, _ = server.part("pages")
    answer = plainly.get(server.url(name), plainly.ACCEPT[server.version])
    page, following = plainly.entities(answer.text, server.url(name))
    assert following or plainly.continued(answer), f"{name} comes in one page of {len(page)}"
    for form in server.formats:
        got = keys(server, name, server.fetch(name, "--accept", form))
        assert len(got) >= least, f"{len(got)} rows of {name} as {form}"
        equal(sorted(got), sorted(keys(server, name, [plainly.flat(row) for row in server.plain(name)])), f"{name} as {form}")


@item("page: top over several pages")
def top_over_pages(server):
    name, least, _ = server.part("pages")
    answer = plainly.get(server.url(f"{name}?$top={least - 1}"), plainly.ACCEPT[server.version])
    if answer.status >= 400:
        raise Lacks(answer.words())
    equal(len(server.fetch(name, "--top", least - 1)), least - 1, f"rows of {name}")


@item("page: pages keep filter and order")
def pages_of_a_filter(server):
    name, _, path = server.part("pages")
    if isinstance(path, Without):
        raise Lacks(path)
    rows = [row for row in map(plainly.flat, server.plain(name)) if row[path] is not None]
    key = server.key(name)[0]
    low = sorted(row[path] for row in rows)[3]
    wanted = sorted((row for row in rows if row[path] > low), key=lambda row: row[key], reverse=True)
    ask(server, name, {"filter": f"{path} gt {low}", "orderby": f"{key} desc"}, keys(server, name, wanted), ordered=True)


@item("count: $count as a resource")
def count_resource(server):
    name = server.part("small set")
    answer = plainly.get(server.url(name + "/$count"))
    if answer.status >= 400:
        raise Lacks(answer.words())
    got = server.fetch(name + "/$count")
    equal(int(list(got[0].values())[0]), int(answer.text.strip().lstrip("\ufeff")), f"{name}/$count")
    equal(int(answer.text.strip().lstrip("\ufeff")), len(server.plain(name)), "the service's own count")


@item("count: inline, in the URL")
def inline_count(server):
    name = server.part("small set")
    resource = in_full(server, name, {"count": "true" if server.version == "v4" else "allpages"})
    answer = plainly.get(server.url(resource), plainly.ACCEPT[server.version])
    if answer.status >= 400:
        raise Lacks(answer.words())
    if not any(word in answer.text for word in ("count\"", "m:count")):
        raise Lacks("it answers without a count")
    equal(len(server.fetch(resource)), len(server.plain(name)), "rows")


@item("select: some columns, in that order")
def select(server):
    text, whole = server.role("text")[0], server.role("whole")[0]
    key = server.key(server.subject)
    chosen = [whole, *[part for part in key if part != whole], text]
    answer = server.plain(in_full(server, server.subject, {"select": ",".join(chosen)}))
    if isinstance(answer, plainly.Answer):
        raise Lacks(answer.words())
    got = server.fetch(server.subject, "--select", ",".join(chosen))
    equal(list(got[0]), chosen, "columns")
    wanted = [row.raw(text) for row in rows_of(server)]
    equal(sorted(str(row[text]) for row in got), sorted(map(str, wanted)), text)


@item("select: a part of a complex value")
def select_part(server):
    path, _ = server.role("nested")
    answer = server.plain(in_full(server, server.subject, {"select": path}))
    if isinstance(answer, plainly.Answer):
        raise Lacks(f"$select={path}: {answer.words()}")
    equal([row[path] for row in server.fetch(server.subject, "--select", path)],
          [row.raw(path) for row in rows_of(server)], path)
