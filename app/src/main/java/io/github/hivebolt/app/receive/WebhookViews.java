package io.github.hivebolt.app.receive;

import io.github.hivebolt.ports.store.Webhook;
import io.github.hivebolt.ports.store.WebhookMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said of webhooks. */
public final class WebhookViews {
    private WebhookViews() {}

    /**
     * Where somebody wants to be told of his orders.
     *
     * @param url an https address on the public internet
     */
    @Schema(name = "WebhookRequest")
    public record Wanted(
            @Schema(example = "https://shop.example/hivebolt", required = true, maxLength = 500)
            Optional<String> url) {
        static final String EXAMPLE = "{\"url\":\"https://shop.example/hivebolt\"}";
    }

    /**
     * A webhook.
     *
     * @param id names it
     * @param key whose orders
     * @param url where to
     * @param secret what messages are signed with; only in the answer that made it
     * @param createdAt when it was made
     */
    @Schema(name = "Webhook")
    public record WebhookView(
            String id,
            String key,
            String url,

            @Schema(description = "Shown once, when it is made.")
            Optional<String> secret,

            Instant createdAt) {
        static WebhookView of(Webhook webhook) {
            return view(webhook, Optional.empty());
        }

        static WebhookView fresh(Webhook webhook) {
            return view(webhook, Optional.of(webhook.secret()));
        }

        private static WebhookView view(Webhook webhook, Optional<String> secret) {
            return new WebhookView(
                    webhook.id(), webhook.keyId(), webhook.url(), secret, ReceiveReport.millis(webhook.createdAt()));
        }
    }

    /**
     * Webhooks.
     *
     * @param webhooks oldest first
     */
    @Schema(name = "Webhooks")
    public record WebhookList(List<WebhookView> webhooks) {}

    /**
     * One message of the delivery log.
     *
     * @param number names it
     * @param orderId of which order
     * @param state the state that it came into
     * @param tries how often it was tried
     * @param result what came of the last try
     * @param nextTryAt when it is tried next, while it waits
     * @param endedAt when it was delivered or given up
     * @param createdAt when the order came into the state
     */
    @Schema(name = "WebhookMessage")
    public record MessageView(
            String number,
            String orderId,
            String state,
            int tries,
            String result,
            Optional<Instant> nextTryAt,
            Optional<Instant> endedAt,
            Instant createdAt) {
        static MessageView of(WebhookMessage message) {
            boolean waits = message.endedAt().isEmpty();
            return new MessageView(
                    Long.toString(message.number()),
                    message.orderId(),
                    message.state(),
                    message.attempts(),
                    message.result(),
                    waits ? Optional.of(ReceiveReport.millis(message.nextTryAt())) : Optional.empty(),
                    message.endedAt().map(ReceiveReport::millis),
                    ReceiveReport.millis(message.createdAt()));
        }
    }

    /**
     * The delivery log of a webhook.
     *
     * @param messages the latest, latest first
     */
    @Schema(name = "WebhookMessages")
    public record MessageList(List<MessageView> messages) {}
}
