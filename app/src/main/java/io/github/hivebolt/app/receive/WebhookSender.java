package io.github.hivebolt.app.receive;

import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.engine.Worker;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.LeaseLostException;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.Webhook;
import io.github.hivebolt.ports.store.WebhookMessage;
import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings queued messages to their webhooks, the ones of an order in their order: tries again with back-off for a day, then
 * gives up; an operator can have any message sent again. One instance does it at a time.
 */
final class WebhookSender implements Worker {
    private static final Logger LOG = System.getLogger(WebhookSender.class.getName());
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration NOTHING_DUE = Duration.ofSeconds(1);
    private static final Duration NOT_OURS = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);
    private static final int AT_ONCE = 5;
    private static final int MOST_DOUBLINGS = 12;
    private static final Jsonb JSONB = JsonbBuilder.create();

    private final OrderStore store;
    private final Receiving receiving;
    private final TimeSource time;
    private final String holder;
    private final Post post;

    /** How a message leaves. */
    @FunctionalInterface
    interface Post {
        /** The status that came back, or why there is none. */
        String send(WebhookTarget target, Map<String, String> headers, String body);
    }

    WebhookSender(OrderStore store, Receiving receiving, TimeSource time, String holder, Post post) {
        this.store = store;
        this.receiving = receiving;
        this.time = time;
        this.holder = holder;
        this.post = post;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Duration step() {
        Instant now = time.now();
        List<WebhookMessage> due = store.read(view -> view.api().dueMessages(now, AT_ONCE));
        if (due.isEmpty()) {
            return NOTHING_DUE;
        }
        for (WebhookMessage message : due) {
            Optional<Lease> lease = store.leases().acquire("webhooks", holder, LEASE);
            if (lease.isEmpty()) {
                return NOT_OURS;
            }
            try {
                send(message, lease.get());
            } catch (LeaseLostException tooSlow) {
                // The try is stored already; the others must not wait for this one.
                LOG.log(Level.DEBUG, "message {0} took longer than its lease", message.number());
            }
        }
        return Duration.ZERO;
    }

    private void send(WebhookMessage message, Lease lease) {
        Optional<Webhook> webhook = store.<Optional<Webhook>>read(view -> view.api().webhooks().stream()
                .filter(hook -> hook.id().equals(message.webhookId()))
                .findFirst());
        if (webhook.isEmpty()) {
            return;
        }
        String body = body(message);
        Map<String, String> headers = Map.of(
                WebhookSigner.HEADER,
                WebhookSigner.sign(webhook.get().secret(), time.now(), body),
                "Hivebolt-Message",
                Long.toString(message.number()));
        store.write(lease, tx -> {
            tx.api().updateMessage(tried(message, "no answer yet"));
            return true;
        });
        String result = WebhookTarget.parse(webhook.get().url())
                .map(target -> post.send(target, headers, body))
                .orElse("address is not allowed");
        store.write(lease, tx -> {
            tx.api().updateMessage(tried(message, result));
            return true;
        });
    }

    private WebhookMessage tried(WebhookMessage message, String result) {
        Instant now = time.now();
        boolean delivered = result.matches("2[0-9][0-9]");
        boolean givenUp = Duration.between(message.createdAt(), now).compareTo(GIVEN_UP_AFTER) > 0;
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(message.attempts(), MOST_DOUBLINGS));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return new WebhookMessage(
                message.number(),
                message.webhookId(),
                message.orderId(),
                message.state(),
                message.createdAt(),
                message.attempts() + 1,
                now.plus(pause),
                delivered || givenUp ? Optional.of(now) : Optional.empty(),
                result);
    }

    private String body(WebhookMessage message) {
        String order = OrderId.parse(message.orderId())
                .flatMap(id -> receiving.desk().flatMap(desk -> desk.order(id)))
                .map(dossier -> JSONB.toJson(ReceiveReport.full(dossier)))
                .orElse("{}");
        String head = Json.createObjectBuilder()
                .add("type", "order")
                .add("orderId", message.orderId())
                .add("state", message.state())
                .add("at", ReceiveReport.millis(message.createdAt()).toString())
                .build()
                .toString();
        return head.substring(0, head.length() - 1) + ",\"order\":" + order + "}";
    }
}
