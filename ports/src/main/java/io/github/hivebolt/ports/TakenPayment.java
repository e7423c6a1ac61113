package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import java.util.Optional;

/**
 * A payment that our node has taken, as its own list has it.
 *
 * @param index the node's number for it, growing; there may be gaps
 * @param hash its payment hash
 * @param received what was paid
 * @param keysend what the payer sent along, where nobody had asked him to pay
 */
public record TakenPayment(long index, PaymentHash hash, Msat received, Optional<Keysend> keysend) {}
