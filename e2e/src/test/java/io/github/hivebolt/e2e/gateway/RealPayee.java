package io.github.hivebolt.e2e.gateway;

import io.github.hivebolt.devnet.story.Bill;
import io.github.hivebolt.devnet.story.Payee;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.e2e.lightning.InvoiceState;
import io.github.hivebolt.e2e.lightning.LightningNetwork;
import io.github.hivebolt.e2e.lightning.LndInvoice;
import io.github.hivebolt.e2e.lightning.LndNode;
import io.github.hivebolt.e2e.lightning.TcpGate;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The payee is lnd "bob"; the gateway reaches its own lnd "alice" through a gate. */
final class RealPayee implements Payee {
    private static final int PREIMAGE_BYTES = 32;

    private final LightningNetwork network;
    private final TcpGate gate;
    private final Map<PaymentHash, Preimage> preimages = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private Runnable beforeCut = () -> {};
    private Runnable beforeRestore = () -> {};

    RealPayee(LightningNetwork network, TcpGate gate) {
        this.network = network;
        this.gate = gate;
    }

    /** What else happens just before the line is cut, and before it is restored. */
    void during(Runnable thisBeforeCut, Runnable thisBeforeRestore) {
        beforeCut = thisBeforeCut;
        beforeRestore = thisBeforeRestore;
    }

    @Override
    public Bill bill(long sats, long expirySeconds) {
        return bill(bob().addInvoice(sats, expirySeconds));
    }

    @Override
    public Bill heldBill(long sats, long expirySeconds) {
        byte[] secret = new byte[PREIMAGE_BYTES];
        random.nextBytes(secret);
        Preimage preimage = new Preimage(HexFormat.of().formatHex(secret));
        preimages.put(preimage.hash(), preimage);
        return bill(bob().addHoldInvoice(preimage.hash().hex(), sats, expirySeconds));
    }

    @Override
    public boolean isHeld(Bill bill) {
        return bob().invoiceState(bill.hash().hex()) == InvoiceState.ACCEPTED;
    }

    @Override
    public void take(Bill bill) {
        Preimage preimage = preimages.get(bill.hash());
        if (preimage == null) {
            throw new IllegalArgumentException("this is no held invoice");
        }
        bob().settle(preimage.hex());
    }

    /** Gives back what is held, or closes an invoice before it is paid. */
    void giveBack(Bill bill) {
        bob().cancel(bill.hash().hex());
    }

    @Override
    public int timesPaid(Bill bill) {
        return bob().invoiceHtlcCount(bill.hash().hex());
    }

    @Override
    public long gatewayBalanceMsat() {
        return network.alice().localBalanceMsat();
    }

    @Override
    public void cut() {
        beforeCut.run();
        gate.cut();
    }

    @Override
    public void restore() {
        beforeRestore.run();
        gate.open();
    }

    private LndNode bob() {
        return network.bob();
    }

    private static Bill bill(LndInvoice invoice) {
        return new Bill(invoice.paymentRequest(), new PaymentHash(invoice.paymentHash()));
    }
}
