# SPDX-License-Identifier: MPL-2.0
"""How items are told, and what several of them share."""
import json
import subprocess

from harness import ODATA

from .server import Refused

OLD = "the protocol has it from v4 on"


def teller(items):
    """A decorator that puts a function into `items` under a name."""
    def item(name):
        def take(function):
            items[name] = function
            return function
        return take
    return item


def run_odata(*words):
    """What the command line writes. Raises Refused."""
    done = subprocess.run([str(ODATA), *words], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise Refused(done.returncode, done.stderr.strip())
    return done.stdout


def listing(server):
    """The rows of `odata metadata`."""
    return json.loads(run_odata("metadata", server.url(""), "--format", "json"))
