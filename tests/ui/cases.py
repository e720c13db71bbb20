# SPDX-License-Identifier: MPL-2.0
"""What the reports dialog does, a function a behaviour. Each gets a session: an office of its own
with the dialog open, the sample service, and a server in front of that which can stall."""
import time

from display import wait_for
from reports_dialog import QUESTION, TITLE

# The sample service says it is 2014-07-10, and figures end two days before.
FIRST_DAY, LAST_DAY = "06/25/2014", "07/08/2014"
# A cancelled job may not take longer than a person waits; the engine itself stops within 100 ms.
CANCEL_SECONDS = 5
MASTER = "aster [Pp]assword"  # of a title
REPORTS = ["Active users", "Conferences", "Conference minutes", "Peer-to-peer sessions",
           "Peer-to-peer minutes"]


def equal(expected, seen, what):
    if expected != seen:
        raise AssertionError(f"{what}: expected {expected!r}, seen {seen!r}")


def contains(part, whole, what):
    if part not in whole:
        raise AssertionError(f"{what}: expected {part!r} in {whole!r}")


def sheets(session):
    return list(session.office.document().getSheets().getElementNames())


def document_is_untouched(session):
    document = session.office.document()
    equal(1, document.getSheets().getCount(), "sheets")
    equal(False, document.isModified(), "modified")
    equal((), document.getUndoManager().getAllUndoActionTitles(), "steps that can be undone")
    cursor = document.getSheets().getByIndex(0).createCursor()
    cursor.gotoEndOfUsedArea(False)
    equal((0, 0, ""), (cursor.getRangeAddress().EndRow, cursor.getRangeAddress().EndColumn,
                       document.getSheets().getByIndex(0).getCellByPosition(0, 0).getString()),
          "the sheet's used area")


def secret_is_nowhere_in_clear(session, secret):
    for file in session.profile.rglob("*"):
        if file.is_file() and file.stat().st_size < 5_000_000 and secret.encode() in file.read_bytes():
            raise AssertionError(f"the password stands in {file.relative_to(session.profile)}")


def reports_are_made_by_keys_alone(session):
    dialog = session.dialog
    dialog.sign_in(session.service, "admin", "admin")
    dialog.wait_connected()
    equal((FIRST_DAY, LAST_DAY), dialog.days(), "the days shown")
    reports = dialog.reports()
    for name in REPORTS:
        equal(True, reports.get(name), f"whether {name} can be chosen")
    session.picture("connected")
    session.display.press("Return")
    dialog.wait_closed()
    made = sheets(session)
    for name in ["Overview", *REPORTS]:
        contains(name, made, "sheets")
    document = session.office.document()
    ranges = document.DatabaseRanges
    filled = 0
    for name in ranges.getElementNames():
        area = ranges.getByName(name).getDataArea()
        filled += area.EndRow > area.StartRow
    equal(True, filled >= len(REPORTS), f"ranges with rows among {ranges.getElementNames()}")
    active = document.getSheets().getByName("Active users")
    equal(True, active.getCharts().getCount() >= 1, "a chart on Active users")
    area = next(ranges.getByName(name).getDataArea() for name in ranges.getElementNames()
                if document.getSheets().getByIndex(ranges.getByName(name).getDataArea().Sheet).getName()
                == "Active users")
    days = active.getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow)
    shown = [row for row in days.getDataArray() if isinstance(row[0], float)]
    equal(14, len(shown), "days of active users")
    document.getCurrentController().setActiveSheet(document.getSheets().getByName("Overview"))
    session.picture("made")


def undo_and_redo_by_keys_take_back_and_make_again(session):
    display, dialog = session.display, session.dialog
    display.press("Escape")
    dialog.wait_closed()
    display.focus("LibreOffice")
    display.type("before")
    display.press("Return")
    dialog.open_by_menu()
    dialog.sign_in(session.service, "admin", "admin")
    dialog.wait_connected()
    display.press("Return")
    dialog.wait_closed()
    made = sheets(session)
    equal(True, len(made) > len(REPORTS), f"sheets: {made}")
    display.focus("LibreOffice")
    display.type("behind")  # on the Overview
    display.press("Return")
    document = session.office.document()

    def steps():
        manager = document.getUndoManager()
        return len(manager.getAllUndoActionTitles()), len(manager.getAllRedoActionTitles())

    wait_for(lambda: steps() == (3, 0), f"three steps to undo of {steps()}")
    # Faster than a person: what was made goes when the office comes to it.
    display.press(*["ctrl+z"] * 3)
    wait_for(lambda: sheets(session) == ["Sheet1"], f"the user's own sheet of {sheets(session)}")
    wait_for(lambda: steps() == (0, 3), f"three steps to redo of {steps()}")
    equal("", document.getSheets().getByIndex(0).getCellByPosition(0, 0).getString(), "the first cell")
    display.press(*["ctrl+y"] * 3)
    wait_for(lambda: sheets(session) == made, f"the sheets once more of {sheets(session)}")
    wait_for(lambda: steps() == (3, 0), f"three steps to undo of {steps()}")
    equal("before", document.getSheets().getByName("Sheet1").getCellByPosition(0, 0).getString(), "the first cell")
    equal("behind", document.getSheets().getByIndex(1).getCellByPosition(0, 0).getString(), "the cell behind")
    session.picture("made-again")


