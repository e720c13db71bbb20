# SPDX-License-Identifier: MPL-2.0
"""An office in a window, on a profile of its own, looked at over UNO while keys drive it."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

import uno
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException, IndexOutOfBoundsException
from com.sun.star.uno import RuntimeException

from display import DEADLINE, STEP, wait_for

PROJECT = pathlib.Path(__file__).resolve().parents[2]
AS_USER = str(PROJECT / "packaging" / "as-office-user")
START_TRIES = 3
START_SECONDS = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def as_user(*command, **options):
    return subprocess.run([AS_USER, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, timeout=300, **options)


def make_bare_profile(folder):
    """A profile that was started once, as a user's has been."""
    as_user("soffice", f"-env:UserInstallation={pathlib.Path(folder).as_uri()}", "--headless",
            "--terminate_after_init")


def make_profile(folder, package):
    """The same with the extension in it."""
    url = pathlib.Path(folder).as_uri()
    make_bare_profile(folder)
    done = as_user("unopkg", "add", "--suppress-license", "--force",
                   f"-env:UserInstallation={url}", str(package))
    if done.returncode != 0:
        raise RuntimeError(f"unopkg add failed: {done.stdout}")


class Office:
    """What it prints (its last words, should it crash) goes to the file `log`. `language` is one of
    the office's own interface languages."""

    def __init__(self, display, profile, plugin, log, language="en_US.UTF-8"):
        self.log = log
        self.display = display
        self.profile = profile
        self.plugin = plugin
        self.language = language
        self.process = None
        for attempt in range(START_TRIES):
            try:
                self._start()
                return
            except TimeoutError:
                # Some starts in a window never come to their first document.
                self.kill()
                if attempt + 1 == START_TRIES:
                    raise

    def _start(self):
        port = free_port()
        environment = {**self.display.environment(), "SAL_USE_VCLPLUGIN": self.plugin,
                       "LANG": self.language, "LC_ALL": self.language}
        self.process = subprocess.Popen(
            [AS_USER, "env", *(f"{name}={environment[name]}"
                               for name in ("DISPLAY", "SAL_USE_VCLPLUGIN", "LANG", "LC_ALL")),
             "soffice", f"-env:UserInstallation={pathlib.Path(self.profile).as_uri()}", "--norestore",
             "--nologo", f"--accept=socket,host=127.0.0.1,port={port};urp", "--calc"],
            stdout=self.log, stderr=self.log, start_new_session=True)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local)

        def connect():
            if self.process.poll() is not None:
                raise TimeoutError(f"soffice ended with {self.process.returncode}")
            try:
                return resolver.resolve(
                    f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
            except NoConnectException:
                return None

        self.context = wait_for(connect, "the office to answer", START_SECONDS)
        self.toolkit = self.create("com.sun.star.awt.Toolkit")
        self.desktop = self.create("com.sun.star.frame.Desktop")
        wait_for(self.document, "a spreadsheet in a window", START_SECONDS)
        wait_for(lambda: self.display.windows("LibreOffice"), "the window on the screen", START_SECONDS)
        self.display.put_mouse_away()

    def create(self, service):
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def document(self):
        frame = self.desktop.getCurrentFrame() or self.desktop.getActiveFrame()
        controller = frame.getController() if frame else None
        if not controller:
            frames = self.desktop.getFrames()
            for index in range(frames.getCount()):
                controller = frames.getByIndex(index).getController()
                if controller:
                    break
        model = controller.getModel() if controller else None
        return model if model and hasattr(model, "getSheets") else None

    def top_windows(self):
        """Accessible contexts of the windows, by title."""
        if not self.is_alive():
            raise AssertionError(f"the office ended with {self.process.returncode}")
        found = {}
        for index in range(self.toolkit.getTopWindowCount()):
            try:
                context = self.toolkit.getTopWindow(index).getAccessibleContext()
                found[context.getAccessibleName()] = context
            except (RuntimeException, IndexOutOfBoundsException, AttributeError):
                continue  # it closed while it was looked at
        return found

    def is_alive(self):
        return self.process.poll() is None

    def end(self):
        """As a user would: profile and passwords are written."""
        document = self.document()
        if document:
            document.setModified(False)
        try:
            self.desktop.terminate()
        except DisposedException:
            pass  # it was quicker than its answer
        try:
            self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def kill(self):
        """The whole session that was started, as the user that it runs as."""
        if self.process is None or self.process.poll() is not None:
            return
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def remove(folder):
    shutil.rmtree(folder, ignore_errors=True)
