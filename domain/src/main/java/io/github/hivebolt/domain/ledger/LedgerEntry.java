package io.github.hivebolt.domain.ledger;

import static io.github.hivebolt.domain.Checks.require;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A balanced set of postings that belong together. It cannot be built unbalanced.
 *
 * @param key unique for ever, so that nothing can be booked twice, for instance {@code <order id>/paid}
 * @param description what happened, made by us alone
 * @param postings at least two, which add up to zero in each currency
 */
public record LedgerEntry(String key, String description, List<Posting> postings) {
    /** Refuses what does not balance. */
    public LedgerEntry {
        postings = List.copyOf(postings);
        require(postings.size() >= 2, "an entry has at least two postings");
        Map<Currency, Long> sums = new EnumMap<>(Currency.class);
        for (Posting posting : postings) {
            sums.merge(posting.currency(), posting.amount(), Math::addExact);
        }
        require(sums.values().stream().allMatch(sum -> sum == 0), "an entry balances in each currency");
    }

    /**
     * Begins an entry.
     *
     * @param key unique for ever
     * @param description what happened
     * @return a builder
     */
    public static Builder of(String key, String description) {
        return new Builder(key, description);
    }

    /** Collects postings; amounts of zero are left out. Not thread-safe. */
    public static final class Builder {
        private final String key;
        private final String description;
        private final List<Posting> postings = new ArrayList<>();

        private Builder(String key, String description) {
            this.key = key;
            this.description = description;
        }

        /**
         * Adds to an asset or expense, or takes from a liability, equity or income.
         *
         * @param account what is changed
         * @param currency in which currency
         * @param amount not negative
         * @return this
         */
        public Builder debit(Account account, Currency currency, long amount) {
            require(amount >= 0, "a debit is not negative");
            if (amount > 0) {
                postings.add(new Posting(account, currency, amount));
            }
            return this;
        }

        /**
         * Takes from an asset or expense, or adds to a liability, equity or income.
         *
         * @param account what is changed
         * @param currency in which currency
         * @param amount not negative
         * @return this
         */
        public Builder credit(Account account, Currency currency, long amount) {
            require(amount >= 0, "a credit is not negative");
            if (amount > 0) {
                postings.add(new Posting(account, currency, -amount));
            }
            return this;
        }

        /**
         * Finishes the entry.
         *
         * @return the balanced entry
         * @throws IllegalArgumentException if it does not balance
         */
        public LedgerEntry build() {
            return new LedgerEntry(key, description, postings);
        }
    }
}
