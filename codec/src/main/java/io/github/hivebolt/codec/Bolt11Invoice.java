package io.github.hivebolt.codec;

import io.github.hivebolt.domain.lightning.Invoice;
import java.util.Optional;

/**
 * An invoice with the details that only its payer's or payee's node needs.
 *
 * @param invoice what everybody needs
 * @param paymentSecretHex the secret that the payee expects in the payment: 64 lower-case hexadecimal digits
 * @param descriptionHashHex the SHA-256 of the description where the invoice does not carry it: the same form
 */
public record Bolt11Invoice(Invoice invoice, String paymentSecretHex, Optional<String> descriptionHashHex) {}
