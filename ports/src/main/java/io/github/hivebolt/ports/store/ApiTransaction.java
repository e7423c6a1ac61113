package io.github.hivebolt.ports.store;

import java.time.Instant;

/** What can be written of API keys and webhooks. Only valid as long as the transaction that it belongs to. */
public interface ApiTransaction extends ApiView {
    /**
     * Stores a key.
     *
     * @param key new, not revoked
     */
    void insertKey(ApiKey key);

    /**
     * Makes a key worthless, for ever.
     *
     * @param id the key
     * @param at when
     * @return false if there is no such key, or it was revoked before
     */
    boolean revokeKey(String id, Instant at);

    /**
     * Stores a webhook.
     *
     * @param webhook new
     */
    void insertWebhook(Webhook webhook);

    /**
     * Removes a webhook with all its messages.
     *
     * @param id the webhook
     * @return false if there is no such webhook
     */
    boolean removeWebhook(String id);

    /**
     * Queues a message, due at once.
     *
     * @param webhookId to which webhook
     * @param orderId of which order
     * @param state the state it came into
     * @param at when it did
     */
    void queueMessage(String webhookId, String orderId, String state, Instant at);

    /**
     * Stores what came of a message.
     *
     * @param message as it is now; only attempts, times and result may differ
     */
    void updateMessage(WebhookMessage message);
}
