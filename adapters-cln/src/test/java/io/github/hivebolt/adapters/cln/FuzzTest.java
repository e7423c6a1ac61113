package io.github.hivebolt.adapters.cln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.testkit.Mutator;
import io.github.hivebolt.testkit.SeededRandomSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No damage to any recording makes a success without its proof, nor a failure, a "not sent" or an "absent" that the
 * answer does not say. What an answer says is judged here in another way than in the adapter, by a reader that accepts
 * more. A failing case is replayed by its seed.
 */
class FuzzTest {
    private static final int CASES = 4_000;
    private static final List<String> SENDS = Recording.named("xpay_", "pay_", "auth_");
    private static final List<String> BOOKS = Recording.named("listpays_", "xpay_lightningd_killed");
    private static final ObjectMapper LENIENT = new ObjectMapper();
    private static final Set<Integer> GAVE_UP = Set.of(203, 205, 206, 209, 210, 215, 216, 220);

    @Test
    void damagedAnswersToAPayRequest_neverBecomeAnOutcomeThatTheyDoNotState() {
        Set<String> seen = new TreeSet<>();
        for (long seed = 0; seed < CASES; seed++) {
            FuzzedCalls calls = new FuzzedCalls(seed);
            SendReport report = calls.payer().pay(Lab.request(calls.hash, Duration.ofSeconds(1)));

            judge(seed, calls, report.outcome());
            seen.add(report.outcome().getClass().getSimpleName());
            assertThat(calls.sends.size()).as("requests of seed %d", seed).isLessThanOrEqualTo(1);
        }
        assertThat(seen).containsExactly("Failed", "NotSent", "Succeeded", "Unknown");
    }

    @Test
    void damagedBooks_neverBecomeARecordThatTheyDoNotState() {
        Set<String> seen = new TreeSet<>();
        for (long seed = 0; seed < CASES; seed++) {
            FuzzedCalls calls = new FuzzedCalls(seed);
            PaymentRecord record = calls.payer().look(calls.hash, new NodeMemory(Lab.CAROL, Optional.empty()));

            judge(seed, calls, record);
            seen.add(record.getClass().getSimpleName());
        }
        assertThat(seen).contains("Absent", "Failed", "InFlight", "Settled", "Unclear");
    }

    private static void judge(long seed, FuzzedCalls calls, PaymentOutcome outcome) {
        switch (outcome) {
            case PaymentOutcome.Succeeded paid ->
                assertThat(paid.preimage().hash()).as("seed %d", seed).isEqualTo(calls.hash);
            case PaymentOutcome.Failed failed -> {
                assertThat(calls.sends.stream().map(FuzzTest::code))
                        .as("seed %d", seed)
                        .anyMatch(GAVE_UP::contains);
                assertThat(calls.booksShowNothing() || calls.booksShowOnly("failed"))
                        .as("seed %d", seed)
                        .isTrue();
            }
            case PaymentOutcome.NotSent notSent ->
                assertThat(calls.sends.isEmpty() || calls.booksShowNothing())
                        .as("seed %d", seed)
                        .isTrue();
            case PaymentOutcome.Unknown unknown -> {}
        }
    }

    private static void judge(long seed, FuzzedCalls calls, PaymentRecord record) {
        switch (record) {
            case PaymentRecord.Settled settled ->
                assertThat(settled.preimage().hash()).as("seed %d", seed).isEqualTo(calls.hash);
            case PaymentRecord.Failed failed ->
                assertThat(calls.booksShowOnly("failed")).as("seed %d", seed).isTrue();
            case PaymentRecord.Absent absent ->
                assertThat(calls.booksShowNothing()).as("seed %d", seed).isTrue();
            case PaymentRecord.InFlight inFlight ->
                assertThat(inFlight.stuck()).as("seed %d", seed).isFalse();
            case PaymentRecord.Contradiction contradiction -> {}
            case PaymentRecord.Unclear unclear -> {}
        }
    }

    private static int code(ClnReply reply) {
        return lenient(reply.body()).path("code").asInt(0);
    }

    private static JsonNode lenient(String text) {
        try {
            return LENIENT.readTree(text);
        } catch (JsonProcessingException e) {
            return LENIENT.createObjectNode();
        }
    }

    /** Core Lightning whose answers to pay requests, from its books and about itself are damaged. */
    private static final class FuzzedCalls implements ClnCalls {
        private static final List<String> WORDS =
                List.of("complete", "failed", "pending", "pays", "UNKNOWN", "207", "-32602", "205");

        private final Mutator mutator;
        private final Recording send;
        private final Recording books;
        private final PaymentHash hash;
        private final List<ClnReply> sends = new ArrayList<>();
        private final List<ClnReply> looks = new ArrayList<>();

        FuzzedCalls(long seed) {
            this.mutator = new Mutator(seed, WORDS);
            this.send = Recording.of(SENDS.get(mutator.below(SENDS.size())));
            this.books = Recording.of(mutator.oneIn(3) ? "listpays_unknown" : BOOKS.get(mutator.below(BOOKS.size())));
            this.hash = mutator.oneIn(2) ? Recording.hashIn(send.name()) : Recording.hashIn(books.name(), send.name());
        }

        LightningPayer payer() {
            Lab.Still time = new Lab.Still();
            return new ClnPayer(new ClnSession(this, time), time, new SeededRandomSource(1));
        }

        @Override
        public ClnReply call(String method, ObjectNode parameters, Duration limit) {
            return switch (method) {
                case "xpay" -> kept(sends, damaged(send));
                case "listpays" -> kept(looks, damaged(books));
                case "getinfo", "listpeerchannels" ->
                    mutator.oneIn(10) ? damaged(Recording.of(method)) : plain(Recording.of(method));
                default -> throw new IllegalStateException("a payer does not call " + method);
            };
        }

        private static ClnReply kept(List<ClnReply> all, ClnReply reply) {
            all.add(reply);
            return reply;
        }

        private static ClnReply plain(Recording recording) {
            return new ClnReply(recording.status(), Optional.of(Scripts.NOW), recording.text());
        }

        private ClnReply damaged(Recording recording) {
            return new ClnReply(
                    mutator.status(recording.status()),
                    mutator.oneIn(20) ? Optional.empty() : Optional.of(Scripts.NOW),
                    mutator.mutate(recording.text()));
        }

        boolean booksShowNothing() {
            return looks.stream()
                    .anyMatch(reply -> reply.status() == 201
                            && lenient(reply.body()).path("pays").isArray()
                            && lenient(reply.body()).path("pays").isEmpty());
        }

        boolean booksShowOnly(String status) {
            return looks.stream().anyMatch(reply -> {
                JsonNode rows = lenient(reply.body()).path("pays");
                boolean all = !rows.isEmpty();
                for (JsonNode row : rows) {
                    all &= row.path("status").asText().equals(status)
                            && row.path("payment_hash").asText().equals(hash.hex());
                }
                return reply.status() == 201 && all;
            });
        }
    }
}
