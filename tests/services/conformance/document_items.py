# SPDX-License-Identifier: MPL-2.0
"""The service document and the metadata."""
from harness import contains, equal

from . import plainly
from .asking import listing, run_odata, teller
from .server import Lacks

ITEMS = {}
item = teller(ITEMS)


@item("service document: its sets are the rows of the root")
def service_document(server):
    root, listed = server.parts.get("service document", (server.root, server.model and list(server.model.sets)))
    answer = plainly.get(server.at(root).url(""))
    if answer.status >= 400:
        raise Lacks(answer.words())
    got = [name for row in server.at(root).fetch("") for name in (row["name"], row["href"])]
    equal([name for name in listed if name not in got], [], "sets that are not listed")


@item("metadata: sets, columns and types")
def metadata_columns(server):
    if server.model is None:
        raise Lacks(f"$metadata: {server.metadata.words()}")
    listed = listing(server)
    for name, type_name in server.model.sets.items():
        wanted = {key: kind for walk in [server.model.full(type_name)] for key, kind in own_properties(server.model, walk)}
        got = {row["column"]: row["type"] for row in listed
               if row["set"] == name and row["what"] == "column"}
        for column, kind in wanted.items():
            if "/" not in column:
                assert column in got, f"{name}: {column} is not listed in {sorted(got)}"
                equal(plain_name(server, got[column]), plain_name(server, kind), f"the type of {name}/{column}")


def own_properties(model, type_name):
    while type_name:
        yield from model.types[type_name]["properties"].items()
        base = model.types[type_name]["base"]
        type_name = base and model.full(base)


def plain_name(server, name):
    if name.startswith("Collection("):
        return f"Collection({plain_name(server, name[11:-1])})"
    full = server.model.full(name)
    return server.model.definitions.get(full, full).rsplit(".", 1)[-1]


@item("metadata: functions")
def metadata_functions(server):
    functions = server.part("functions")
    text = run_odata("metadata", server.url(""), "--format", "csv")
    for name in functions:
        contains(text, name, "metadata")


@item("metadata: keys")
def metadata_keys(server):
    if server.model is None:
        raise Lacks(f"$metadata: {server.metadata.words()}")
    listed = listing(server)
    for name, type_name in server.model.sets.items():
        got = sorted(row["column"] for row in listed
                     if row["set"] == name and row["key"])
        equal(got, sorted(server.model.key(type_name)), f"the key of {name}")
