package io.github.hivebolt.devnet.lightning;

import java.util.OptionalLong;

/**
 * What a caller asks a node to pay.
 *
 * @param paymentRequest the invoice
 * @param amountMsat the amount, only for an invoice without one
 * @param feeLimitMsat the most that the way may cost
 * @param cltvLimit the most blocks that the money may be locked, 0 for the node's own limit
 */
public record PayOrder(String paymentRequest, OptionalLong amountMsat, long feeLimitMsat, int cltvLimit) {}
