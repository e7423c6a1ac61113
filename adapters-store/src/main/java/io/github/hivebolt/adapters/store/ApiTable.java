package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.ApiKey;
import io.github.hivebolt.ports.store.ApiTransaction;
import io.github.hivebolt.ports.store.Webhook;
import io.github.hivebolt.ports.store.WebhookMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** API keys, webhooks and their messages. */
final class ApiTable implements ApiTransaction {
    private static final String KEY = "SELECT id, name, scopes, secret_hash, created_at, revoked_at FROM api_key";
    private static final String MESSAGE =
            "SELECT number, webhook_id, order_id, state, created_at, attempts, next_try_at,"
                    + " ended_at, result FROM webhook_message";

    private final StoreSession session;

    ApiTable(StoreSession session) {
        this.session = session;
    }

    @Override
    public Optional<ApiKey> key(String id) {
        return session.rows(KEY + " WHERE id = ?", id).stream()
                .map(ApiTable::key)
                .findFirst();
    }

    @Override
    public List<ApiKey> keys() {
        return session.rows(KEY + " ORDER BY number").stream()
                .map(ApiTable::key)
                .toList();
    }

    private static ApiKey key(@Nullable Object[] row) {
        return new ApiKey(
                text(row[0]),
                TextConverter.text(text(row[1])),
                Set.of(text(row[2]).split(",")),
                text(row[3]),
                time(row[4]),
                optionalTime(row[5]));
    }

    @Override
    public List<Webhook> webhooks() {
        return session.rows("SELECT id, key_id, url, secret, created_at FROM webhook ORDER BY number").stream()
                .map(row -> new Webhook(
                        text(row[0]), text(row[1]), TextConverter.text(text(row[2])), text(row[3]), time(row[4])))
                .toList();
    }

    @Override
    public List<WebhookMessage> dueMessages(Instant now, int limit) {
        String sql = MESSAGE + " WHERE number IN (SELECT MIN(number) FROM webhook_message WHERE waiting IS NOT NULL"
                + " GROUP BY waiting) AND next_try_at <= ? ORDER BY number LIMIT " + limit;
        return session.rows(sql, now).stream().map(ApiTable::message).toList();
    }

    @Override
    public List<WebhookMessage> messages(String webhookId, int limit) {
        String sql = MESSAGE + " WHERE webhook_id = ? ORDER BY number DESC LIMIT " + limit;
        return session.rows(sql, webhookId).stream().map(ApiTable::message).toList();
    }

    @Override
    public Optional<WebhookMessage> message(long number) {
        return session.rows(MESSAGE + " WHERE number = ?", number).stream()
                .map(ApiTable::message)
                .findFirst();
    }

    private static WebhookMessage message(@Nullable Object[] row) {
        return new WebhookMessage(
                number(row[0]),
                text(row[1]),
                text(row[2]),
                text(row[3]),
                time(row[4]),
                (int) number(row[5]),
                time(row[6]),
                optionalTime(row[7]),
                TextConverter.text(text(row[8])));
    }

    @Override
    public void insertKey(ApiKey key) {
        session.change(
                "INSERT INTO api_key (id, number, name, scopes, secret_hash, created_at)"
                        + " VALUES (?, nextval('arrival_number'), ?, ?, ?, ?)",
                key.id(),
                TextConverter.column(key.name()),
                String.join(",", new TreeSet<>(key.scopes())),
                key.secretHash(),
                key.createdAt());
    }

    @Override
    public boolean revokeKey(String id, Instant at) {
        return session.change("UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", at, id) == 1;
    }

    @Override
    public void insertWebhook(Webhook webhook) {
        session.change(
                "INSERT INTO webhook (id, number, key_id, url, secret, created_at)"
                        + " VALUES (?, nextval('arrival_number'), ?, ?, ?, ?)",
                webhook.id(),
                webhook.keyId(),
                TextConverter.column(webhook.url()),
                webhook.secret(),
                webhook.createdAt());
    }

    @Override
    public boolean removeWebhook(String id) {
        session.change("DELETE FROM webhook_message WHERE webhook_id = ?", id);
        return session.change("DELETE FROM webhook WHERE id = ?", id) == 1;
    }

    @Override
    public void queueMessage(String webhookId, String orderId, String state, Instant at) {
        session.change(
                "INSERT INTO webhook_message (number, webhook_id, order_id, state, created_at, attempts, next_try_at,"
                        + " result, waiting) VALUES (nextval('arrival_number'), ?, ?, ?, ?, 0, ?, '', ?)",
                webhookId,
                orderId,
                state,
                at,
                at,
                webhookId + " " + orderId);
    }

    @Override
    public void updateMessage(WebhookMessage message) {
        session.change(
                "UPDATE webhook_message SET attempts = ?, next_try_at = ?, result = ? WHERE number = ?",
                message.attempts(),
                message.nextTryAt(),
                TextConverter.column(message.result()),
                message.number());
        if (message.endedAt().isPresent()) {
            session.change(
                    "UPDATE webhook_message SET ended_at = ?, waiting = NULL WHERE number = ?",
                    message.endedAt().get(),
                    message.number());
        } else {
            session.change(
                    "UPDATE webhook_message SET ended_at = NULL, waiting = ? WHERE number = ?",
                    message.webhookId() + " " + message.orderId(),
                    message.number());
        }
    }

    private static String text(@Nullable Object column) {
        return String.valueOf(column);
    }

    private static long number(@Nullable Object column) {
        return column instanceof Number number ? number.longValue() : 0;
    }

    private static Instant time(@Nullable Object column) {
        return optionalTime(column).orElseThrow();
    }

    private static Optional<Instant> optionalTime(@Nullable Object column) {
        return column == null ? Optional.empty() : Optional.of(StoreSession.instant(column));
    }
}
