#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""What the library in the .oxt asks of a machine: a missing library makes an extension fail in
silence, so NEEDED names only what every machine with an office has, and what travels along."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

BUILD = pathlib.Path(os.environ.get("ODC_BUILD", pathlib.Path(__file__).resolve().parents[2] / "build"))
EVERYWHERE = re.compile(
    r"^(libc|libm|libstdc\+\+|libgcc_s|ld-linux-x86-64|libpthread|libdl)\.so\.\d+$"
    r"|^libuno_(cppu|cppuhelpergcc3|sal|salhelpergcc3)\.so\.3$")


def dynamic(path):
    return subprocess.run(["readelf", "-dW", path], check=True, capture_output=True, text=True).stdout


def check(folder):
    libraries = sorted(folder.rglob("*.so*"))
    ours = [path for path in libraries if path.name.startswith("libcalcodata")]
    if len(ours) != 1:
        yield f"the .oxt holds {[path.name for path in libraries]}, and not one library of ours"
        return
    entries = dynamic(ours[0])
    needed = re.findall(r"\(NEEDED\).*\[(.+)\]", entries)
    travelling = {path.name for path in ours[0].parent.iterdir()}
    for name in needed:
        if not EVERYWHERE.match(name) and name not in travelling:
            yield f"{ours[0].name} needs {name}, which neither every machine has nor the .oxt brings"
    paths = re.findall(r"\((?:RUNPATH|RPATH)\).*\[(.+)\]", entries)
    if paths != ["$ORIGIN"]:
        yield f"{ours[0].name} looks for its libraries in {paths}, not beside itself alone"
    symbols = subprocess.run(["nm", "-D", "--defined-only", ours[0]], check=True, capture_output=True,
                             text=True).stdout.splitlines()
    # A small letter but u is a local symbol, which nobody else's code can be bound to.
    exported = [name for _, kind, name in map(str.split, symbols) if kind.isupper() or kind == "u"]
    strangers = [name for name in exported if not name.startswith("org_calcodata_")]
    if strangers:
        yield f"{ours[0].name} exports {len(strangers)} symbols besides its constructors: {strangers[:5]}"


def main():
    package = BUILD / "odata-for-calc.oxt"
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
        faults = list(check(pathlib.Path(folder)))
    for fault in faults:
        print(fault)
    print(f"{0 if faults else 1} passed, {len(faults)} failed")
    return 1 if faults else 0


sys.exit(main())
