package io.github.hivebolt.ports.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be read of API keys and webhooks. Only valid as long as the view that it belongs to. */
public interface ApiView {
    /**
     * One key.
     *
     * @param id its id
     * @return the key, or empty if there is none
     */
    Optional<ApiKey> key(String id);

    /**
     * All keys, revoked ones too, oldest first.
     *
     * @return them
     */
    List<ApiKey> keys();

    /**
     * All webhooks, oldest first.
     *
     * @return them
     */
    List<Webhook> webhooks();

    /**
     * Messages that are due, oldest first, of each webhook and order only the first that waits.
     *
     * @param now those whose next try is not after this
     * @param limit at most so many
     * @return them
     */
    List<WebhookMessage> dueMessages(Instant now, int limit);

    /**
     * The messages of a webhook, latest first.
     *
     * @param webhookId which webhook
     * @param limit at most so many
     * @return them
     */
    List<WebhookMessage> messages(String webhookId, int limit);

    /**
     * One message.
     *
     * @param number its number
     * @return the message, or empty if there is none
     */
    Optional<WebhookMessage> message(long number);
}
