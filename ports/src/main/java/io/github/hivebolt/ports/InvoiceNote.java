package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.Preimage;
import java.util.Optional;

/**
 * What the node keeps of an invoice that it made. All of it is text that somebody else may have written.
 *
 * @param label the name that it was given at the node, or empty where nodes give none
 * @param description what it says about itself, empty where the node keeps only its hash
 * @param text the invoice
 * @param preimage the proof, known to hash to the payment hash; empty unless the money was taken
 */
public record InvoiceNote(Optional<String> label, String description, String text, Optional<Preimage> preimage) {
    @Override
    public String toString() {
        return "InvoiceNote[label=" + label + ", preimage " + (preimage.isPresent() ? "known" : "unknown") + "]";
    }
}
