package io.github.hivebolt.adapters.lnd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.testkit.Mutator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * No damage to any recording makes a success without its proof, nor a failure, a "not sent" or an "absent" that the
 * answer does not say. What an answer says is judged here in another way than in the adapter, by a reader that accepts
 * more. A failing case is replayed by its seed.
 */
class FuzzTest {
    private static final int CASES = 30_000;
    private static final List<String> NAMES =
            Recording.named("send_", "track_", "starting_", "wallet_", "auth_", "payment_");
    private static final ObjectMapper LENIENT = new ObjectMapper();

    private enum Seen {
        SUCCEEDED,
        FAILED,
        NOT_SENT,
        UNKNOWN
    }

    @Test
    void damagedAnswersToAPayRequest_neverBecomeAnOutcomeThatTheyDoNotState() {
        Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
        for (long seed = 0; seed < CASES; seed++) {
            FuzzedWire wire = new FuzzedWire(seed);
            SendReport report = new LndPayer(new LndSession(wire, new Still()), new Still())
                    .pay(Lab.request(wire.hash, Duration.ofSeconds(1)));

            seen.merge(judge(seed, wire, report), 1, Integer::sum);
            assertThat(wire.posts).as("posts of seed %d", seed).isLessThanOrEqualTo(1);
        }
        // Each outcome was met, or the damage was of a kind that proves nothing.
        assertThat(seen).containsOnlyKeys(Seen.values());
    }

    @Test
    void damagedAnswersOfTheTracker_neverBecomeARecordThatTheyDoNotState() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 0; seed < CASES; seed++) {
            FuzzedWire wire = new FuzzedWire(seed);
            PaymentRecord record = new LndPayer(new LndSession(wire, new Still()), new Still())
                    .look(wire.hash, new NodeMemory(Lab.ALICE, Optional.empty()));

            judge(seed, wire, record);
            seen.merge(record.getClass().getSimpleName(), 1, Integer::sum);
        }
        assertThat(seen).containsKeys("Settled", "Failed", "InFlight", "Absent", "Unclear");
    }

    private static Seen judge(long seed, FuzzedWire wire, SendReport report) {
        return switch (report.outcome()) {
            case PaymentOutcome.Succeeded paid -> {
                assertThat(paid.preimage().hash()).as("seed %d", seed).isEqualTo(wire.hash);
                yield Seen.SUCCEEDED;
            }
            case PaymentOutcome.Failed failed -> {
                assertThat(wire.states("FAILED")).as("seed %d", seed).isTrue();
                yield Seen.FAILED;
            }
            case PaymentOutcome.NotSent notSent -> {
                assertThat(wire.posts == 0 || wire.statesNoRecord())
                        .as("seed %d", seed)
                        .isTrue();
                yield Seen.NOT_SENT;
            }
            case PaymentOutcome.Unknown unknown -> Seen.UNKNOWN;
        };
    }

    private static void judge(long seed, FuzzedWire wire, PaymentRecord record) {
        switch (record) {
            case PaymentRecord.Settled settled ->
                assertThat(settled.preimage().hash()).as("seed %d", seed).isEqualTo(wire.hash);
            case PaymentRecord.Failed failed ->
                assertThat(wire.states("FAILED")).as("seed %d", seed).isTrue();
            case PaymentRecord.Absent absent ->
                assertThat(wire.statesNoRecord()).as("seed %d", seed).isTrue();
            case PaymentRecord.InFlight inFlight ->
                assertThat(inFlight.stuck()).as("seed %d", seed).isFalse();
            case PaymentRecord.Contradiction contradiction -> {}
            case PaymentRecord.Unclear unclear -> {}
        }
    }

    /** lnd whose answers to pay requests, to the tracker and about itself are damaged. */
    private static final class FuzzedWire implements LndWire {
        private static final List<String> WORDS = List.of(
                "SUCCEEDED",
                "FAILED",
                "IN_FLIGHT",
                "INITIATED",
                "UNKNOWN",
                "404",
                "payment isn't initiated",
                "FAILURE_REASON_NONE");

        private final Mutator mutator;
        private final Recording send;
        private final Recording track;
        private final PaymentHash hash;
        private final List<LndReply> given = new ArrayList<>();
        private int posts;

        FuzzedWire(long seed) {
            this.mutator = new Mutator(seed, WORDS);
            this.send = Recording.of(NAMES.get(mutator.below(NAMES.size())));
            this.track = Recording.of(mutator.oneIn(2) ? "track_unknown_hash" : NAMES.get(mutator.below(NAMES.size())));
            this.hash = Hashes.in(send.name(), track.name());
        }

        @Override
        public LndReply get(String path, Duration limit) {
            Recording recording = Recording.of(
                    switch (path) {
                        case "/v1/getinfo" -> "getinfo";
                        case "/v1/channels" -> "channels_with_pending_htlc";
                        default -> "state";
                    });
            boolean damaged = mutator.oneIn(10);
            return new LndReply(
                    damaged ? mutator.status(recording.status()) : recording.status(),
                    mutator.oneIn(20) ? Optional.empty() : Optional.of(Scripts.NOW),
                    damaged ? mutator.mutate(recording.text()) : recording.text());
        }

        @Override
        public LndReply post(String path, String json, Duration limit) {
            throw new IllegalStateException("a payer posts to a stream");
        }

        @Override
        public LndStream stream(String path, Duration limit) {
            return damaged(track);
        }

        @Override
        public LndStream postStream(String path, String json, Duration limit) {
            posts++;
            return damaged(send);
        }

        @Override
        public void close() {}

        private LndStream damaged(Recording recording) {
            LndReply reply = new LndReply(
                    mutator.status(recording.status()), Optional.empty(), mutator.mutate(recording.text()));
            given.add(reply);
            LineReader lines =
                    new LineReader(new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8)));
            return new LndStream() {
                @Override
                public int status() {
                    return reply.status();
                }

                @Override
                public Optional<String> nextLine() throws LndTroubleException {
                    try {
                        return lines.next();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void close() {}
            };
        }

        boolean states(String status) {
            return given.stream()
                    .flatMap(reply -> reply.body().lines())
                    .map(FuzzTest::lenient)
                    .map(line -> line.path("result"))
                    .anyMatch(result -> result.path("status").asText().equals(status)
                            && result.path("payment_hash").asText().equals(hash.hex()));
        }

        boolean statesNoRecord() {
            return given.stream()
                    .anyMatch(reply -> reply.status() == 404 && reply.body().contains("payment isn't initiated"));
        }
    }

    private static JsonNode lenient(String line) {
        try {
            return LENIENT.readTree(line);
        } catch (JsonProcessingException e) {
            return LENIENT.createObjectNode();
        }
    }

    private static final class Still implements TimeSource {
        @Override
        public Instant now() {
            return Scripts.NOW;
        }

        @Override
        public MonotonicTime monotonic() {
            return new MonotonicTime(0);
        }
    }
}
