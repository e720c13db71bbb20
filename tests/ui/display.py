# SPDX-License-Identifier: MPL-2.0
"""A screen of its own without a window manager, keys pressed on it, pictures taken of it."""
import os
import subprocess
import time

# A busy machine may take long; what is waited for is looked at every STEP seconds.
DEADLINE = 120
STEP = 0.1


def wait_for(look, what, deadline=DEADLINE):
    """Calls `look` until it gives something true, which is returned."""
    end = time.monotonic() + deadline
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise TimeoutError(f"waited {deadline} s for {what}; last seen: {found!r}")
        time.sleep(STEP)


class Display:
    def __init__(self):
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
            pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as number:
            self.name = ":" + number.readline().strip()

    def close(self):
        self.server.terminate()
        self.server.wait()

    def environment(self):
        return {**os.environ, "DISPLAY": self.name}

    def _run(self, *command):
        return subprocess.run(command, env=self.environment(), stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, timeout=DEADLINE).stdout

    def windows(self, title):
        return self._run("xdotool", "search", "--onlyvisible", "--name", title).split()

    def focus(self, title):
        """Gives the keyboard to a window, as a window manager would: there is none here."""
        window = wait_for(lambda: self.windows(title), f"a window \"{title}\"")[-1]
        # gtk3 forgets the keyboard when it is given a second time.
        if self._run("xdotool", "getwindowfocus").strip() != window:
            self._run("xdotool", "windowfocus", "--sync", window)

    def put_mouse_away(self):
        """Else it calls up tool tips in the pictures. A server without clients forgets it."""
        self._run("xdotool", "mousemove", "0", "0")

    def click(self, x, y):
        self._run("xdotool", "mousemove", str(x), str(y), "click", "1")
        self.put_mouse_away()

    def press(self, *keys):
        self._run("xdotool", "key", "--delay", "40", *keys)

    def type(self, text):
        self._run("xdotool", "type", "--delay", "25", text)

    def clipboard(self):
        """Asked of the X server: asked over UNO, an office with gtk3 dies of it."""
        return self._run("xclip", "-o", "-selection", "clipboard")

    def picture(self, file):
        self._run("import", "-window", "root", file)
