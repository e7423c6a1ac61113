package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.Webhook;
import io.github.hivebolt.ports.store.WebhookMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Makes, lists and removes webhooks. Thread-safe. */
final class Webhooks {
    private static final int MOST_PER_KEY = 5;
    private static final int LOG_LINES = 200;
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;
    private static final int CONFLICT = 409;

    private final OrderStore store;
    private final RandomSource random;
    private final TimeSource time;

    Webhooks(OrderStore store, RandomSource random, TimeSource time) {
        this.store = store;
        this.random = random;
        this.time = time;
    }

    Webhook make(String keyId, String url) {
        if (WebhookTarget.parse(url).isEmpty()) {
            throw Problems.of(
                    400,
                    "INVALID_URL",
                    "A webhook is an https address of a named host on the public internet, on port 443 or above 1023.");
        }
        Webhook webhook = new Webhook(
                "w" + HexFormat.of().formatHex(random.bytes(ID_BYTES)),
                keyId,
                url,
                HexFormat.of().formatHex(random.bytes(SECRET_BYTES)),
                time.now().truncatedTo(ChronoUnit.MICROS));
        boolean made = store.<Boolean>write(tx -> {
            long others = tx.api().webhooks().stream()
                    .filter(hook -> hook.keyId().equals(keyId))
                    .count();
            if (others < MOST_PER_KEY) {
                tx.api().insertWebhook(webhook);
            }
            return others < MOST_PER_KEY;
        });
        if (!made) {
            throw Problems.of(CONFLICT, "TOO_MANY_WEBHOOKS", "A key has at most " + MOST_PER_KEY + " webhooks.");
        }
        return webhook;
    }

    List<Webhook> all() {
        return store.read(view -> view.api().webhooks());
    }

    List<Webhook> of(String keyId) {
        return all().stream().filter(hook -> hook.keyId().equals(keyId)).toList();
    }

    boolean remove(String keyId, String id) {
        return store.<Boolean>write(tx -> tx.api().webhooks().stream()
                        .anyMatch(
                                hook -> hook.keyId().equals(keyId) && hook.id().equals(id))
                && tx.api().removeWebhook(id));
    }

    List<WebhookMessage> log(String id) {
        return store.read(view -> view.api().messages(id, LOG_LINES));
    }

    /** Has a message sent again, or tells that there is none. */
    boolean replay(long number, String who) {
        return store.<Boolean>write(tx -> {
            Optional<WebhookMessage> message = tx.api().message(number);
            message.ifPresent(known -> {
                Instant now = time.now();
                tx.api()
                        .updateMessage(new WebhookMessage(
                                known.number(),
                                known.webhookId(),
                                known.orderId(),
                                known.state(),
                                known.createdAt(),
                                known.attempts(),
                                now,
                                Optional.empty(),
                                known.result()));
                tx.audit(who, "replay webhook message", Long.toString(number), "", now);
            });
            return message.isPresent();
        });
    }
}
