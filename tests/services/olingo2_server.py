# SPDX-License-Identifier: MPL-2.0
"""Apache Olingo 2's reference service, built by Maven into the build folder: the sources stay as
they are."""
import shutil
import subprocess

from harness import BUILD, OUT, PROJECT, running

SOURCE = PROJECT / "tests" / "services" / "servers" / "olingo2"


def build():
    folder = BUILD / "services" / "olingo2"
    if not (folder / "target" / "lib").is_dir():
        OUT.mkdir(parents=True, exist_ok=True)
        shutil.copytree(SOURCE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("target"))
        with open(OUT / "olingo2-maven.log", "w") as log:
            subprocess.run(["mvn", "-q", "-B", "package", "dependency:copy-dependencies",
                            "-DincludeScope=runtime", "-DoutputDirectory=target/lib"],
                           cwd=folder, check=True, stdout=log, stderr=log)
    return folder / "target"


def olingo2(name):
    """The running service as a context that gives its root URL."""
    target = build()
    return running(["java", "-cp", f"{target}/olingo2-server-1.jar:{target}/lib/*",
                    "org.calcodata.tests.Olingo2Server"], name)
