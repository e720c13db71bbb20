# SPDX-License-Identifier: MPL-2.0
"""The programs behind the services, built and installed into the build folder: the sources stay as they
are. Java ones by Maven (3.8 and later), Node ones by npm from their lock files (node 18 and later)."""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

from harness import BUILD, OUT, PROJECT, Skip, running

SOURCES = PROJECT / "tests" / "services" / "servers"


def test_data():
    """The folder of public test data. Raises Skip."""
    folder = pathlib.Path(os.environ.get("ODATA_TESTDATA", PROJECT.parent / "shared" / "testdata"))
    if not folder.is_dir():
        raise Skip(f"there is no public test data at {folder}")
    return folder


def prepared(name, command, also=()):
    """The folder where `command` was run over a copy of the sources; run again when they change."""
    source, folder = SOURCES / name, BUILD / "services" / name
    files = sorted(path for path in source.rglob("*") if path.is_file() and "target" not in path.parts
                   and "node_modules" not in path.parts)
    stamp = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    if (folder / "stamp").is_file() and (folder / "stamp").read_text() == stamp:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("target", "node_modules"))
    OUT.mkdir(parents=True, exist_ok=True)
    with open(OUT / f"{name}-install.log", "w") as log:
        subprocess.run(command, cwd=folder, check=True, stdout=log, stderr=log)
    (folder / "stamp").write_text(stamp)
    return folder


def java(name, main):
    """The command of a Java program."""
    target = prepared(name, ["mvn", "-q", "-B", "package", "dependency:copy-dependencies",
                             "-DincludeScope=runtime", "-DoutputDirectory=target/lib"]) / "target"
    return ["java", "-cp", f"{target}/{name}-server-1.jar:{target}/lib/*", main]


def node(name):
    """The folder of a Node program with what it needs."""
    return prepared(name, ["npm", "ci"])


def olingo2(log):
    """Apache Olingo 2's reference service as a context that gives its root URL."""
    return running(java("olingo2", "org.calcodata.tests.Olingo2Server"), log)


def olingo4(log, page_size=100):
    """Our own service on Apache Olingo 4 as a context that gives its root URL."""
    return running([*java("olingo4", "org.calcodata.tests.olingo4.Olingo4Server"), page_size], log)


def jaydata(log):
    return running(["node", "server.js"], log, cwd=node("jaydata"))


def mockserver(log, models):
    """SAP's mock server over files of the public test data; `models` by name."""
    folder = test_data()
    return running(["node", "server.mjs", *(f"{name}={folder / path}" for name, path in models.items())], log,
                   cwd=node("mockserver"))


def recorded(log):
    """Recorded v3 answers of the public test data."""
    return running([sys.executable, SOURCES / "recorded" / "server.py", test_data()], log)


def azurite(log):
    """Azurite's table service as a context that gives the root URL of its one account."""
    return running(["node", "server.js"], log, cwd=node("azurite"))
