# SPDX-License-Identifier: MPL-2.0
"""What the parts of the services suite share: starting a server behind the proxy that lets only GET
and POST through, asking it with the command line, and counting."""
import contextlib
import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import traceback

PROJECT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("ODC_BUILD", PROJECT / "build"))
OUT = pathlib.Path(os.environ.get("ODC_OUT", BUILD / "test-output"))
ODATA = BUILD / "bin" / "odata"


class Skip(Exception):
    """The part cannot run on this machine; the text says why."""


@contextlib.contextmanager
def running(command, name, **options):
    """A server that prints its root URL as its first line; ended by its process id."""
    OUT.mkdir(parents=True, exist_ok=True)
    with open(OUT / f"{name}.log", "w") as log:
        server = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=log,
                                  text=True, **options)
        try:
            url = server.stdout.readline().strip()
            if not url.startswith("http://127.0.0.1:"):
                raise RuntimeError(f"{name} did not start; see {OUT / f'{name}.log'}")
            yield url
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


@contextlib.contextmanager
def behind_proxy(url, name):
    """The same service, reached through a proxy that answers 405 to all but GET and POST."""
    with running([BUILD / "bin" / "get-and-post-only", "--upstream", url], f"{name}-proxy") as proxy:
        yield proxy


def odata(*words, expect=0, text=None, **environment):
    """Runs the command line; its standard output where it ends with `expect`, else a failure. With
    another code expected than 0, what it wrote to standard error."""
    done = subprocess.run([str(ODATA), *map(str, words)], capture_output=True, text=True, input=text,
                          env={**os.environ, **environment}, timeout=120)
    if done.returncode != expect:
        raise AssertionError(f"odata {' '.join(map(str, words))} ended with {done.returncode}, not "
                             f"{expect}: {done.stderr.strip()[:500]}")
    return done.stdout if expect == 0 else done.stderr


def rows(*words, **environment):
    """The rows of `odata fetch … --format json` as a list of dicts."""
    return json.loads(odata("fetch", *words, "--format", "json", **environment))


def csv_rows(*words, **environment):
    return list(csv.reader(io.StringIO(odata("fetch", *words, "--format", "csv", **environment))))


def equal(got, wanted, what):
    if got != wanted:
        raise AssertionError(f"{what}: got {str(got)[:600]}, wanted {str(wanted)[:600]}")


def contains(text, part, what):
    if part not in text:
        raise AssertionError(f"{what}: {part!r} is not in {text[:600]!r}")


def run(cases):
    """Runs functions one after the other; prints the count and gives the exit code."""
    passed = failed = skipped = 0
    for case in cases:
        try:
            case()
            passed += 1
        except Skip as reason:
            print(f"skipped {case.__name__}: {reason}")
            skipped += 1
        except Exception as error:  # a case that dies for any reason is a failed one
            print(f"{case.__name__}: {error}" if isinstance(error, AssertionError)
                  else f"{case.__name__}: {traceback.format_exc()}")
            failed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    sys.exit(1 if failed else 0)
