package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import java.util.List;
import java.util.Optional;

/**
 * Everything about the world that the decision on an order needs. It is collected by the engine; nothing is read while
 * deciding.
 *
 * @param memo the memo, decrypted where it was encrypted
 * @param node our Lightning node, or empty while it has never been reached
 * @param hashUse who has used the invoice's payment hash
 * @param rate the price of the asset, or empty where nobody trustworthy knows it
 * @param windowUse what the account's other orders took from each of the policy's windows, in their order
 * @param readiness whether the node can pay
 * @param preflight what the node's books say about the payment hash before anything was sent
 * @param closed why nothing is dispatched at all just now, or empty where the way is free
 * @param offer how far an order has come whose memo names an offer
 */
public record Assessment(
        MemoReading memo,
        Optional<KnownNode> node,
        HashUse hashUse,
        Optional<Rate> rate,
        List<Msat> windowUse,
        Readiness readiness,
        PaymentRecord preflight,
        Optional<WaitReason> closed,
        OfferStanding offer) {
    /** Takes a copy of the list. */
    public Assessment {
        windowUse = List.copyOf(windowUse);
    }

    /**
     * Of a gateway whose Lightning node pays no offers.
     *
     * @param memo the memo, decrypted where it was encrypted
     * @param node our Lightning node, or empty while it has never been reached
     * @param hashUse who has used the invoice's payment hash
     * @param rate the price of the asset, or empty where nobody trustworthy knows it
     * @param windowUse what the account's other orders took from each of the policy's windows, in their order
     * @param readiness whether the node can pay
     * @param preflight what the node's books say about the payment hash before anything was sent
     * @param closed why nothing is dispatched at all just now, or empty where the way is free
     */
    public Assessment(
            MemoReading memo,
            Optional<KnownNode> node,
            HashUse hashUse,
            Optional<Rate> rate,
            List<Msat> windowUse,
            Readiness readiness,
            PaymentRecord preflight,
            Optional<WaitReason> closed) {
        this(memo, node, hashUse, rate, windowUse, readiness, preflight, closed, new OfferStanding.Unpayable());
    }

    /**
     * The same, with the way closed.
     *
     * @param reason why
     * @return an assessment whose way is closed
     */
    public Assessment closedBy(WaitReason reason) {
        return new Assessment(memo, node, hashUse, rate, windowUse, readiness, preflight, Optional.of(reason), offer);
    }

    /**
     * The same, with another finding about the payment hash.
     *
     * @param use who has used it
     * @return an assessment with that finding
     */
    public Assessment withHashUse(HashUse use) {
        return new Assessment(memo, node, use, rate, windowUse, readiness, preflight, closed, offer);
    }

    /**
     * The same, with another answer of the node.
     *
     * @param record what the node's books say
     * @return the changed assessment
     */
    public Assessment withPreflight(PaymentRecord record) {
        return new Assessment(memo, node, hashUse, rate, windowUse, readiness, record, closed, offer);
    }
}
