package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.Offer;
import java.util.Optional;

/** The checks that only offers need, until they have an invoice. */
final class OfferPolicies {
    private static final String KIND = "BOLT 12 offer";

    private OfferPolicies() {}

    static Optional<Verdict> isPayable(Optional<Offer> offer, Candidate candidate) {
        if (candidate.assessment().offer() instanceof OfferStanding.Unpayable) {
            return Optional.of(new Verdict.Reject(SendRequest.notPayable(KIND)));
        }
        if (offer.isEmpty()) {
            return invalid("the offer is damaged or incomplete");
        }
        if (offer.get().expiresAt().filter(end -> end.isBefore(candidate.now())).isPresent()) {
            return invalid("the offer has expired");
        }
        return switch (offer.get().terms()) {
            case PLAIN -> Optional.empty();
            case OTHER_CURRENCY -> invalid("the offer asks for another currency than bitcoin");
            case QUANTITY -> invalid("the offer asks for a quantity, which cannot be given here");
        };
    }

    static Optional<Verdict> isForOurNetwork(Candidate candidate) {
        LightningNetwork ours = candidate.assessment().node().orElseThrow().network();
        return candidate
                        .openOffer()
                        .filter(offer -> !offer.networks().contains(ours))
                        .isPresent()
                ? Optional.of(new Verdict.Reject(
                        new Refusal(ReasonCode.INVOICE_WRONG_NETWORK, "the offer is for another network")))
                : Optional.empty();
    }

    /** The last check: only who would be paid is asked for an invoice. */
    static Optional<Verdict> hasItsInvoice(Candidate candidate) {
        if (candidate.openOffer().isEmpty()) {
            return Optional.empty();
        }
        return switch (candidate.assessment().offer()) {
            case OfferStanding.Refused() -> invalid("the payee of the offer gave no invoice that can be paid");
            case OfferStanding.NotAsked() -> Optional.of(new Verdict.Wait(WaitReason.PAYEE_SILENT));
            case OfferStanding.Kept ignored -> Optional.empty();
            case OfferStanding.Unpayable ignored -> Optional.empty();
        };
    }

    private static Optional<Verdict> invalid(String words) {
        return Optional.of(new Verdict.Reject(new Refusal(ReasonCode.DESTINATION_INVALID, words)));
    }
}
