// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.util.Locale;
import org.apache.olingo.server.api.ODataApplicationException;

/** What the service says when it does not answer. */
final class Refusal {
    private Refusal() {}

    static ODataApplicationException notFound(String what) {
        return new ODataApplicationException("There is no " + what + ".", 404, Locale.ENGLISH);
    }

    static ODataApplicationException bad(String why) {
        return new ODataApplicationException(why, 400, Locale.ENGLISH);
    }

    static ODataApplicationException notBuilt(String what) {
        return new ODataApplicationException(what + " is not something this service does.", 501, Locale.ENGLISH);
    }
}
