# SPDX-License-Identifier: MPL-2.0
"""The Skype for Business reports dialog as a person at the keyboard meets it: everything is done
with keys; what is on the window is read from its accessible tree."""
import uno
from com.sun.star.lang import IndexOutOfBoundsException
from com.sun.star.uno import RuntimeException

from display import wait_for

TITLE = "Skype for Business reports"
QUESTION = "Keep the password?"


def constant(name):
    return uno.getConstantByName("com.sun.star.accessibility." + name)


LABEL = constant("AccessibleRole.LABEL")
PUSH_BUTTON = constant("AccessibleRole.PUSH_BUTTON")
CHECK_BOX = constant("AccessibleRole.CHECK_BOX")
MENU_BAR = constant("AccessibleRole.MENU_BAR")
ENABLED = constant("AccessibleStateType.ENABLED")
CHECKED = constant("AccessibleStateType.CHECKED")
FOCUSED = constant("AccessibleStateType.FOCUSED")


class Control:
    def __init__(self, context):
        self.role = context.getAccessibleRole()
        self.name = context.getAccessibleName()
        states = context.getAccessibleStateSet()
        self.is_enabled = states.contains(ENABLED)
        self.is_ticked = states.contains(CHECKED)
        self.has_focus = states.contains(FOCUSED)
        self.tool_tip = context.getToolTipText() if hasattr(context, "getToolTipText") else ""
        self.text = self._text(context)

    @staticmethod
    def _text(context):
        if hasattr(context, "getText"):
            return context.getText()
        for index in range(min(1, context.getAccessibleChildCount())):
            child = context.getAccessibleChild(index).getAccessibleContext()
            if hasattr(child, "getText"):  # the field of a list box
                return child.getText()
        return ""


class ReportsDialog:
    def __init__(self, office, title=TITLE):
        self.office = office
        self.display = office.display
        self.title = title

    # opening

    def open_by_menu(self):
        self.choose(0)
        wait_for(self.is_open, "the dialog")
        self.display.focus(self.title)

    def choose(self, item):
        """An entry of the OData menu, counted from 0 without separators. Alt+O may be another menu's
        letter too, so the way leads along the menu bar."""
        self.display.focus("LibreOffice")
        steps = wait_for(self._menu_way, "OData in the menu bar")[0]
        self.display.press("F10")
        self.display.press(*["Right"] * steps, "Down")
        self.display.press(*["Down"] * item, "Return")

    def has_menu(self):
        return self._menu_way() is not None

    def _menu_way(self):
        for title, context in self.office.top_windows().items():
            if "LibreOffice" not in title:
                continue
            bar = self._find(context, MENU_BAR)
            if bar is None:
                continue
            titles = [bar.getAccessibleChild(index).getAccessibleContext().getAccessibleName()
                      for index in range(bar.getAccessibleChildCount())]
            if "OData" in titles:
                return titles.index("OData"), 0
        return None

    def _find(self, context, role, depth=4):
        if context.getAccessibleRole() == role:
            return context
        if depth == 0:
            return None
        for index in range(min(context.getAccessibleChildCount(), 50)):
            child = context.getAccessibleChild(index)
            found = child and self._find(child.getAccessibleContext(), role, depth - 1)
            if found:
                return found
        return None

    # reading

    def is_open(self, title=None):
        title = title or self.title
        return bool(self.display.windows(title)) and title in self.office.top_windows()

    def controls(self):
        for _ in range(5):
            context = self.office.top_windows().get(self.title)
            if context is None:
                return []
            try:
                return [Control(context.getAccessibleChild(index).getAccessibleContext())
                        for index in range(context.getAccessibleChildCount())]
            except (RuntimeException, IndexOutOfBoundsException, AttributeError):
                continue  # it changed while it was read
        return []

    def cut_texts(self):
        """Labels, buttons and ticks that are narrower than their text, as name, width, wanted width."""
        toolkit = self.office.toolkit
        windows = [toolkit.getTopWindow(index) for index in range(toolkit.getTopWindowCount())]
        window = next(window for window in windows
                      if window.getAccessibleContext().getAccessibleName() == self.title)
        found = [(child.getAccessibleContext(), child.getPosSize().Width, child.getPreferredSize().Width)
                 for child in window.getWindows() if hasattr(child, "getPreferredSize")]
        told = [(context.getAccessibleName(), has, wants) for context, has, wants in found
                if context.getAccessibleRole() in (LABEL, CHECK_BOX, PUSH_BUTTON)]
        if len(told) < 5:
            raise AssertionError(f"only {told} can be measured")
        return [entry for entry in told if entry[1] < entry[2]]

    def control(self, name):
        """Waited for: a window that changes just now cannot be read."""
        return wait_for(
            lambda: next((control for control in self.controls()
                          if control.name == name and control.role != LABEL), None),
            f"\"{name}\" in the dialog", 20)

    def reports(self):
        """Name to whether it can be chosen, of the ticks between All reports and Overview."""
        ticks = [control for control in self.controls() if control.role == CHECK_BOX]
        names = [tick.name for tick in ticks]
        first = names.index("All reports") + 1
        last = names.index("Overview sheet with all charts")
        return {tick.name: tick.is_enabled for tick in ticks[first:last]}

    def message(self):
        return self.control("Status:").tool_tip

    def copied_message(self):
        """Selected and copied, as a user would to send it to somebody."""
        self.display.focus(self.title)

        def copied():
            self.display.press("alt+s", "ctrl+a", "ctrl+c")
            return self.display.clipboard()

        return wait_for(copied, "the message in the clipboard")

    def days(self):
        return self.control("First day:").text, self.control("Last day:").text

    # doing

    def put(self, letter, text):
        self.display.press(f"alt+{letter}", "ctrl+a")
        self.display.type(text)

    def sign_in(self, url, user, password):
        """Leaving the password field connects."""
        self.put("a", url)
        self.put("u", user)
        self.put("p", password)
        self.display.press("Tab")

    def wait_connected(self):
        wait_for(lambda: self.control("Insert reports").is_enabled, "the connection")

    def wait_refused(self):
        """Connecting has ended without a connection."""
        wait_for(lambda: self.control("Connect").is_enabled and not self.control("Insert reports").is_enabled,
                 "the end of connecting")

    def wait_closed(self):
        wait_for(lambda: self.title not in self.office.top_windows() and not self.display.windows(self.title),
                 "the dialog to close")
