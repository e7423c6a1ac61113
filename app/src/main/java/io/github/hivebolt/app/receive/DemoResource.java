package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.config.Mode;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.app.rest.RequestBodies;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The simulated wallet of a demonstration. In a live gateway there is none. */
@Path("/demo")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DemoResource {
    private static final int NOT_FOUND = 404;
    private static final int BAD_GATEWAY = 502;
    private static final int CONFLICT = 409;
    private static final int OK = 200;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Inject
    Settings settings;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    DemoResource() {}

    /**
     * What is to be paid.
     *
     * @param paymentRequest an invoice of this gateway
     */
    public record Payment(Optional<String> paymentRequest) {
        static final String EXAMPLE = "{\"paymentRequest\":\"lnbcrt...\"}";
    }

    /**
     * Has the devnet's payer pay an invoice.
     *
     * @param body the invoice
     * @return an empty object
     */
    @POST
    @Path("pay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public String pay(String body) {
        URI control = settings.http()
                .demoControl()
                .filter(url -> settings.mode() == Mode.DEMO)
                .orElseThrow(() -> Problems.of(NOT_FOUND, "NOT_FOUND", "Only a demonstration has a simulated wallet."));
        String invoice = RequestBodies.read(body, Payment.class, Payment.EXAMPLE)
                .paymentRequest()
                .orElse("");
        String json = Json.createObjectBuilder()
                .add("paymentRequest", invoice)
                .build()
                .toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create(control + "/payments"))
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        if (status(request) != OK) {
            throw Problems.of(CONFLICT, "NOT_PAID", "The simulated wallet could not pay this invoice.");
        }
        return "{}";
    }

    private static int status(HttpRequest request) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            throw Problems.of(BAD_GATEWAY, "WALLET_UNREACHABLE", "The simulated wallet does not answer.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Problems.of(BAD_GATEWAY, "WALLET_UNREACHABLE", "The gateway is stopping.");
        }
    }
}
