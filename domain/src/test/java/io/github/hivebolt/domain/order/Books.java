package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.ledger.Posting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The books of one test run: adds up what is posted and refuses a key that was used before. */
final class Books {
    private record Line(Account account, Currency currency) {}

    private final Map<Line, Long> balances = new HashMap<>();
    private final Set<String> keys = new HashSet<>();

    void post(List<LedgerEntry> entries) {
        for (LedgerEntry entry : entries) {
            assertThat(keys.add(entry.key())).as("key %s is new", entry.key()).isTrue();
            for (Posting posting : entry.postings()) {
                balances.merge(new Line(posting.account(), posting.currency()), posting.amount(), Math::addExact);
            }
        }
    }

    long balance(Account account, Currency currency) {
        return balances.getOrDefault(new Line(account, currency), 0L);
    }

    /** What all accounts of a currency add up to: zero, or money was made or lost. */
    long sum(Currency currency) {
        return balances.entrySet().stream()
                .filter(line -> line.getKey().currency() == currency)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
