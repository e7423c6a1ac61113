package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** The people of a test: the merchant writes invoices, settles them, and pays some itself. Thread-safe. */
public final class MerchantDesk {
    private static final long MAX_FEE_MSAT = 1_000_000;
    private static final int MAX_DELTA_BLOCKS = 432;

    private final LightningNode gateway;
    private final LightningNode merchant;
    private final AtomicInteger invoices = new AtomicInteger();

    /**
     * A desk for one network.
     *
     * @param net whose merchant it is
     */
    public MerchantDesk(LightningNet net) {
        this.gateway = net.gateway();
        this.merchant = net.merchant();
    }

    /**
     * Writes an invoice.
     *
     * @param amount what it asks, or empty to leave it to the payer
     * @param expiry how long it is valid
     * @param behaviour what happens to whoever pays it
     * @return the invoice as everybody reads it
     */
    public Invoice invoice(Optional<Msat> amount, Duration expiry, InvoiceBehaviour behaviour) {
        String description = "invoice " + invoices.incrementAndGet();
        return made(merchant, InvoiceOrder.plain(amount.map(Msat::value).orElse(0L), description, expiry, behaviour));
    }

    /**
     * Writes an invoice of the gateway's node that takes money at once.
     *
     * @param amount what it asks
     * @param description what it says about itself
     * @return the invoice
     */
    public Invoice ofTheGateway(Msat amount, String description) {
        return made(
                gateway,
                InvoiceOrder.plain(amount.value(), description, Duration.ofHours(1), new InvoiceBehaviour.Pays()));
    }

    private static Invoice made(LightningNode node, InvoiceOrder order) {
        try {
            return node.decode(node.addInvoice(order).paymentRequest());
        } catch (LightningRefusal refusal) {
            throw new IllegalStateException(refusal);
        }
    }

    /**
     * Takes a payment that the merchant held.
     *
     * @param hash of an invoice of this desk
     */
    public void settle(PaymentHash hash) {
        try {
            merchant.settle(merchant.invoice(hash).orElseThrow().preimage().orElseThrow());
        } catch (LightningRefusal refusal) {
            throw new IllegalStateException(refusal);
        }
    }

    /**
     * The merchant pays an invoice itself, so that a hash is used by somebody else.
     *
     * @param invoice any invoice
     */
    public void pay(Invoice invoice) {
        try {
            merchant.pay(new PayOrder(invoice.text(), OptionalLong.empty(), MAX_FEE_MSAT, MAX_DELTA_BLOCKS));
        } catch (LightningRefusal refusal) {
            throw new IllegalStateException(refusal);
        }
    }
}
