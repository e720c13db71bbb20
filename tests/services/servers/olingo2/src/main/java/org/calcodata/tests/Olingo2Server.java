// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests;

import java.net.InetSocketAddress;
import org.apache.olingo.odata2.core.servlet.ODataServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** Apache Olingo 2's own reference service on a free port of the loopback; prints its root URL. */
public final class Olingo2Server {
    private Olingo2Server() {}

    public static void main(String[] arguments) throws Exception {
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        ServletHolder holder = new ServletHolder(ODataServlet.class);
        holder.setInitParameter(
                "org.apache.olingo.odata2.service.factory",
                "org.apache.olingo.odata2.ref.processor.ScenarioServiceFactory");
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.addServlet(holder, "/ReferenceScenario.svc/*");
        server.setHandler(context);
        server.start();
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        System.out.println("http://127.0.0.1:" + port + "/ReferenceScenario.svc/");
        server.join();
    }
}
