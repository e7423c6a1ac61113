package io.github.hivebolt.app.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.ports.store.Webhook;
import io.github.hivebolt.ports.store.WebhookMessage;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.SeededRandomSource;
import jakarta.ws.rs.WebApplicationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final ManualTimeSource time = new ManualTimeSource(START);
    private final InMemoryOrderStore store = new InMemoryOrderStore(time);
    private final Webhooks webhooks = new Webhooks(store, new SeededRandomSource(1), time);
    private final List<String> sent = new ArrayList<>();
    private final List<Map<String, String>> headers = new ArrayList<>();
    private String answer = "204";
    private final WebhookSender sender =
            new WebhookSender(store, new Receiving(Optional.empty()), time, "me", (target, head, body) -> {
                sent.add(body);
                headers.add(head);
                return answer;
            });

    private Webhook webhook() {
        ApiKeys keys = new ApiKeys(store, new SeededRandomSource(2), time);
        String key = keys.make("shop", Set.of(Scope.WEBHOOKS), "tester").key().id();
        return webhooks.make(key, "https://shop.example/hook");
    }

    private void queue(Webhook webhook, String state) {
        store.write(tx -> {
            tx.api().queueMessage(webhook.id(), "r00000001", state, time.now());
            return true;
        });
    }

    private WebhookMessage latest(Webhook webhook) {
        return webhooks.log(webhook.id()).getFirst();
    }

    @Test
    void message_isSignedSoThatItsReceiverCanCheckIt() {
        Webhook webhook = webhook();
        queue(webhook, "done");
        sender.step();
        assertThat(sent).singleElement().asString().contains("\"orderId\":\"r00000001\"", "\"state\":\"done\"");
        assertThat(headers.getFirst().get(WebhookSigner.HEADER))
                .isEqualTo(WebhookSigner.sign(webhook.secret(), START, sent.getFirst()))
                .startsWith("t=1772366400,v1=");
        assertThat(latest(webhook).endedAt()).isPresent();
    }

    @Test
    void signature_isTheHmacOfTimeAndBody() {
        assertThat(WebhookSigner.sign("key", Instant.ofEpochSecond(1), "{}"))
                .isEqualTo("t=1,v1=1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224");
        assertThat(WebhookSigner.sign("key", Instant.ofEpochSecond(1), "{}"))
                .isNotEqualTo(WebhookSigner.sign("other", Instant.ofEpochSecond(1), "{}"));
    }

    @Test
    void whatIsNotTaken_isTriedForADayInItsOrder_thenGivenUp_andCanBeReplayed() {
        Webhook webhook = webhook();
        answer = "503";
        queue(webhook, "open");
        queue(webhook, "accepted");
        for (Instant end = START.plus(Duration.ofHours(23)); time.now().isBefore(end); ) {
            sender.step();
            time.advance(Duration.ofMinutes(1));
        }
        assertThat(sent)
                .hasSizeBetween(25, 60)
                .allSatisfy(body -> assertThat(body).contains("\"open\""));
        time.advance(Duration.ofHours(2));
        sender.step();
        sender.step();
        assertThat(webhooks.log(webhook.id()))
                .allSatisfy(message -> assertThat(message.endedAt()).isPresent());
        answer = "200";
        assertThat(webhooks.replay(latest(webhook).number(), "tester")).isTrue();
        sender.step();
        assertThat(sent.getLast()).contains("\"accepted\"");
        assertThat(latest(webhook).result()).isEqualTo("200");
        assertThat(webhooks.replay(-1, "tester")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/hook",
                "https://127.0.0.1/hook",
                "https://localhost/hook",
                "https://[::1]/hook",
                "https://user@shop.example/",
                "https://shop.example:22/",
                "https://shop.example/#x",
                "https://a@127.0.0.1:9200/x#.shop.example",
                "https://shop.example/ x",
                "ftp://shop.example/",
                ""
            })
    void targetThatIsNoPublicHttpsAddress_isRefused(String url) {
        assertThat(WebhookTarget.parse(url)).isEmpty();
        Webhook webhook = webhook();
        assertThatThrownBy(() -> webhooks.make(webhook.keyId(), url)).isInstanceOf(WebApplicationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "192.0.2.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "64:ff9b::7f00:1"
            })
    void addressOfAPrivateNetwork_isNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450::1"})
    void addressOfTheInternet_isPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void hostWithAnyPrivateAddress_isNotCalled() {
        assertThat(WebhookPost.send(new WebhookTarget(URI.create("https://localhost/")), Map.of(), "{}"))
                .isEqualTo("address is not public");
    }
}
