package io.github.hivebolt.e2e.lightning;

/**
 * An invoice made by a node.
 *
 * @param paymentRequest the BOLT11 text
 * @param paymentHash 32 bytes in hex
 */
public record LndInvoice(String paymentRequest, String paymentHash) {}
