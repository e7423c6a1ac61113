package io.github.hivebolt.codec;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.money.Msat;
import java.time.Instant;
import java.util.Optional;

/**
 * What an offer is to say.
 *
 * @param network the network on which it may be paid
 * @param amount what is asked, more than zero, or empty where the payer chooses
 * @param description the payee's words
 * @param expiresAt until when invoices are given, or empty for ever
 * @param issuer whom to ask
 */
public record OfferDraft(
        LightningNetwork network,
        Optional<Msat> amount,
        String description,
        Optional<Instant> expiresAt,
        NodeId issuer) {}