def wrong_password_is_said_in_the_dialog_and_changes_nothing(session):
    dialog = session.dialog
    dialog.sign_in(session.service, "admin", "not the password")
    dialog.wait_refused()
    contains("password", dialog.message(), "the message")
    session.picture("refused")
    if session.plugin == "gen":  # the other one's clipboard sometimes never answers under Xvfb
        contains(dialog.message()[:60], dialog.copied_message(), "what was copied")
    document_is_untouched(session)
    # The same dialog goes on with the right one.
    dialog.put("p", "admin")
    session.display.press("Return")
    dialog.wait_connected()


def limited_account_sees_fewer_reports(session):
    dialog = session.dialog
    dialog.sign_in(session.service, "limited", "limited")
    dialog.wait_connected()
    limited = dialog.reports()
    session.picture("limited")
    dialog.put("u", "admin")
    dialog.put("p", "admin")
    session.display.press("Tab")
    dialog.wait_connected()
    everything = dialog.reports()
    equal(True, 0 < len(limited) < len(everything), f"fewer of {list(everything)}: {list(limited)}")
    equal([], [name for name in limited if name not in everything], "reports of the limited account only")


def cancel_works_while_the_service_stalls(session):
    dialog = session.dialog
    dialog.sign_in(session.proxy.url, "admin", "admin")
    dialog.wait_connected()
    session.proxy.hold()
    session.display.press("Return")
    wait_for(session.proxy.held.is_set, "a request that is held")
    equal(False, dialog.control("Insert reports").is_enabled, "Insert reports while it runs")
    session.picture("stalled")
    started = time.monotonic()
    session.display.press("Escape")
    wait_for(lambda: dialog.control("Insert reports").is_enabled, "the end of the job", CANCEL_SECONDS)
    session.note(f"cancelled after {time.monotonic() - started:.1f} s")
    contains("as it was", dialog.message(), "the message")
    document_is_untouched(session)
    # And it can be made after all.
    session.proxy.release()
    session.display.press("alt+i")
    dialog.wait_closed()
    contains("Active users", sheets(session), "sheets")


def escape_works_while_connecting(session):
    session.proxy.hold()
    session.dialog.sign_in(session.proxy.url, "admin", "admin")
    wait_for(session.proxy.held.is_set, "a request that is held")
    session.display.press("Escape")
    session.dialog.wait_closed()
    document_is_untouched(session)


def another_granularity_brings_its_days_and_reports(session):
    dialog = session.dialog
    dialog.sign_in(session.service, "admin", "admin")
    dialog.wait_connected()
    daily = dialog.days()
    session.display.press("alt+g", "Down")
    wait_for(lambda: dialog.days() != daily, "the weeks' own days")
    session.display.press("End")
    wait_for(lambda: dialog.control("Granularity:").text == "Yearly", "Yearly")
    possible = [name for name, is_possible in dialog.reports().items() if is_possible]
    contains("Active users", possible, "what is possible yearly")
    for name in REPORTS[1:]:
        if name in possible:
            raise AssertionError(f"{name} has no yearly figures, but can be chosen")
    session.picture("yearly")


def days_of_the_users_own_survive_another_granularity(session):
    dialog = session.dialog
    dialog.sign_in(session.service, "admin", "admin")
    dialog.wait_connected()
    dialog.put("f", "06/01/2014")
    dialog.put("l", "06/30/2014")
    session.display.press("alt+g", "Down")
    wait_for(lambda: dialog.control("Granularity:").text == "Weekly", "Weekly")
    equal(("06/01/2014", "06/30/2014"), dialog.days(), "the days")


def days_are_taken_in_iso_form_and_as_the_locale_writes_them(session):
    dialog = session.dialog
    dialog.sign_in(session.service, "admin", "admin")
    dialog.wait_connected()
    dialog.put("f", "2014-06-01")
    dialog.put("l", "6/3/14")
    session.display.press("Tab")
    wait_for(lambda: dialog.days() == ("06/01/2014", "06/03/2014"), f"1 to 3 June for {dialog.days()}")


def reversed_days_are_refused_with_a_sentence(session):
    dialog = session.dialog
    dialog.sign_in(session.service, "admin", "admin")
    dialog.wait_connected()
    dialog.put("f", "06/30/2014")
    dialog.put("l", "06/01/2014")
    session.display.press("Return")
    contains("before the first", dialog.message(), "the message")
    document_is_untouched(session)


def only_the_ticked_reports_are_made(session):
    dialog = session.dialog
    dialog.sign_in(session.service, "admin", "admin")
    dialog.wait_connected()
    session.display.press("alt+r")  # all of them: none
    session.display.press("Tab", "space")  # the first one
    session.display.press("alt+o")
    equal(["Active users"], [c.name for c in dialog.controls()
                             if c.name in REPORTS and c.is_ticked], "what is ticked")
    session.display.press("Return")
    dialog.wait_closed()
    contains("Active users", sheets(session), "sheets")
    for name in ["Overview", *REPORTS[1:]]:
        if name in sheets(session):
            raise AssertionError(f"{name} was made unasked")


