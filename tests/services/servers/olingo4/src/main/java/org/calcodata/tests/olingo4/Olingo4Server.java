// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataHttpHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A service of our own on Apache Olingo 4's engine, on a free port of the loopback; prints its root
 * URL first. /Guarded.svc/ is the same service for the account reader with the password secret.
 * The argument is the greatest number of rows on a page.
 */
public final class Olingo4Server {
    private Olingo4Server() {}

    public static void main(String[] arguments) throws Exception {
        int pageSize = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        Store store = new Store();
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.addServlet(new ServletHolder(new Service(store, pageSize, null)), "/Sample.svc/*");
        String account = Base64.getEncoder().encodeToString("reader:secret".getBytes(StandardCharsets.UTF_8));
        context.addServlet(new ServletHolder(new Service(store, pageSize, "Basic " + account)), "/Guarded.svc/*");
        server.setHandler(context);
        server.start();
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        System.out.println("http://127.0.0.1:" + port + "/Sample.svc/");
        server.join();
    }

    private static final class Service extends HttpServlet {
        private static final long serialVersionUID = 1;
        private final transient Store store;
        private final int pageSize;
        private final String account;

        /** {@code account} is what Authorization must say; null: nothing. */
        Service(Store store, int pageSize, String account) {
            this.store = store;
            this.pageSize = pageSize;
            this.account = account;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (account != null && !account.equals(request.getHeader("Authorization"))) {
                response.setHeader("WWW-Authenticate", "Basic realm=\"Sample\"");
                response.sendError(401);
                return;
            }
            OData odata = OData.newInstance();
            ODataHttpHandler handler = odata.createHandler(odata.createServiceMetadata(new Model(), List.of()));
            handler.register(new Reader(store, pageSize));
            handler.process(request, response);
        }
    }
}
