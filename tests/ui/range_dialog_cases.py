# SPDX-License-Identifier: MPL-2.0
"""What a range's own windows do: Edit…, Properties…, What changed…, the context menu, the tool bar,
the bar that asks for a host. Each case gets an office in whose window nothing is open yet."""
import shutil
import time

from cases import contains, equal
from display import wait_for
from range_cases import CHANGES, EDIT, EXPLAIN, MARK, PROPERTIES, REFRESH, insert, sheet, texts
from reports_dialog import ENABLED, PUSH_BUTTON, ReportsDialog, constant

NAME = "CsActiveUserDaily"
DEFINITION = "OData range " + NAME
QUESTION = "Fetch rows from this host?"


def window(session, title):
    return ReportsDialog(session.office, title)


def opened(session, item, title):
    """The window that an entry of the OData menu opens."""
    session.dialog.choose(item)
    dialog = window(session, title)
    wait_for(dialog.is_open, title)
    session.display.focus(title)
    return dialog


def definition(session):
    return session.office.document().DocumentProperties.UserDefinedProperties.getPropertyValue(DEFINITION)


def area(session):
    return session.office.document().DatabaseRanges.getByName(NAME).getDataArea()


def put_cursor(session, column, row):
    document = session.office.document()
    document.getCurrentController().select(sheet(session).getCellByPosition(column, row))
    session.display.focus("LibreOffice")


def found(session, role, name):
    """A control of any window, by its role and name."""
    for context in session.office.top_windows().values():
        hit = search(context, role, name, 14)
        if hit:
            return hit
    return None


def search(context, role, name, depth):
    if context.getAccessibleRole() == role and context.getAccessibleName() == name:
        return context
    # The cells of a sheet are children too, and there are very many.
    count = context.getAccessibleChildCount()
    if depth == 0 or count > 300:
        return None
    for index in range(count):
        child = context.getAccessibleChild(index)
        hit = child and search(child.getAccessibleContext(), role, name, depth - 1)
        if hit:
            return hit
    return None


def spoken(context, depth):
    """All names in a window, as a screen reader finds them."""
    inside = range(context.getAccessibleChildCount() if depth else 0)
    children = [context.getAccessibleChild(index).getAccessibleContext() for index in inside]
    return "\n".join([context.getAccessibleName(), *(spoken(child, depth - 1) for child in children)])


