package io.github.hivebolt.domain.hive;

import static io.github.hivebolt.domain.Checks.require;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an operation stands in the chain: unique, and the same however often and wherever the chain is read. */
public sealed interface OperationId {
    /**
     * The text form, from which order ids are made: {@code <trx_id>-<op_in_trx>} or
     * {@code v<block>-<trx_in_block>-<op_in_trx>}.
     *
     * @return the text form
     */
    String text();

    /**
     * An operation that somebody signed.
     *
     * @param transactionId the transaction that holds it
     * @param indexInTransaction its position there, from 0
     */
    record Signed(TransactionId transactionId, int indexInTransaction) implements OperationId {
        /** Refuses a negative position. */
        public Signed {
            require(indexInTransaction >= 0, "a position in a transaction must not be negative");
        }

        @Override
        public String text() {
            return transactionId.hex() + "-" + indexInTransaction;
        }
    }

    /**
     * A virtual operation, which the chain itself makes.
     *
     * @param blockNumber the block that it happened in
     * @param transactionInBlock the transaction that caused it, 4294967295 where none did
     * @param indexInTransaction its position there, as the node numbers it
     */
    record Virtual(long blockNumber, long transactionInBlock, int indexInTransaction) implements OperationId {
        /** Refuses negative positions. */
        public Virtual {
            require(
                    blockNumber >= 0 && transactionInBlock >= 0 && indexInTransaction >= 0,
                    "the position of a virtual operation must not be negative");
        }

        @Override
        public String text() {
            return "v" + blockNumber + "-" + transactionInBlock + "-" + indexInTransaction;
        }
    }

    /** The pattern of {@link Signed#text()}. */
    Pattern SIGNED_TEXT = Pattern.compile("([0-9a-f]{40})-(0|[1-9][0-9]{0,8})");

    /** The pattern of {@link Virtual#text()}. */
    Pattern VIRTUAL_TEXT = Pattern.compile("v(0|[1-9][0-9]{0,9})-(0|[1-9][0-9]{0,9})-(0|[1-9][0-9]{0,8})");

    /**
     * Reads the text form back.
     *
     * @param text any text
     * @return the position, or empty if the text is no such form
     */
    static Optional<OperationId> parse(String text) {
        if (text.isEmpty() || text.indexOf('-') < 0) {
            return Optional.empty();
        }
        Matcher signed = SIGNED_TEXT.matcher(text);
        if (signed.matches()) {
            return Optional.of(new Signed(new TransactionId(signed.group(1)), Integer.parseInt(signed.group(2))));
        }
        Matcher virtual = VIRTUAL_TEXT.matcher(text);
        if (virtual.matches()) {
            return Optional.of(new Virtual(
                    Long.parseLong(virtual.group(1)),
                    Long.parseLong(virtual.group(2)),
                    Integer.parseInt(virtual.group(3))));
        }
        return Optional.empty();
    }
}
