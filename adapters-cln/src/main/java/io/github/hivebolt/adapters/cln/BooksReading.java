package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.PaymentHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code listpays} says about a payment right now: the only place where an outcome is found. */
sealed interface BooksReading {
    /**
     * The books were read.
     *
     * @param rows all rows of the hash, none where the node has no record of it
     */
    record Read(List<PayRow> rows) implements BooksReading {
        /** Takes a copy. */
        public Read {
            rows = List.copyOf(rows);
        }

        /** What they mean together. */
        Books books() {
            return Books.of(rows);
        }

        /** Whether one of them was made by the request with this note. */
        boolean show(PayLabel label) {
            return rows.stream()
                    .anyMatch(row -> row.label().filter(label::equals).isPresent());
        }
    }

    /**
     * No usable answer.
     *
     * @param cause one sentence
     */
    record Unusable(String cause) implements BooksReading {}

    /**
     * Asks.
     *
     * @param session the way to the node
     * @param hash the payment
     * @param limit the longest that it may take
     * @return what the books say
     */
    static BooksReading of(ClnSession session, PaymentHash hash, Duration limit) {
        try {
            ObjectNode question = StrictJson.newObject().put("payment_hash", hash.hex());
            return read(session.call("listpays", question, limit).result(), hash);
        } catch (ClnTroubleException trouble) {
            return new Unusable(trouble.sentence());
        }
    }

    private static BooksReading read(JsonNode answer, PaymentHash hash) throws ClnTroubleException {
        List<PayRow> rows = new ArrayList<>();
        for (JsonNode element : ClnJson.array(answer, "pays")) {
            Optional<PayRow> row = PayRow.of(element, hash);
            if (row.isEmpty()) {
                return new Unusable("Core Lightning lists a payment that is not the one that was asked for.");
            }
            rows.add(row.get());
        }
        return new Read(rows);
    }
}
