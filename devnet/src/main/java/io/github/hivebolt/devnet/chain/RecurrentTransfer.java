package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** A transfer that the chain repeats by itself. */
record RecurrentTransfer(
        AccountName from,
        AccountName to,
        int pairId,
        HiveAmount amount,
        String memo,
        Duration every,
        int remainingExecutions,
        Instant dueAt) {

    /** What there is only one of. */
    record Key(String from, String to, int pairId) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::from).thenComparing(Key::to).thenComparingInt(Key::pairId);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    Key key() {
        return new Key(from.value(), to.value(), pairId);
    }

    RecurrentTransfer afterExecution() {
        return new RecurrentTransfer(from, to, pairId, amount, memo, every, remainingExecutions - 1, dueAt.plus(every));
    }
}
