// SPDX-License-Identifier: MPL-2.0
#include "calc/words.hpp"

#include "calc/convert.hpp"

namespace odc::calc {

Words wordsIn(std::string_view language) {
    if (language.substr(0, 2) == "de")
        return {
            toUno("Summe"),
            toUno("Summe %1"),
            toUno("← %1"),
            toUno("Letzter Tag mit Zahlen:"),
            toUno("Alle Blätter"),
            toUno("Zahlen mit mehr Stellen, als eine Zelle genau halten kann, stehen als Text da."),
            toUno("Bericht %1"),
            toUno("Diese Spalte enthält Zahlen, die als Text dastehen; sie wird nicht addiert."),
            toUno("Einzelheiten →"),
        };
    return {
        toUno("Total"),
        toUno("Total %1"),
        toUno("← %1"),
        toUno("Latest day with figures:"),
        toUno("All sheets"),
        toUno("Numbers with more digits than a cell can hold exactly are kept as text."),
        toUno("Report %1"),
        toUno("This column holds numbers that are kept as text; it is not added up."),
        toUno("Details →"),
    };
}

} // namespace odc::calc
