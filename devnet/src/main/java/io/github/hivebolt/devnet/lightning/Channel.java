package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.lightning.PaymentHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one channel between the gateway's node and the payee's. Guarded by the network's monitor. */
final class Channel {
    private final long capacityMsat;
    private final List<Htlc> htlcs = new ArrayList<>();
    private long gatewayMsat;
    private long merchantMsat;
    private long sentByGatewayMsat;
    private long sentByMerchantMsat;
    private long nextHtlcIndex;
    private boolean active = true;

    Channel(long gatewayMsat, long merchantMsat) {
        this.gatewayMsat = gatewayMsat;
        this.merchantMsat = merchantMsat;
        this.capacityMsat = Math.addExact(gatewayMsat, merchantMsat);
    }

    long balanceMsat(boolean ofGateway) {
        return ofGateway ? gatewayMsat : merchantMsat;
    }

    long sentMsat(boolean byGateway) {
        return byGateway ? sentByGatewayMsat : sentByMerchantMsat;
    }

    long capacityMsat() {
        return capacityMsat;
    }

    boolean active() {
        return active;
    }

    void active(boolean nowActive) {
        active = nowActive;
    }

    List<Htlc> htlcs() {
        return List.copyOf(htlcs);
    }

    Optional<Htlc> htlc(PaymentHash hash) {
        return htlcs.stream().filter(htlc -> htlc.hash().equals(hash)).findFirst();
    }

    boolean canSend(boolean fromGateway, long totalMsat) {
        return active && balanceMsat(fromGateway) >= totalMsat;
    }

    Htlc lock(PaymentHash hash, boolean fromGateway, Route route) {
        Htlc htlc = new Htlc(
                nextHtlcIndex++, hash, fromGateway, route.amountMsat(), route.feeMsat(), route.totalTimeLock());
        add(fromGateway, -htlc.totalMsat());
        htlcs.add(htlc);
        return htlc;
    }

    void settle(Htlc htlc) {
        htlcs.remove(htlc);
        add(!htlc.fromGateway(), htlc.amountMsat());
        if (htlc.fromGateway()) {
            sentByGatewayMsat += htlc.totalMsat();
        } else {
            sentByMerchantMsat += htlc.totalMsat();
        }
    }

    void fail(Htlc htlc) {
        htlcs.remove(htlc);
        add(htlc.fromGateway(), htlc.totalMsat());
    }

    private void add(boolean toGateway, long msat) {
        if (toGateway) {
            gatewayMsat = Math.addExact(gatewayMsat, msat);
        } else {
            merchantMsat = Math.addExact(merchantMsat, msat);
        }
    }
}
