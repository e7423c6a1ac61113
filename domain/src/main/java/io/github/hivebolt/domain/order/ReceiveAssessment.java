package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.InvoiceRecord;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import java.util.List;
import java.util.Optional;

/**
 * What the world looks like when it is decided whether a payer's money is taken.
 *
 * @param held what the node holds
 * @param payee whether the account can be paid
 * @param rate the price now, or empty where none is trustworthy
 * @param windowUse what the account used of each window of the policy, this order left out
 * @param obstacle why nothing can be paid out just now, one sentence, or empty
 */
public record ReceiveAssessment(
        InvoiceRecord.Held held,
        PayeeStanding payee,
        Optional<Rate> rate,
        List<Msat> windowUse,
        Optional<String> obstacle) {
    /** Takes a copy of the list. */
    public ReceiveAssessment {
        windowUse = List.copyOf(windowUse);
    }

    /**
     * The same with an obstacle more.
     *
     * @param why one sentence
     * @return the assessment
     */
    public ReceiveAssessment with(String why) {
        return new ReceiveAssessment(held, payee, rate, windowUse, Optional.of(why));
    }
}
