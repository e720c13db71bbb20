# SPDX-License-Identifier: MPL-2.0
"""What happens before and around the dialog: the extension is installed in the office's own window,
and an office in another language."""
import time

from cases import contains, equal, sheets
from display import wait_for
from reports_dialog import LABEL

MANAGER = "Extension Manager"
RESTART = "Restart"


def the_extension_manager_installs_the_package(session):
    display, dialog = session.display, session.dialog
    equal(False, dialog.has_menu(), "the menu OData before")
    display.focus("LibreOffice")
    display.press("ctrl+alt+e")
    wait_for(lambda: display.windows(MANAGER), "the Extension Manager")
    display.focus(MANAGER)
    display.press("alt+a")
    wait_for(lambda: "Add Extension(s)" in session.office.top_windows(), "the file picker")
    display.focus("Add Extension")
    display.press("alt+n", "ctrl+a")
    display.type(str(session.package))
    session.picture("picked")
    display.press("Return")
    wait_for(lambda: is_installed(session), "the extension among those of the profile")
    # The window's own worker goes on a little after that, and 7.4 crashes where Escape overtakes it.
    time.sleep(4)
    wait_for(lambda: closed_by_escape(session), "the Extension Manager, and what it asks, to close")
    session.office.end()
    session.start(type(dialog))
    wait_for(session.dialog.has_menu, "the menu OData after the restart")
    session.dialog.open_by_menu()
    session.picture("opened")


def closed_by_escape(session):
    """It is busy for a while; then it asks whether the office may be restarted, which Escape puts off."""
    windows = [title for title in (MANAGER, RESTART) if session.display.windows(title)]
    if not windows:
        return True
    session.picture("installed")
    session.display.focus(windows[-1])
    session.display.press("Escape")
    time.sleep(1)  # a window that is closing cannot be told from one that stays
    return False


def is_installed(session):
    manager = session.office.context.getByName(
        "/singletons/com.sun.star.deployment.ExtensionManager")
    found = manager.getDeployedExtensions("user", manager.createAbortChannel(), None)
    return any(package.getIdentifier().Value == "org.calcodata.extension" for package in found)


def the_dialog_speaks_german_and_no_text_is_cut(session):
    dialog = session.dialog
    session.picture("welcome")
    dialog.put("a", session.service)
    dialog.put("b", "admin")
    dialog.put("p", "admin")
    session.display.press("Tab")
    wait_for(lambda: dialog.control("Berichte einfügen").is_enabled, "the connection")
    session.picture("connected")
    equal("25.06.2014", dialog.control("Erster Tag:").text, "the first day")
    labels = {control.name for control in dialog.controls() if control.role == LABEL}
    for name in ["Dienstadresse:", "Benutzername:", "Passwort:", "Zeitraster:", "Letzter Tag:",
                 "Zeilen je Bericht höchstens:"]:
        contains(name, labels, "labels")
    contains("Verbunden", dialog.control("Status:").tool_tip, "the message")
    equal([], dialog.cut_texts(), "texts that have less room than they need")
    session.display.press("Return")
    dialog.wait_closed()
    contains("Konferenzminuten", sheets(session), "sheets")
    overview = session.office.document().getSheets().getByIndex(0)
    session.office.document().getCurrentController().setActiveSheet(overview)
    session.picture("made")


NEEDS_BARE = [the_extension_manager_installs_the_package]
NEEDS_GERMAN = [the_dialog_speaks_german_and_no_text_is_cut]
