package io.github.hivebolt.app.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.ports.store.Webhook;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.SeededRandomSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One slow host is nobody else's trouble. */
class WebhookSenderTest {
    private final ManualTimeSource time = new ManualTimeSource(Instant.parse("2026-03-01T12:00:00Z"));
    private final InMemoryOrderStore store = new InMemoryOrderStore(time);
    private final SeededRandomSource random = new SeededRandomSource(1);
    private final Webhooks webhooks = new Webhooks(store, random, time);
    private final List<String> sent = new ArrayList<>();
    private final WebhookSender sender =
            new WebhookSender(store, new Receiving(Optional.empty()), time, "me", (target, head, body) -> {
                sent.add(target.host());
                if (target.host().startsWith("evil")) {
                    time.advance(Duration.ofSeconds(63));
                }
                return "no answer";
            });

    @Test
    void hostThatTakesLongerThanTheLease_holdsUpNobodyElse_andIsGivenUp() {
        ApiKeys keys = new ApiKeys(store, random, time);
        Webhook evil = webhook(keys, "evil", "https://evil.example/x");
        Webhook good = webhook(keys, "good", "https://shop.example/x");
        store.write(tx -> {
            tx.api().queueMessage(evil.id(), "r00000001", "expired", time.now());
            tx.api().queueMessage(good.id(), "r00000002", "done", time.now());
            return true;
        });
        sender.step();
        assertThat(sent).containsExactly("evil.example", "shop.example");

        for (Instant end = time.now().plus(Duration.ofDays(2)); time.now().isBefore(end); ) {
            sender.step();
            time.advance(Duration.ofMinutes(5));
        }
        assertThat(webhooks.log(evil.id()))
                .allMatch(message -> message.endedAt().isPresent());
    }

    private Webhook webhook(ApiKeys keys, String name, String url) {
        return webhooks.make(keys.make(name, Set.of(Scope.WEBHOOKS), "t").key().id(), url);
    }
}
