package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import java.util.List;
import java.util.Optional;

/**
 * What the world looks like when an invoice is asked for.
 *
 * @param payee whether the account can be paid
 * @param rate the price now, or empty where none is trustworthy
 * @param windowUse what the account used of each window of the policy
 * @param free what could be paid out now
 * @param receivable what the Lightning node can receive
 * @param obstacle why no invoice is made just now, one sentence, or empty
 */
public record ReceiveFacts(
        PayeeStanding payee,
        Optional<Rate> rate,
        List<Msat> windowUse,
        HiveAmount free,
        Msat receivable,
        Optional<String> obstacle) {
    /** Takes a copy of the list. */
    public ReceiveFacts {
        windowUse = List.copyOf(windowUse);
    }
}
