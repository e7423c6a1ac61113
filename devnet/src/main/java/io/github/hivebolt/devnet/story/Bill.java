package io.github.hivebolt.devnet.story;

import io.github.hivebolt.domain.lightning.PaymentHash;

/**
 * An invoice of the payee.
 *
 * @param paymentRequest the BOLT 11 text
 * @param hash its payment hash
 */
public record Bill(String paymentRequest, PaymentHash hash) {}
