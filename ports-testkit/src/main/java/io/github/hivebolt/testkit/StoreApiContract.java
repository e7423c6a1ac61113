package io.github.hivebolt.testkit;

import static io.github.hivebolt.testkit.StoreSamples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.hivebolt.ports.store.ApiKey;
import io.github.hivebolt.ports.store.ApiTransaction;
import io.github.hivebolt.ports.store.ApiView;
import io.github.hivebolt.ports.store.Webhook;
import io.github.hivebolt.ports.store.WebhookMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** API keys, webhooks and the messages to them. */
public interface StoreApiContract extends StoreContract {
    @Test
    default void key_comesBackAsItWas_andIsRevokedOnce() {
        write(api -> api.insertKey(key("k1")));
        write(api -> api.insertKey(key("k2")));
        assertThat(keys()).containsExactly(key("k1"), key("k2"));
        assertThat(keyOf("k3")).isEmpty();
        assertThat(store().<Boolean>write(tx -> tx.api().revokeKey("k1", START.plusSeconds(5))))
                .isTrue();
        assertThat(store().<Boolean>write(tx -> tx.api().revokeKey("k1", START.plusSeconds(6))))
                .isFalse();
        assertThat(store().<Boolean>write(tx -> tx.api().revokeKey("k3", START)))
                .isFalse();
        assertThat(keyOf("k1").flatMap(ApiKey::revokedAt)).contains(START.plusSeconds(5));
        assertThat(keyOf("k2").flatMap(ApiKey::revokedAt)).isEmpty();
    }

    @Test
    default void webhook_goesWithItsMessages() {
        hooked();
        write(api -> api.queueMessage("w1", "r00000001", "open", START));
        assertThat(webhooks()).containsExactly(webhook("w1"), webhook("w2"));
        assertThat(store().<Boolean>write(tx -> tx.api().removeWebhook("w1"))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.api().removeWebhook("w1"))).isFalse();
        assertThat(webhooks()).containsExactly(webhook("w2"));
        assertThat(due(START.plusSeconds(100))).isEmpty();
    }

    @Test
    default void messagesOfOneOrder_areDueOneAfterTheOther() {
        hooked();
        write(api -> {
            api.queueMessage("w1", "r00000001", "open", START);
            api.queueMessage("w1", "r00000001", "accepted", START);
            api.queueMessage("w1", "r00000002", "open", START);
            api.queueMessage("w2", "r00000001", "open", START);
        });
        List<WebhookMessage> first = due(START);
        assertThat(first)
                .extracting(message -> message.webhookId() + " " + message.orderId() + " " + message.state())
                .containsExactly("w1 r00000001 open", "w1 r00000002 open", "w2 r00000001 open");
        write(api -> {
            api.updateMessage(tried(first.get(0), START.plusSeconds(60), Optional.empty()));
            api.updateMessage(tried(first.get(1), START, Optional.of(START.plusSeconds(1))));
        });
        assertThat(due(START)).extracting(WebhookMessage::webhookId).containsExactly("w2");
        assertThat(due(START.plusSeconds(60)))
                .extracting(WebhookMessage::state, WebhookMessage::attempts, WebhookMessage::result)
                .containsExactly(tuple("open", 1, "503"), tuple("open", 0, ""));
        WebhookMessage again = due(START.plusSeconds(60)).getFirst();
        write(api -> api.updateMessage(tried(again, START, Optional.of(START.plusSeconds(61)))));
        assertThat(due(START.plusSeconds(60))).extracting(WebhookMessage::state).containsExactly("accepted", "open");
        assertThat(latest()).extracting(WebhookMessage::orderId).containsExactly("r00000002", "r00000001");
        assertThat(messageOf(first.get(0).number()).flatMap(WebhookMessage::endedAt))
                .contains(START.plusSeconds(61));
        assertThat(messageOf(-1)).isEmpty();
    }

    private void hooked() {
        write(api -> {
            api.insertKey(key("k1"));
            api.insertWebhook(webhook("w1"));
            api.insertWebhook(webhook("w2"));
        });
    }

    private static ApiKey key(String id) {
        return new ApiKey(
                id, "shop \ud83d\ude00", Set.of("invoices", "webhooks"), "ab".repeat(32), START, Optional.empty());
    }

    private static Webhook webhook(String id) {
        return new Webhook(id, "k1", "https://shop.example/hook", "secret-" + id, START);
    }

    private static WebhookMessage tried(WebhookMessage message, Instant next, Optional<Instant> ended) {
        return new WebhookMessage(
                message.number(),
                message.webhookId(),
                message.orderId(),
                message.state(),
                message.createdAt(),
                message.attempts() + 1,
                next,
                ended,
                "503");
    }

    private List<WebhookMessage> due(Instant now) {
        return read(api -> api.dueMessages(now, 10));
    }

    private List<ApiKey> keys() {
        return read(ApiView::keys);
    }

    private Optional<ApiKey> keyOf(String id) {
        return read(api -> api.key(id));
    }

    private List<Webhook> webhooks() {
        return read(ApiView::webhooks);
    }

    private List<WebhookMessage> latest() {
        return read(api -> api.messages("w1", 2));
    }

    private Optional<WebhookMessage> messageOf(long number) {
        return read(api -> api.message(number));
    }

    private <T> T read(Function<ApiView, T> question) {
        return store().read(view -> question.apply(view.api()));
    }

    private void write(Consumer<ApiTransaction> change) {
        store().write(tx -> {
            change.accept(tx.api());
            return true;
        });
    }
}
