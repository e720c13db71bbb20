# SPDX-License-Identifier: MPL-2.0
"""Ranges that live, as a person at the keyboard meets them: New from URL…, Refresh, Go to, Remove.
Each case gets an office in whose window nothing is open yet."""
from cases import equal
from display import wait_for

TITLE = "New range from a URL"
# Places in the OData menu, separators not counted.
NEW, REFRESH, REFRESH_ALL, STOP, EDIT, PROPERTIES, CHANGES, MARK, GO_TO, EXPLAIN, REMOVE = range(1, 12)


def choose(session, item):
    session.dialog.choose(item)


def sheet(session):
    return session.office.document().getSheets().getByIndex(0)


def texts(session, columns, rows):
    cells = sheet(session).getCellRangeByPosition(0, 0, columns - 1, rows - 1)
    return [list(row) for row in cells.getDataArray()]


def fill_in(session, options):
    choose(session, NEW)
    dialog = session.dialog
    wait_for(dialog.is_open, "the dialog")
    session.display.focus(TITLE)
    dialog.put("d", session.service.rstrip("/") + "/CsActiveUserDaily" + options)
    dialog.put("u", "admin")
    dialog.put("w", "admin")


def insert(session, options):
    fill_in(session, options)
    session.display.press("alt+n")
    session.dialog.wait_closed()
    wait_for(lambda: session.office.document().DatabaseRanges.hasByName("CsActiveUserDaily"), "the range")


def a_url_is_looked_at_and_inserted_by_keys_alone(session):
    fill_in(session, "?$top=5")
    session.picture("filled")
    session.display.press("alt+p")
    wait_for(lambda: "5 columns" in session.dialog.message(), "the preview")
    session.picture("previewed")
    equal(0, len(session.office.document().DatabaseRanges.getElementNames()), "ranges before Insert")
    session.display.press("alt+n")
    session.dialog.wait_closed()
    wait_for(lambda: session.office.document().DatabaseRanges.hasByName("CsActiveUserDaily"), "the range")
    session.picture("inserted")
    area = session.office.document().DatabaseRanges.getByName("CsActiveUserDaily").getDataArea()
    equal((0, 0, 5), (area.StartColumn, area.StartRow, area.EndRow), "the range's place")


def what_is_wrong_is_said_in_the_dialog(session):
    fill_in(session, "?$top=many")
    session.display.press("alt+n")
    wait_for(lambda: "many" in session.dialog.message(), "the complaint")
    session.dialog.put("d", "http://127.0.0.1:9/Sales.svc/Orders")
    session.display.press("alt+n")
    wait_for(lambda: "127.0.0.1" in session.dialog.message(), "the failure")
    session.picture("failed")
    session.display.press("Escape")
    session.dialog.wait_closed()
    equal("", sheet(session).getCellByPosition(0, 0).getString(), "the first cell")


def refresh_undo_and_remove_by_menu(session):
    insert(session, "?$top=5")
    before = texts(session, 5, 6)
    cell = sheet(session).getCellByPosition(3, 2)
    cell.setFormula("overwritten")
    session.display.focus("LibreOffice")
    choose(session, REFRESH)
    wait_for(lambda: texts(session, 5, 6) == before, "the refreshed cell")
    session.picture("refreshed")
    session.display.press("ctrl+z")
    wait_for(lambda: cell.getString() == "overwritten", "the undone refresh")
    choose(session, REFRESH_ALL)
    wait_for(lambda: texts(session, 5, 6) == before, "the cell refreshed again")
    choose(session, GO_TO)
    selected = wait_for(session.office.document().getCurrentSelection, "a selection")
    equal(5, selected.getRangeAddress().EndRow, "the last row of what is selected")
    choose(session, REMOVE)
    properties = session.office.document().DocumentProperties.UserDefinedProperties
    wait_for(lambda: not properties.getPropertySetInfo().hasPropertyByName("OData range CsActiveUserDaily"),
             "the definition to go")
    equal(before, texts(session, 5, 6), "the rows, which stay")


RANGE_CASES = [a_url_is_looked_at_and_inserted_by_keys_alone, what_is_wrong_is_said_in_the_dialog,
               refresh_undo_and_remove_by_menu]
