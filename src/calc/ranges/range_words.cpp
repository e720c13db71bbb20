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
        };
    return {
        toUno("OData ranges"),
        toUno("Refreshing"),
        toUno("rows"),
        toUno("Not refreshed"),
        toUno("The cell cursor stands in no OData range. Click into a range's rows, or insert one "
              "with OData > New from URL…."),
        toUno("This document has no OData ranges. Insert one with OData > New from URL…."),
    };
}

} // namespace odc::calc::ranges
