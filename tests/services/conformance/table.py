# SPDX-License-Identifier: MPL-2.0
"""The committed table: a line an item, a column a server; a cell is "pass" or "lacks: " and the server's
own evidence. Nothing in it fails. Only the first word of a cell is compared."""
import pathlib

FILE = pathlib.Path(__file__).with_name("conformance.tsv")


def read():
    """Cells by item and server, and the names of the servers."""
    if not FILE.exists():
        return {}, []
    head, *lines = FILE.read_text(encoding="utf-8").splitlines()
    servers = head.split("\t")[1:]
    cells = {}
    for line in lines:
        item, *found = line.split("\t")
        cells.update({(item, server): cell for server, cell in zip(servers, found, strict=True)})
    return cells, servers


def write(path, items, servers, cells):
    lines = ["\t".join(["item", *servers])]
    for item in items:
        lines.append("\t".join([item, *(cells.get((item, server), "") for server in servers)]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def verdict(item, server, committed, observed):
    """A sentence where the two differ in a way that must not pass, else nothing."""
    was, now = committed.split(":")[0], observed.split(":")[0]
    if now == "fail":
        return observed.removeprefix("fail: ")
    if not was:
        return f"is not in {FILE.name} yet, where it would be \"{observed}\""
    if was == "pass" and now == "lacks":
        return f"passed by {FILE.name}, and now {observed}"
    if was == "lacks" and now == "pass":
        return f"passes by now: write so into {FILE.name}, which says \"{committed}\""
    return None
