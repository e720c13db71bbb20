# SPDX-License-Identifier: MPL-2.0
"""Errors, and addresses that lead to other things than the rows of a set."""
from harness import contains, equal

from . import plainly
from .asking import teller
from .server import Lacks, Refused

ITEMS = {}
item = teller(ITEMS)


def error_item(resource_of):
    def check(server):
        resource = resource_of(server)
        answer = plainly.get(server.url(resource), plainly.ACCEPT[server.version])
        if answer.status < 400:
            raise Lacks(f"it answers {answer.status} all the same")
        try:
            server.fetch(resource)
        except Refused as refused:
            equal(refused.code, 1, "the exit code")
            assert len(refused.message) > 30, refused.message
            said = answer.words().split(" ", 1)[-1][:40]
            if len(said) > 8 and answer.status != 401:
                contains(" ".join(refused.message.split()), said, "the server's own words")
            return
        raise AssertionError(f"odata read rows from {resource}, where the service answers {answer.words()}")
    return check


ITEMS["error: a key that nothing has"] = error_item(lambda server: server.part("missing key"))
ITEMS["error: a set that is not there"] = error_item(lambda server: "NoSuchSet")
ITEMS["error: a filter over an unknown property"] = error_item(lambda server: f"{server.subject}?$filter=NoSuchThing eq 1")
ITEMS["error: a filter that is no filter"] = error_item(
    lambda server: f"{server.subject}?$filter={server.role('whole')[0]} eq eq")


@item("error: no account, and then with one")
def unauthorised(server):
    root, user, password, name = server.part("guarded")
    try:
        server.at(root).fetch(name)
    except Refused as refused:
        equal(refused.code, 1, "the exit code")
        contains(refused.message.lower(), "password", "the message")
    else:
        raise AssertionError("rows without an account")
    done = server.at(root).fetch(name, "--user", user, ODATA_PASSWORD=password)
    equal(len(done), len(server.plain(name)), f"rows of {name} with an account")


def resource_item(part):
    """`server.parts[part]`: a resource and the cells that its first row must hold, by column or all."""
    def check(server):
        resource, wanted = server.part(part)
        answer = plainly.get(server.url(resource))
        if answer.status >= 400:
            raise Lacks(f"{resource}: {answer.words()}")
        kind = (answer.headers.get("Content-Type") or "").split(";")[0]
        if resource.endswith("$value") and "json" in kind:
            raise Lacks(f"{resource}: it answers {kind}")
        got = server.fetch(resource)
        if isinstance(wanted, dict):
            equal({name: got[0].get(name) for name in wanted}, wanted, resource)
        elif isinstance(wanted, int) and not isinstance(wanted, bool):
            equal(len(got), wanted, f"rows of {resource}")
        else:
            equal([list(row.values())[0] for row in got], wanted, resource)
    return check


for part in ("an entity by its key", "a singleton", "a property", "a property that is null", "a property's $value",
             "a complex property", "a collection property", "a collection of complex values", "the entity of a link",
             "the entities of a link", "references", "contained entities", "a media entity's $value",
             "entities of a derived type", "a function without parameters", "a function with parameters",
             "a function that takes a text", "a function that gives an entity", "a function that gives entities",
             "a function that gives a collection", "a function that gives a complex value", "a bound function",
             "a function and options behind it", "a stream property"):
    ITEMS[f"resource: {part}"] = resource_item(part)


@item("resource: a function, its parameters by --param")
def function_by_parameters(server):
    name, given, wanted = server.part("function")
    written = ",".join(f"{key}={value}" for key, value in given.items())
    answer = plainly.get(server.url(f"{name}({written})" if server.version == "v4" else
                                    f"{name}?{written.replace(',', '&')}"))
    if answer.status >= 400:
        raise Lacks(answer.words())
    words = [word for key, value in given.items() for word in ("--param", f"{key}={value}")]
    got = server.fetch(name, *words)
    if isinstance(wanted, int):
        equal(len(got), wanted, f"rows of {name}")
    else:
        equal([list(row.values())[0] for row in got], wanted, name)