def click(session, button):
    """With the mouse: a bar's buttons have no letters."""
    equal(True, button.getAccessibleStateSet().contains(ENABLED), "whether it can be pressed")
    at, size = button.getLocationOnScreen(), button.getSize()
    session.display.click(at.X + size.Width // 2, at.Y + size.Height // 2)


def properties_are_set_by_keys_and_wrong_input_is_explained(session):
    insert(session, "?$top=5")
    dialog = opened(session, PROPERTIES, f"Properties of range {NAME}")
    session.picture("opened")
    contains("5 rows", dialog.control("Status:").tool_tip, "the status")
    equal([], dialog.cut_texts(), "texts that have less room than they need")
    dialog.put("e", "soon")
    session.display.press("Return")
    wait_for(lambda: "soon" in dialog.control("Hint:").tool_tip, "the complaint")
    equal(True, dialog.control("Every:").has_focus, "the wrong field has the keyboard")
    session.picture("wrong")
    dialog.put("e", "15")
    dialog.put("k", "Nothing")
    session.display.press("Return")
    wait_for(lambda: "Nothing" in dialog.control("Hint:").tool_tip, "the complaint about the key")
    dialog.put("k", "")
    session.display.press("BackSpace", "alt+p", "alt+w", "Return")
    dialog.wait_closed()
    text = definition(session)
    for line in ["refresh-minutes = 15", "refresh-on-open = yes", "keep-widths = no"]:
        contains(line, text, "the definition")
    session.display.focus("LibreOffice")
    session.display.press("ctrl+z")
    wait_for(lambda: "refresh-minutes" not in definition(session), "the undone properties")


def marks(session, columns, rows):
    """The styles that conditions lay over the cells, by cell."""
    found = {}
    for row in range(rows):
        for column in range(columns):
            for entry in sheet(session).getCellByPosition(column, row).ConditionalFormat:
                found[column, row] = entry.getStyleName()
    return found


def changes_are_marked_by_the_menu_and_the_marks_go_by_it(session):
    insert(session, "?$top=5")
    before = texts(session, 5, 6)
    sheet(session).getCellByPosition(3, 2).setValue(1)
    sheet(session).getCellByPosition(0, 4).setValue(41000)
    put_cursor(session, 1, 1)
    session.dialog.choose(MARK)
    wait_for(lambda: session.display.windows("OData ranges"), "the sentence that nothing is known yet")
    session.display.focus("OData ranges")
    session.picture("nothing-yet")
    session.display.press("Return")
    session.display.focus("LibreOffice")
    session.dialog.choose(REFRESH)
    wait_for(lambda: texts(session, 5, 6) == before, "the refreshed cells")
    wait_for(lambda: marks(session, 5, 6), "marks")
    session.picture("marked")
    equal("OData changed", marks(session, 5, 6)[3, 2], "the mark of the changed cell")
    session.display.press("F10")
    session.display.press(*["Right"] * session.dialog._menu_way()[0], "Down")
    session.picture("menu")
    session.display.press("Escape", "Escape")
    session.dialog.choose(MARK)
    wait_for(lambda: not marks(session, 5, 6), "no marks")
    session.display.press("ctrl+z")
    wait_for(lambda: marks(session, 5, 6), "the marks again")


def another_address_is_one_undo_step(session):
    insert(session, "?$top=5")
    before = texts(session, 5, 6)
    dialog = opened(session, EDIT, f"Edit range {NAME}")
    session.picture("opened")
    equal([], dialog.cut_texts(), "texts that have less room than they need")
    contains("$top=5", dialog.control("Address:").text, "the address")
    dialog.put("d", session.service.rstrip("/") + "/CsActiveUserDaily?$top=many")
    session.display.press("alt+o")
    wait_for(lambda: "many" in dialog.message(), "the complaint")
    equal(before, texts(session, 5, 6), "the rows after a refused edit")
    dialog.put("d", session.service.rstrip("/") + "/CsActiveUserDaily?$top=3")
    session.display.press("alt+p")
    wait_for(lambda: "5 columns" in dialog.message(), "the preview")
    session.picture("previewed")
    session.display.press("alt+o")
    dialog.wait_closed()
    wait_for(lambda: area(session).EndRow == 3, "three rows")
    contains("$top=3", definition(session), "the definition")
    session.picture("edited")
    session.display.focus("LibreOffice")
    session.display.press("ctrl+z")
    wait_for(lambda: area(session).EndRow == 5, "five rows again")
    equal(before, texts(session, 5, 6), "the rows after undo")
    contains("$top=5", definition(session), "the definition after undo")


def a_right_click_inside_a_range_offers_what_applies_there(session):
    insert(session, "?$top=5")
    before = texts(session, 5, 6)
    put_cursor(session, 3, 2)
    sheet(session).getCellByPosition(3, 2).setFormula("overwritten")
    session.display.press("shift+F10")
    time.sleep(2)  # what is in a context menu cannot be seen over UNO
    session.display.press("Down", "Right")
    session.picture("inside")
    session.display.press("Return")
    wait_for(lambda: texts(session, 5, 6) == before, "the refreshed cell")
    sheet(session).getCellByPosition(3, 2).setFormula("overwritten")
    put_cursor(session, 9, 20)
    session.display.press("shift+F10")
    time.sleep(2)
    session.picture("outside")
    session.display.press("Down", "Return")  # Cut
    put_cursor(session, 9, 21)
    equal("overwritten", sheet(session).getCellByPosition(3, 2).getString(), "the cell that nobody refreshed")


def where_a_number_comes_from_is_said(session):
    insert(session, "?$top=5")
    put_cursor(session, 1, 2)
    box = opened(session, EXPLAIN, "OData ranges")
    session.picture("explained")
    said = spoken(session.office.top_windows()["OData ranges"], 6)
    for part in ("Property: Date (dateTime)", "Row: ID = 2", "CsActiveUserDaily", "Fetched (UTC): ", "Request: GET http"):
        contains(part, said, "what is said of the cell")
    session.display.press("Return")
    box.wait_closed()


def the_tool_bar_and_the_menu_follow_the_cursor(session):
    manager = session.office.desktop.getCurrentFrame().LayoutManager
    bar = "private:resource/toolbar/addon_org.calcodata.toolbar"
    wait_for(lambda: manager.isElementVisible(bar), "the tool bar")
    insert(session, "?$top=5")
    refresh = wait_for(lambda: found(session, PUSH_BUTTON, "Refresh"), "Refresh in the tool bar")

    def is_enabled():
        return refresh.getAccessibleStateSet().contains(ENABLED)

    put_cursor(session, 1, 1)
    wait_for(is_enabled, "Refresh inside a range")
    session.picture("inside")
    put_cursor(session, 9, 20)
    wait_for(lambda: not is_enabled(), "no Refresh outside a range")
    session.display.press("F10")
    session.display.press(*["Right"] * session.dialog._menu_way()[0], "Down")
    session.picture("outside")
    session.display.press("Escape", "Escape")
    before = texts(session, 5, 6)
    put_cursor(session, 3, 2)
    sheet(session).getCellByPosition(3, 2).setFormula("overwritten")
    session.display.press("ctrl+alt+r")
    wait_for(lambda: texts(session, 5, 6) == before, "the cell refreshed by the shortcut")


def a_document_from_elsewhere_asks_before_it_fetches(session):
    insert(session, "?$top=5")
    before = texts(session, 5, 6)
    document = session.office.document()
    text = definition(session)
    document.DocumentProperties.UserDefinedProperties.setPropertyValue(
        DEFINITION, text.replace("\nplace =", "\nrefresh-on-open = yes\nplace =", 1))
    sheet(session).getCellByPosition(3, 2).setFormula("overwritten")
    own, other = session.profile.parent / "own.ods", session.profile.parent / "other.ods"
    document.storeAsURL(own.as_uri(), ())
    document.close(True)
    shutil.copy(own, other)
    other.chmod(0o666)
    session.office.desktop.loadComponentFromURL(other.as_uri(), "_blank", 0, ())
    allow = wait_for(lambda: found(session, PUSH_BUTTON, "Allow…"), "the bar that asks")
    session.display.focus("LibreOffice")
    session.picture("bar")
    equal("overwritten", sheet(session).getCellByPosition(3, 2).getString(), "the cell, which nobody refreshed")
    click(session, allow)
    wait_for(lambda: session.display.windows(QUESTION), "the question")
    session.display.focus(QUESTION)
    session.picture("question")
    session.display.press("Return")
    wait_for(lambda: texts(session, 5, 6) == before, "the refreshed cell")
    equal(None, found(session, PUSH_BUTTON, "Allow…"), "the bar, which is gone")
    session.office.document().close(True)
    session.office.desktop.loadComponentFromURL(own.as_uri(), "_blank", 0, ())
    wait_for(lambda: texts(session, 5, 6) == before, "the user's own document, refreshed on open")
    session.office.document().close(True)
    session.office.desktop.loadComponentFromURL(other.as_uri(), "_blank", 0, ())
    never = wait_for(lambda: found(session, PUSH_BUTTON, "Never"), "the bar, since once was once")
    session.display.focus("LibreOffice")
    click(session, never)
    wait_for(lambda: found(session, PUSH_BUTTON, "Never") is None, "the bar to go")
    session.office.document().close(True)
    session.office.desktop.loadComponentFromURL(other.as_uri(), "_blank", 0, ())
    wait_for(lambda: session.office.document(), "the document once more")
    wait_for(lambda: found(session, PUSH_BUTTON, "Refresh"), "its tool bar")
    equal(None, found(session, PUSH_BUTTON, "Allow…"), "the bar, which never comes again")


def what_changed_is_listed_gone_to_and_written(session):
    insert(session, "?$top=5")
    cell = sheet(session).getCellByPosition(3, 2)
    cell.setFormula("overwritten")
    session.display.focus("LibreOffice")
    session.dialog.choose(REFRESH)
    wait_for(lambda: cell.getString() != "overwritten", "the refreshed cell")
    put_cursor(session, 0, 0)
    dialog = opened(session, CHANGES, f"What changed in range {NAME}")
    session.picture("opened")
    contains("1 changed", dialog.message(), "the summary")
    equal([], dialog.cut_texts(), "texts that have less room than they need")
    session.display.press("alt+g")
    wait_for(lambda: session.office.document().getCurrentSelection().getRangeAddress().StartRow == 2,
             "the changed row")
    session.display.focus(f"What changed in range {NAME}")
    session.display.press("alt+w")
    name = f"{NAME} changes"
    wait_for(lambda: name in session.office.document().getSheets().getElementNames(), "the sheet")
    session.picture("written")
    session.display.press("alt+c")
    dialog.wait_closed()
    listed = session.office.document().getSheets().getByName(name)
    equal(["changed", "overwritten"], [listed.getCellByPosition(0, 1).getString(),
                                       listed.getCellByPosition(3, 1).getString()], "the first line")


RANGE_DIALOG_CASES = [
    changes_are_marked_by_the_menu_and_the_marks_go_by_it,
    properties_are_set_by_keys_and_wrong_input_is_explained, another_address_is_one_undo_step,
    a_right_click_inside_a_range_offers_what_applies_there, where_a_number_comes_from_is_said,
    the_tool_bar_and_the_menu_follow_the_cursor, a_document_from_elsewhere_asks_before_it_fetches, what_changed_is_listed_gone_to_and_written]
