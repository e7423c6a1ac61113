package io.github.hivebolt.testkit;

import io.github.hivebolt.ports.store.ApiKey;
import io.github.hivebolt.ports.store.ApiTransaction;
import io.github.hivebolt.ports.store.Webhook;
import io.github.hivebolt.ports.store.WebhookMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** API keys, webhooks and their messages. */
final class MemoryApi implements ApiTransaction {
    private record Numbered<T>(long number, T value) {}

    private final MemoryJournal journal;
    private final MemoryTable<String, Numbered<ApiKey>> keys;
    private final MemoryTable<String, Numbered<Webhook>> webhooks;
    private final MemoryTable<Long, WebhookMessage> messages;

    MemoryApi(MemoryJournal journal) {
        this.journal = journal;
        this.keys = new MemoryTable<>(journal);
        this.webhooks = new MemoryTable<>(journal);
        this.messages = new MemoryTable<>(journal);
    }

    @Override
    public Optional<ApiKey> key(String id) {
        return keys.get(id).map(Numbered::value);
    }

    @Override
    public List<ApiKey> keys() {
        return keys.values().stream()
                .sorted(Comparator.comparingLong(Numbered::number))
                .map(Numbered::value)
                .toList();
    }

    @Override
    public List<Webhook> webhooks() {
        return webhooks.values().stream()
                .sorted(Comparator.comparingLong(Numbered::number))
                .map(Numbered::value)
                .toList();
    }

    @Override
    public List<WebhookMessage> dueMessages(Instant now, int limit) {
        Set<String> seen = new HashSet<>();
        return messages.values().stream()
                .filter(message -> message.endedAt().isEmpty())
                .filter(message -> seen.add(message.webhookId() + " " + message.orderId()))
                .filter(message -> !message.nextTryAt().isAfter(now))
                .limit(limit)
                .toList();
    }

    @Override
    public List<WebhookMessage> messages(String webhookId, int limit) {
        return messages.values().stream()
                .filter(message -> message.webhookId().equals(webhookId))
                .sorted(Comparator.comparingLong(WebhookMessage::number).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<WebhookMessage> message(long number) {
        return messages.get(number);
    }

    @Override
    public void insertKey(ApiKey key) {
        if (keys.get(key.id()).isPresent()) {
            throw journal.refuse(new IllegalStateException("there is such a key already"));
        }
        keys.put(key.id(), new Numbered<>(journal.nextNumber(), key));
    }

    @Override
    public boolean revokeKey(String id, Instant at) {
        Optional<Numbered<ApiKey>> found =
                keys.get(id).filter(key -> key.value().revokedAt().isEmpty());
        found.ifPresent(row -> {
            ApiKey key = row.value();
            ApiKey revoked =
                    new ApiKey(key.id(), key.name(), key.scopes(), key.secretHash(), key.createdAt(), Optional.of(at));
            keys.put(id, new Numbered<>(row.number(), revoked));
        });
        return found.isPresent();
    }

    @Override
    public void insertWebhook(Webhook webhook) {
        if (keys.get(webhook.keyId()).isEmpty() || webhooks.get(webhook.id()).isPresent()) {
            throw journal.refuse(new IllegalStateException("a webhook is new and belongs to a key"));
        }
        webhooks.put(webhook.id(), new Numbered<>(journal.nextNumber(), webhook));
    }

    @Override
    public boolean removeWebhook(String id) {
        boolean found = webhooks.get(id).isPresent();
        messages(id, Integer.MAX_VALUE).forEach(message -> messages.remove(message.number()));
        webhooks.remove(id);
        return found;
    }

    @Override
    public void queueMessage(String webhookId, String orderId, String state, Instant at) {
        long number = journal.nextNumber();
        messages.put(number, new WebhookMessage(number, webhookId, orderId, state, at, 0, at, Optional.empty(), ""));
    }

    @Override
    public void updateMessage(WebhookMessage message) {
        if (messages.get(message.number()).isPresent()) {
            messages.put(message.number(), message);
        }
    }
}
