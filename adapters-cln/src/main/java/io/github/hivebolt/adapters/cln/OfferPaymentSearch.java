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
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds the payments that were made for an offer, among those that the node has begun since a time. A row of
 * {@code listpays} holds the invoice that was paid, and an invoice repeats its offer. Thread-safe.
 */
final class OfferPaymentSearch {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** Beyond it other orders would wait for this search. */
    private static final Duration WHOLE_LIMIT = Duration.ofSeconds(20);
    /** A node whose list was restored counts anew. */
    private static final Duration START_LIFE = Duration.ofMinutes(5);

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;
    private static final int MOST_STEPS = 128;

    private final ClnSession session;
    private final TimeSource time;
    private Optional<Start> known = Optional.empty();

    /** Rows before this number were begun before that time. */
    private record Start(NodeId node, long index, Instant before, MonotonicTime foundAt) {}

    OfferPaymentSearch(ClnSession session, TimeSource time) {
        this.session = session;
        this.time = time;
    }

    Set<PaymentHash> of(Offer offer, NodeId node, Instant since) throws ClnTroubleException {
        if (!session.info(LIMIT).id().equals(node)) {
            throw ClnTroubleException.ofBrokenAnswer("The node that answers is not the one whose books are asked for.");
        }
        MonotonicTime begun = time.monotonic();
        long next = start(node, since);
        Set<PaymentHash> found = new HashSet<>();
        for (int pages = 0; pages < MOST_PAGES && isWithin(begun); pages++) {
            JsonNode page = page(next, PAGE);
            if (page.isEmpty()) {
                return found;
            }
            long last = next - 1;
            for (JsonNode row : page) {
                last = Math.max(last, index(row));
                if (isFor(row, offer) && !begunAt(row).isBefore(since)) {
                    found.add(hash(row));
                }
            }
            if (last < next) {
                throw broken();
            }
            // A payment is one row, with the lowest number of its parts, and a page is counted in parts.
            next = Math.max(last + 1, next + PAGE);
        }
        throw ClnTroubleException.ofBrokenAnswer(
                "Core Lightning has made too many payments since to look at them all.");
    }

    private boolean isWithin(MonotonicTime begun) {
        return time.monotonic().since(begun).compareTo(WHOLE_LIMIT) < 0;
    }

    /** A number of which is certain that no row before it was begun since. */
    private synchronized long start(NodeId node, Instant since) throws ClnTroubleException {
        MonotonicTime now = time.monotonic();
        boolean usable = known.filter(start -> start.node().equals(node)
                        && !start.before().isAfter(since)
                        && now.since(start.foundAt()).compareTo(START_LIFE) < 0)
                .isPresent();
        if (!usable) {
            known = Optional.of(new Start(node, firstSince(since), since, now));
        }
        return known.orElseThrow().index();
    }

    /** Doubles, then halves: the list can be long, and its numbers grow with its times. */
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

    private static boolean isFor(JsonNode row, Offer offer) {
        Optional<String> invoice = StrictJson.text(row, "bolt12");
        try {
            return invoice.isPresent() && Bolt12.answers(invoice.get(), offer.text());
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
