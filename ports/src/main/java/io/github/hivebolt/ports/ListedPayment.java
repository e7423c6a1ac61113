package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.money.Msat;

/**
 * A payment in the node's own list.
 *
 * @param index the node's number for it, growing
 * @param hash the payment
 * @param amount what the payee got or was to get
 * @param record its record: settled, failed, in flight, or unclear
 */
public record ListedPayment(long index, PaymentHash hash, Msat amount, PaymentRecord record) {}
