package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import java.util.Arrays;

/** Reads our own answers back. */
final class RebuildWords {
    private static final String REFUND = "Refund: ";

    private RebuildWords() {}

    /** The reason that a refund's memo gives, in our own words; the operator's where it gives none. */
    static Refusal refusal(String memo) {
        String words = memo.startsWith(REFUND) ? memo.substring(REFUND.length()) : "";
        return Arrays.stream(ReasonCode.values())
                .filter(code -> words.startsWith(code.words()))
                .findFirst()
                .map(Refusal::of)
                .orElseGet(() -> Refusal.of(ReasonCode.OPERATOR));
    }

    /** What we send is always signed, never virtual. */
    static TransactionId transaction(ChainTransfer answer) {
        if (answer.operation() instanceof OperationId.Signed signed) {
            return signed.transactionId();
        }
        throw new IllegalArgumentException("an answer is a signed transfer");
    }
}
