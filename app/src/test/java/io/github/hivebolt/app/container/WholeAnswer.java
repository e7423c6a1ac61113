package io.github.hivebolt.app.container;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Payara's container learns the address of the test servlet by reading the server's output while that is still being
 * written, and now and then it reads the port but not yet the servlets. The one that it needs is known anyway.
 */
public final class WholeAnswer implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.override(DeployableContainer.class, PayaraMicroDeployableContainer.class, Patient.class);
    }

    /** Arquillian makes it, so it is public. */
    public static final class Patient extends PayaraMicroDeployableContainer {
        private static final String TEST_SERVLET = "ArquillianServletRunnerEE9";
        private static final String ROOT = "/";

        @Override
        public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
            ProtocolMetaData answer = super.deploy(archive);
            for (HTTPContext context : answer.getContexts(HTTPContext.class)) {
                if (context.getServletByName(TEST_SERVLET) == null) {
                    context.add(new Servlet(TEST_SERVLET, ROOT));
                }
            }
            return answer;
        }
    }
}
