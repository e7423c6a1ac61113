package io.github.hivebolt.devnet.story;

import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import java.time.Duration;

/** The devnet's merchant node. */
public final class SimulatedPayee implements Payee {
    private static final long MSAT_PER_SAT = 1_000;

    private final DevnetServer devnet;

    /**
     * A payee on a devnet.
     *
     * @param devnet running
     */
    public SimulatedPayee(DevnetServer devnet) {
        this.devnet = devnet;
    }

    @Override
    public Bill bill(long sats, long expirySeconds) {
        return bill(sats, expirySeconds, new InvoiceBehaviour.Pays());
    }

    @Override
    public Bill heldBill(long sats, long expirySeconds) {
        return bill(sats, expirySeconds, new InvoiceBehaviour.Holds());
    }

    private Bill bill(long sats, long expirySeconds, InvoiceBehaviour behaviour) {
        try {
            NodeInvoice invoice = devnet.lightning()
                    .merchant()
                    .addInvoice(InvoiceOrder.plain(
                            sats * MSAT_PER_SAT, "story", Duration.ofSeconds(expirySeconds), behaviour));
            return new Bill(invoice.paymentRequest(), invoice.hash());
        } catch (LightningRefusal refusal) {
            throw new StoryException("the payee makes no invoice: " + refusal.getMessage(), refusal);
        }
    }

    @Override
    public boolean isHeld(Bill bill) {
        return invoice(bill).state() == InvoiceState.ACCEPTED;
    }

    @Override
    public void take(Bill bill) {
        try {
            devnet.lightning().merchant().settle(invoice(bill).preimage().orElseThrow());
        } catch (LightningRefusal refusal) {
            throw new StoryException("the payee cannot take the money: " + refusal.getMessage(), refusal);
        }
    }

    @Override
    public int timesPaid(Bill bill) {
        return (int) devnet.lightning().gateway().paymentHistory(bill.hash()).stream()
                .filter(payment -> payment.preimage().isPresent())
                .count();
    }

    @Override
    public long gatewayBalanceMsat() {
        return devnet.lightning().gateway().channel().localMsat();
    }

    @Override
    public void cut() {
        devnet.lnd().endpoint().down();
    }

    @Override
    public void restore() {
        devnet.lnd().endpoint().up();
    }

    private NodeInvoice invoice(Bill bill) {
        return devnet.lightning()
                .merchant()
                .invoice(bill.hash())
                .orElseThrow(() -> new StoryException("the payee has forgotten an invoice"));
    }
}
