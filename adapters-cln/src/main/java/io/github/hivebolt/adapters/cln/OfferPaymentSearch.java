package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.codec.Bolt12;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the payments that were made for an offer, among those that the node has begun since a time. A row of
 * {@code listpays} holds the invoice that was paid, and an invoice repeats its offer. What was read is remembered for a
 * while, because many orders may wait for their payees and each asks again and again. Thread-safe.
 */
final class OfferPaymentSearch {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** Beyond it other orders would wait for this search; the next one goes on from there. */
    private static final Duration WHOLE_LIMIT = Duration.ofSeconds(20);
    /** A node whose list was restored counts anew. */
    private static final Duration MEMORY_LIFE = Duration.ofMinutes(5);

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;
    private static final int MOST_STEPS = 128;

    private final ClnSession session;
    private final TimeSource time;
    private Optional<Memory> memory = Optional.empty();

    /** A payment by an invoice of some offer. */
    private record Row(Instant begunAt, String invoice) {}

    /** What was read of one node's list: rows before its beginning were begun before that time. */
    private static final class Memory {
        private final NodeId node;
        private final Instant before;
        private final MonotonicTime begun;
        private final Map<PaymentHash, Row> rows = new HashMap<>();
        private long next;

        private Memory(NodeId node, Instant before, MonotonicTime begun, long next) {
            this.node = node;
            this.before = before;
            this.begun = begun;
            this.next = next;
        }

        private boolean serves(NodeId asked, Instant since, MonotonicTime now) {
            return node.equals(asked)
                    && !before.isAfter(since)
                    && now.since(begun).compareTo(MEMORY_LIFE) < 0;
        }

        private Set<PaymentHash> of(Offer offer, Instant since) {
            return rows.entrySet().stream()
                    .filter(row -> !row.getValue().begunAt().isBefore(since))
                    .filter(row -> isFor(row.getValue().invoice(), offer))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    OfferPaymentSearch(ClnSession session, TimeSource time) {
        this.session = session;
        this.time = time;
    }

    synchronized Set<PaymentHash> of(Offer offer, NodeId node, Instant since) throws ClnTroubleException {
        if (!session.info(LIMIT).id().equals(node)) {
            throw ClnTroubleException.ofBrokenAnswer("The node that answers is not the one whose books are asked for.");
        }
        MonotonicTime now = time.monotonic();
        if (memory.filter(known -> known.serves(node, since, now)).isEmpty()) {
            memory = Optional.of(new Memory(node, since, now, firstSince(since)));
        }
        Memory known = memory.orElseThrow();
        readOn(known, now);
        return known.of(offer, since);
    }

    private void readOn(Memory known, MonotonicTime begun) throws ClnTroubleException {
        long start = known.next;
        for (int pages = 0; pages < MOST_PAGES && isWithin(begun); pages++) {
            JsonNode page = page(start, PAGE);
            if (page.isEmpty()) {
                return;
            }
            long last = start - 1;
            for (JsonNode row : page) {
                last = Math.max(last, index(row));
                remember(known, row);
            }
            if (last < start) {
                throw broken();
            }
            known.next = last + 1;
            // A payment is one row, with the lowest number of its parts, and a page is counted in parts.
            start = Math.max(last + 1, start + PAGE);
        }
        throw ClnTroubleException.ofBrokenAnswer(
                "Core Lightning has made too many payments since to look at them all.");
    }

    /** Later parts of a payment that is known do not make it younger. */
    private static void remember(Memory known, JsonNode row) throws ClnTroubleException {
        PaymentHash hash = hash(row);
        Instant begunAt = begunAt(row);
        Optional<String> invoice = StrictJson.text(row, "bolt12");
        invoice.ifPresent(text -> known.rows.putIfAbsent(hash, new Row(begunAt, text)));
    }

    private boolean isWithin(MonotonicTime begun) {
        return time.monotonic().since(begun).compareTo(WHOLE_LIMIT) < 0;
    }

    /**
     * A number of which is certain that no row before it was begun since. Doubles, then halves: the list can be long,
     * and its numbers grow with its times.
     */
    private long firstSince(Instant since) throws ClnTroubleException {
        long before = 0;
        long after = 1;
        int steps = 0;
        while (!isSince(after, since)) {
            before = after;
            after = Math.multiplyExact(after, 2);
            steps = counted(steps);
        }
        while (after - before > 1) {
            long middle = before + (after - before) / 2;
            if (isSince(middle, since)) {
                after = middle;
            } else {
                before = middle;
            }
            steps = counted(steps);
        }
        return after;
    }

    private static int counted(int steps) throws ClnTroubleException {
        if (steps >= MOST_STEPS) {
            throw broken();
        }
        return steps + 1;
    }

    /** Whether the first row from a number on, if there is one, was begun since then. */
    private boolean isSince(long index, Instant since) throws ClnTroubleException {
        JsonNode page = page(index, 1);
        for (JsonNode row : page) {
            if (begunAt(row).isBefore(since)) {
                return false;
            }
        }
        return true;
    }

    private JsonNode page(long start, int limit) throws ClnTroubleException {
        ObjectNode question = StrictJson.newObject()
                .put("index", "created")
                .put("start", start)
                .put("limit", limit);
        return ClnJson.array(session.call("listpays", question, LIMIT).result(), "pays");
    }

    private static boolean isFor(String invoice, Offer offer) {
        try {
            return Bolt12.answers(invoice, offer.text());
        } catch (UnreadableInvoiceException foreign) {
            // What we cannot read we cannot have paid.
            return false;
        }
    }

    private static long index(JsonNode row) throws ClnTroubleException {
        return ClnJson.integer(row, "created_index").orElseThrow(OfferPaymentSearch::broken);
    }

    private static Instant begunAt(JsonNode row) throws ClnTroubleException {
        OptionalLong seconds = ClnJson.integer(row, "created_at");
        if (seconds.isEmpty() || Math.abs(seconds.getAsLong()) > Integer.MAX_VALUE * 100L) {
            throw broken();
        }
        return Instant.ofEpochSecond(seconds.getAsLong());
    }

    private static PaymentHash hash(JsonNode row) throws ClnTroubleException {
        return StrictJson.text(row, "payment_hash")
                .filter(hex -> hex.matches("[0-9a-f]{64}"))
                .map(PaymentHash::new)
                .orElseThrow(OfferPaymentSearch::broken);
    }

    private static ClnTroubleException broken() {
        return ClnTroubleException.ofBrokenAnswer(
                "Core Lightning lists a payment without a hash, a time or a number, or in no order.");
    }
}
