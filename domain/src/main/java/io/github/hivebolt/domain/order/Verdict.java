package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.quote.SendQuote;

/** What the acceptance policies say to an order. */
sealed interface Verdict {
    /** Pay this invoice at this price. */
    record Accepted(Invoice invoice, SendQuote quote) implements Verdict {}

    /** Book it and never answer. */
    record Keep(KeepReason reason) implements Verdict {}

    /** Return all of it. */
    record Reject(Refusal refusal) implements Verdict {}

    /** Look again later. */
    record Wait(WaitReason reason) implements Verdict {}

    /** The node knows of a payment that our store does not (design rule 11). */
    record Park(String evidence) implements Verdict {}
}
