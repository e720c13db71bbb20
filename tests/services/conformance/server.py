# SPDX-License-Identifier: MPL-2.0
"""One server as the conformance list sees it: where it is, what its sets are good for, and both ways to
ask it: with the command line and plainly."""
import copy
import json
import os
import subprocess
import urllib.parse

from harness import ODATA

from . import plainly
from .model import Model


class Lacks(Exception):
    """The server does not do this; the text is its own evidence."""


class Refused(Exception):
    """What the command line wrote when it ended with another code than 0."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code, self.message = code, message


class Without(str):
    """Why a server has nothing for an item."""


class Server:
    """`subject`: the set for filters, order and pages, whose properties the roles name (or why there are
    none); `parts`: what the other items need, by the item's own words; `sets`: those whose types are
    compared, all where not given; `query`: what every URL carries; `known`: columns and key of the
    subject where there is no metadata."""

    def __init__(self, name, version, root, formats, subject, roles, parts, sets=None, query="", known=None):
        self.name, self.version, self.root, self.formats = name, version, root, formats
        self.subject, self.roles, self.parts = subject, roles, parts
        self.query, self.known = query, known
        self.metadata = plainly.get(root + "$metadata" + self._also("?"))
        self.model = Model(self.metadata.text) if self.metadata.status == 200 else None
        self.sets = sets if sets is not None else list(self.model.sets) if self.model else []
        self._tables, self._plain = {}, {}

    def _also(self, mark):
        return mark + self.query if self.query else ""

    def url(self, resource):
        return self.root + resource + self._also("&" if "?" in resource else "?")

    def at(self, root):
        """The same server under another root."""
        other = copy.copy(self)
        other.root = root
        return other

    def fetch(self, resource, *words, **environment):
        """The rows of `odata fetch`. Raises Refused."""
        done = subprocess.run([str(ODATA), "fetch", self.url(resource), *map(str, words), "--format", "json"],
                              capture_output=True, text=True, timeout=120, env={**os.environ, **environment})
        if done.returncode < 0 or done.returncode > 3:
            raise AssertionError(f"odata ended with {done.returncode}: {done.stderr[-500:]}")
        if done.returncode != 0:
            raise Refused(done.returncode, done.stderr.strip())
        return json.loads(done.stdout)

    def plain(self, resource):
        """Entities as JSON objects over all pages, or the Answer that refuses."""
        if resource not in self._plain:
            self._plain[resource] = plainly.rows(self.url(resource), self.version)
        return self._plain[resource]

    def table(self, name, form):
        """A whole set with the command line, once."""
        if (name, form) not in self._tables:
            try:
                self._tables[name, form] = self.fetch(name, "--accept", form)
            except Refused as refused:
                self._tables[name, form] = refused
        return self._tables[name, form]

    def columns(self, name):
        return self.known[0] if self.known else self.model.columns(self.model.sets[name.split("(")[0]])

    def key(self, name):
        return self.known[1] if self.known else self.model.key(self.model.sets[name.split("(")[0]])

    def role(self, name):
        """The property that plays a part, and what it is. Raises Lacks."""
        if isinstance(self.roles, Without):
            raise Lacks(self.roles)
        if name not in self.roles:
            raise Lacks(f"{self.subject} has no property that is {WANTED[name]}")
        path = self.roles[name]
        return path, self.columns(self.subject)[path]

    def part(self, name):
        """What an item needs. Raises Lacks with the reason that the description gives."""
        found = self.parts.get(name, Without("its model has nothing of the kind"))
        if isinstance(found, Without):
            raise Lacks(found)
        return found


WANTED = {"text": "a text", "whole": "a whole number", "real": "a real number", "exact": "a decimal number",
          "flag": "a boolean", "moment": "a date with a time", "day": "a date without a time",
          "time": "a time of day", "guid": "a Guid", "enum": "an enum", "list": "a collection",
          "nested": "inside a complex value", "long": "an Int64", "span": "a duration",
          "link": "a link to one entity", "links": "a link to many", "nullable": "null in some rows"}


def quoted(text):
    return urllib.parse.quote(text, safe="'(),/:$=*@")


def in_full(server, resource, options):
    """The address that the protocol has for these options; `options` by name without $."""
    names = {"count": "$count"} if server.version == "v4" else {"count": "$inlinecount"}
    text = "&".join(f"{names.get(name, '$' + name)}={quoted(str(value))}" for name, value in options.items())
    return resource + ("&" if "?" in resource else "?") + text if text else resource


def keys(server, name, found):
    key, kinds = server.key(name), server.columns(name)
    return [tuple(str(plainly.value(row.get(part), kinds[part])) for part in key) for row in found]


def ask(server, name, options, wanted, ordered=False, by_hand=None):
    """Asks a set one question with the command line; `wanted` are the keys that an independent look at
    all rows comes to. Where they differ, the server's answer to the same question, written by hand (as
    `by_hand` where the command line is given another dialect), says whose fault it is: Lacks where it
    refuses or answers other rows itself, else AssertionError."""
    words = [word for option, text in options.items() for word in (f"--{option}", text)]
    try:
        got, message = keys(server, name, server.fetch(name, *words)), None
    except Refused as refused:
        got, message = None, refused.message
    if message and "has no equal of" in message:
        raise Lacks(message.removeprefix("odata: ").split(". ")[0])
    same = (lambda left, right: left == right) if ordered else (lambda left, right: sorted(left) == sorted(right))
    if got is not None and same(got, wanted):
        return
    theirs = server.plain(in_full(server, name, by_hand or options))
    question = " ".join(words)
    if isinstance(theirs, plainly.Answer):
        if got is not None:
            raise AssertionError(f"{question}: {len(got)} rows, where the service itself refuses: {theirs.words()}")
        raise Lacks(f"`{list(options.values())[0]}`: {theirs.words()}")
    answered = keys(server, name, [plainly.flat(row) for row in theirs])
    if same(answered, wanted):
        raise AssertionError(f"{question}: " + (message or f"{len(got)} rows {got[:5]}, wanted {len(wanted)} {wanted[:5]}"))
    if got is None:
        raise AssertionError(f"{question}: {message}")
    if not same(got, answered):
        raise AssertionError(f"{question}: {len(got)} rows, where the service itself answers {len(answered)}")
    raise Lacks(f"`{list(options.values())[0]}`: it answers {len(answered)} rows where {len(wanted)} are due"
                if len(answered) != len(wanted) else f"`{list(options.values())[0]}`: it answers in another order")
