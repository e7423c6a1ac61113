package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.ListedInvoice;
import io.github.hivebolt.ports.ListedPayment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Reads Core Lightning's lists. A page of {@code listpays} may hold a part of a payment only, so a page says no more than
 * which payments there are, and the books are asked for each. Holds no state but the session's.
 */
final class ClnHistory implements LightningHistory {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MOST = 50;

    private final ClnSession session;

    ClnHistory(ClnSession session) {
        this.session = session;
    }

    @Override
    public NodeId node() {
        try {
            return session.info(LIMIT).id();
        } catch (ClnTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    @Override
    public List<ListedPayment> payments(long afterIndex, int limit) {
        try {
            List<ListedPayment> listed = new ArrayList<>();
            for (JsonNode row : page("listpays", "pays", afterIndex, limit)) {
                listed.add(PayListing.of(session, row, LIMIT));
            }
            return inOrder(listed, ListedPayment::index, afterIndex);
        } catch (ClnTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    @Override
    public List<ListedInvoice> invoices(long afterIndex, int limit) {
        try {
            List<ListedInvoice> listed = new ArrayList<>();
            for (JsonNode row : page("listinvoices", "invoices", afterIndex, limit)) {
                listed.add(InvoiceListing.of(row));
            }
            return inOrder(listed, ListedInvoice::index, afterIndex);
        } catch (ClnTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    private JsonNode page(String method, String field, long afterIndex, int limit) throws ClnTroubleException {
        ObjectNode question = StrictJson.newObject()
                .put("index", "created")
                .put("start", afterIndex + 1)
                .put("limit", Math.min(limit, MOST));
        return ClnJson.array(session.call(method, question, LIMIT).result(), field);
    }

    /** The rows come in the order of their times. A list that does not go forward would be read for ever. */
    private static <T> List<T> inOrder(List<T> listed, ToLongFunction<T> index, long after) throws ClnTroubleException {
        listed.sort(Comparator.comparingLong(index));
        long last = after;
        for (T each : listed) {
            if (index.applyAsLong(each) <= last) {
                throw ClnTroubleException.ofBrokenAnswer("Core Lightning gave a list that is not in order.");
            }
            last = index.applyAsLong(each);
        }
        return List.copyOf(listed);
    }
}
