package io.github.hivebolt.adapters.http;

import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.methods.HttpUriRequest;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.apache5.connector.Apache5ClientProperties;
import org.glassfish.jersey.apache5.connector.Apache5ConnectionClosingStrategy;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.apache5.connector.Apache5HttpClientBuilderConfigurator;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.client.RequestEntityProcessing;

/** Builds the JAX-RS client: nothing is repeated, redirected or remembered, and every call can be ended at once. */
final class ClientFactory {
    /** Servers commonly drop idle connections after 5 s to 75 s; before that we let go of them. */
    private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(4);

    private ClientFactory() {}

    static Client open(HttpOptions options) {
        ClientConfig config = new ClientConfig()
                .connectorProvider(new Apache5ConnectorProvider())
                .property(Apache5ClientProperties.CONNECTION_MANAGER, Connections.open(options))
                .property(Apache5ClientProperties.REQUEST_CONFIG, requestConfig(options))
                .property(Apache5ClientProperties.DISABLE_COOKIES, true)
                .property(Apache5ClientProperties.CONNECTION_CLOSING_STRATEGY, (Apache5ConnectionClosingStrategy)
                        ClientFactory::letGo)
                .property(ClientProperties.CONNECT_TIMEOUT, (int)
                        options.connectTimeout().toMillis())
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                .property(ClientProperties.REQUEST_ENTITY_PROCESSING, RequestEntityProcessing.BUFFERED)
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .register((Apache5HttpClientBuilderConfigurator) ClientFactory::configure);
        return JerseyClientBuilder.createClient(config);
    }

    private static RequestConfig requestConfig(HttpOptions options) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .setResponseTimeout(options.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setCookieSpec(StandardCookieSpec.IGNORE)
                .build();
    }

    private static HttpClientBuilder configure(HttpClientBuilder builder) {
        return builder.disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setKeepAliveStrategy((response, context) -> KEEP_ALIVE)
                .setRequestExecutor(new MarkingExecutor())
                .addExecInterceptorFirst("call", ClientFactory::bindCall);
    }

    private static ClassicHttpResponse bindCall(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Call call = Call.CURRENT.get();
        if (call == null || !(scope.originalRequest instanceof Cancellable cancellable)) {
            throw new IllegalStateException("a request outside a call");
        }
        call.bind(cancellable);
        return chain.proceed(request, scope);
    }

    /** Keeps the connection of a finished answer, and closes that of any other at once instead of reading on. */
    private static void letGo(
            ClientRequest clientRequest, HttpUriRequest request, CloseableHttpResponse response, InputStream body)
            throws IOException {
        if (clientRequest.getProperty(HttpClient.CALL_PROPERTY) instanceof Call call && call.isComplete()) {
            body.close();
        } else {
            request.abort();
        }
    }

    /** Runs only on a connection that is complete, TLS included; everything before it wrote nothing of the request. */
    private static final class MarkingExecutor extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback informationCallback,
                HttpContext context)
                throws IOException, HttpException {
            Call call = Call.CURRENT.get();
            if (call == null) {
                throw new IllegalStateException("a request outside a call");
            }
            call.markRequestStarted(connection);
            return super.execute(request, connection, informationCallback, context);
        }
    }
}