def a_service_that_is_not_there_is_said_so(session):
    session.proxy.close()
    session.dialog.sign_in(session.proxy.url, "admin", "admin")
    session.dialog.wait_refused()
    equal(True, len(session.dialog.message()) > 20, "a sentence")
    document_is_untouched(session)


def address_and_user_are_remembered_but_no_password(session):
    dialog = session.dialog
    dialog.sign_in(session.service, "admin", "admin")
    dialog.wait_connected()
    session.display.press("Escape")
    dialog.wait_closed()
    dialog = session.restart()
    equal(session.service.rstrip("/"), dialog.control("Service address:").text.rstrip("/"), "the address")
    equal("admin", dialog.control("User name:").text, "the user")
    equal("", dialog.control("Password:").text, "the password")


def profile_that_refuses_keeps_a_password_for_the_session(session):
    dialog = session.dialog
    session.display.press("alt+k")
    wait_for(lambda: dialog.is_open(QUESTION), "the question")
    session.display.focus(QUESTION)
    session.picture("question")
    session.display.press("alt+s")
    wait_for(lambda: not session.display.windows(QUESTION), "the question to go")
    session.display.focus(TITLE)
    dialog.sign_in(session.service, "limited", "limited")
    dialog.wait_connected()
    contains("until you close the office", dialog.message(), "the message")
    session.display.press("Escape")
    dialog.wait_closed()
    dialog.open_by_menu()
    dialog.wait_connected()  # with the password of before, and without a key
    session.display.press("Escape")
    dialog.wait_closed()
    dialog = session.restart()
    equal("", dialog.control("Password:").text, "the password in the next session")


def password_is_kept_for_good_where_the_user_allows_it(session):
    dialog = session.dialog
    session.display.press("alt+k")
    wait_for(lambda: dialog.is_open(QUESTION), "the question")
    session.display.focus(QUESTION)
    session.display.press("alt+w")
    wait_for(lambda: not session.display.windows(QUESTION), "the question to go")
    session.display.focus(TITLE)
    dialog.sign_in(session.service, "limited", "limited")
    dialog.wait_connected()
    contains("is kept", dialog.message(), "the message")
    session.display.press("Escape")
    dialog.wait_closed()
    session.restart().wait_connected()


def password_is_kept_under_a_master_password(session):
    dialog = session.dialog
    session.display.press("alt+k")
    wait_for(lambda: dialog.is_open(QUESTION), "the question")
    session.display.focus(QUESTION)
    session.display.press("alt+m")
    session.display.focus(MASTER)  # the office's own box
    session.display.type("Master-4-this-test")
    session.display.press("Tab")
    session.display.type("Master-4-this-test")
    session.display.press("Return")
    wait_for(lambda: not session.display.windows(MASTER), "the master password to be taken")
    session.display.focus(TITLE)
    dialog.sign_in(session.service, "limited", "limited")
    dialog.wait_connected()
    contains("is kept", dialog.message(), "the message")
    session.display.press("Escape")
    dialog.wait_closed()
    dialog = session.restart()
    session.display.focus(MASTER)
    session.picture("asked")
    session.display.type("Master-4-this-test")
    session.display.press("Return")
    dialog.wait_connected()


def no_password_lies_in_the_profile_in_clear(session):
    # An account that the service does not know: what counts is where its password is not.
    secret = "Only-4-this-test"
    session.dialog.sign_in(session.service, "admin", secret)
    session.dialog.wait_refused()
    session.display.press("Escape")
    session.dialog.wait_closed()
    session.office.end()
    secret_is_nowhere_in_clear(session, secret)


def escape_closes_the_dialog_and_changes_nothing(session):
    session.display.press("Escape")
    session.dialog.wait_closed()
    document_is_untouched(session)


def a_second_call_brings_the_same_dialog_to_the_front(session):
    session.dialog.put("u", "somebody")
    session.dialog.open_by_menu()
    equal(1, len(session.display.windows(TITLE)), "dialogs")
    equal("somebody", session.dialog.control("User name:").text, "the user of before")


def closing_the_document_closes_the_dialog(session):
    session.proxy.hold()
    session.dialog.sign_in(session.proxy.url, "admin", "admin")
    wait_for(session.proxy.held.is_set, "a request that is held")
    document = session.office.document()
    document.setModified(False)
    document.close(True)
    session.dialog.wait_closed()
    equal(True, session.office.is_alive(), "the office runs on")


CASES = [value for name, value in list(globals().items())
         if callable(value) and getattr(value, "__module__", "") == __name__
         and value.__code__.co_varnames[:value.__code__.co_argcount] == ("session",)
         and name not in ("sheets", "document_is_untouched")]
# What a person on an ordinary desktop sees: the other plugin, once for the whole way.
ON_GTK = [reports_are_made_by_keys_alone, wrong_password_is_said_in_the_dialog_and_changes_nothing,
          cancel_works_while_the_service_stalls]
