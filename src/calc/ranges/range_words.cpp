// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_words.hpp"

#include "calc/convert.hpp"

namespace odc::calc::ranges {

RangeWords rangeWordsIn(std::string_view language) {
    if (language.substr(0, 2) == "de")
        return {
            toUno("OData-Bereiche"),
            toUno("Aktualisieren"),
            toUno("Zeilen"),
            toUno("Nicht aktualisiert"),
            toUno("Der Zellcursor steht in keinem OData-Bereich. Klicken Sie in die Zeilen eines "
                  "Bereichs, oder fügen Sie mit OData > Neu von Adresse … einen ein."),
            toUno("Dieses Dokument hat keine OData-Bereiche. Fügen Sie mit OData > Neu von "
                  "Adresse … einen ein."),
            toUno("%1 von %2 Zeilen"),
            toUno("noch etwa %1 s"),
            toUno("Dieses Dokument will Zeilen von %1 holen."),
            toUno("Erlauben …"),
            toUno("Nie"),
            toUno("~OData: %1"),
            toUno("~Aktualisieren"),
            toUno("Aktualisieren ~beenden"),
            toUno("Bea~rbeiten …"),
            toUno("E~igenschaften …"),
            toUno("~Was sich geändert hat …"),
            toUno("~Zum nächsten Bereich"),
            toUno("~Entfernen (Zeilen bleiben)"),
            toUno("Wo~her kommt das?"),
            toUno("Ä~nderungen in den Zellen markieren"),
            toUno("Von der nächsten Aktualisierung an werden neue, geänderte und verschwundene "
                  "Zeilen markiert. Die letzte hat nichts geändert, oder sie geschah, bevor das "
                  "Dokument geöffnet wurde."),
        };
    return {
        toUno("OData ranges"),
        toUno("Refreshing"),
        toUno("rows"),
        toUno("Not refreshed"),
        toUno("The cell cursor stands in no OData range. Click into a range's rows, or insert one "
              "with OData > New from URL…."),
        toUno("This document has no OData ranges. Insert one with OData > New from URL…."),
        toUno("%1 of %2 rows"),
        toUno("about %1 s left"),
        toUno("This document wants to fetch rows from %1."),
        toUno("Allow…"),
        toUno("Never"),
        toUno("~OData: %1"),
        toUno("~Refresh"),
        toUno("S~top refreshing"),
        toUno("~Edit…"),
        toUno("~Properties…"),
        toUno("~What changed…"),
        toUno("~Go to next range"),
        toUno("Re~move (keep the rows)"),
        toUno("Where ~does this come from?"),
        toUno("Mar~k changes in the cells"),
        toUno(
            "New, changed and vanished rows will be marked from the next refresh on. The last one "
            "changed nothing, or was before the document was opened."),
    };
}

} // namespace odc::calc::ranges
