package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The payees. All invoices are written at the first moment of the simulation, with amounts and expiries from small
 * tables, so that their signatures are the same in every seed and are worked out once.
 */
final class InvoiceMaker {
    private static final Duration RESOLVE_AGAIN = Duration.ofMinutes(20);
    private static final List<Duration> EXPIRIES = List.of(
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(60));
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final int LONG_TIMELOCK = 200;

    private final World world;
    private final Plan plan;
    private final Chance chance;
    private final EventLog log;
    private final List<PaymentHash> payable = new ArrayList<>();
    private int written;

    InvoiceMaker(World world, Plan plan, Chance chance, EventLog log) {
        this.world = world;
        this.plan = plan;
        this.chance = chance;
        this.log = log;
    }

    NodeInvoice paying(Instant neededAt) {
        return kept(
                write(amountMsat(), lasting(neededAt), InvoiceOrder.DEFAULT_FINAL_CLTV, new InvoiceBehaviour.Pays()));
    }

    NodeInvoice open(Instant neededAt) {
        return kept(write(0, lasting(neededAt), InvoiceOrder.DEFAULT_FINAL_CLTV, new InvoiceBehaviour.Pays()));
    }

    /** Held for long, failing, never ending, or about to expire. */
    NodeInvoice troubled(Instant neededAt) {
        int dice = chance.between(0, 19);
        if (dice < 9) {
            NodeInvoice held = kept(write(amountMsat(), lasting(neededAt), 80, new InvoiceBehaviour.Holds()));
            Duration hang = chance.between(Duration.ofSeconds(5), Duration.ofHours(chance.oneIn(3) ? 5 : 1));
            plan.at(neededAt.plus(hang), "payee decides", () -> resolve(held, chance.oneIn(2)));
            return held;
        }
        if (dice == 9) {
            return kept(write(amountMsat(), HALF_A_DAY, 80, new InvoiceBehaviour.DiesAfterSending()));
        }
        if (dice < 13) {
            Duration expiry = EXPIRIES.stream()
                    .filter(each -> !VirtualClock.START.plus(each).isAfter(neededAt.plusSeconds(600)))
                    .reduce((one, later) -> later)
                    .orElse(EXPIRIES.getFirst());
            return kept(write(amountMsat(), expiry, 80, new InvoiceBehaviour.Pays()));
        }
        LndFailure reason = chance.pick(List.of(
                LndFailure.NO_ROUTE,
                LndFailure.INCORRECT_PAYMENT_DETAILS,
                LndFailure.TIMEOUT,
                LndFailure.INSUFFICIENT_BALANCE));
        return kept(write(amountMsat(), lasting(neededAt), 80, new InvoiceBehaviour.Fails(reason)));
    }

    /** One that the gateway never pays: too small, too large, too long a timelock, or its own. */
    NodeInvoice refused(Instant neededAt) {
        return switch (chance.between(0, 3)) {
            case 0 -> write(249_999, lasting(neededAt), 80, new InvoiceBehaviour.Pays());
            case 1 -> write(100_000_001, lasting(neededAt), 80, new InvoiceBehaviour.Pays());
            case 2 -> write(1_000_000, lasting(neededAt), LONG_TIMELOCK, new InvoiceBehaviour.Pays());
            default -> own(lasting(neededAt));
        };
    }

    List<PaymentHash> payableHashes() {
        return payable;
    }

    private NodeInvoice kept(NodeInvoice invoice) {
        payable.add(invoice.hash());
        return invoice;
    }

    private NodeInvoice own(Duration expiry) {
        try {
            return world.net
                    .gateway()
                    .addInvoice(InvoiceOrder.plain(2_000_000, "own", expiry, new InvoiceBehaviour.Pays()));
        } catch (LightningRefusal refusal) {
            throw new IllegalStateException("the workload is wrong", refusal);
        }
    }

    private long amountMsat() {
        long variant = chance.between(0, 2);
        long sats = 400 + (written * 7_919L + variant * 104_729L) % 11_000;
        return sats * 1_000 + (written % 3 == 0 ? variant * 137 : 0);
    }

    /** The first expiry of the table that leaves a customer time. */
    private Duration lasting(Instant neededAt) {
        Optional<Duration> enough = EXPIRIES.stream()
                .filter(each -> VirtualClock.START.plus(each).isAfter(neededAt.plusSeconds(900)))
                .findFirst();
        return chance.oneIn(8) ? EXPIRIES.getLast() : enough.orElse(EXPIRIES.getLast());
    }

    private NodeInvoice write(long msat, Duration expiry, int finalCltv, InvoiceBehaviour behaviour) {
        written++;
        try {
            return world.net
                    .merchant()
                    .addInvoice(new InvoiceOrder(
                            msat, "simulated", "", expiry, Optional.empty(), Optional.empty(), finalCltv, behaviour));
        } catch (LightningRefusal refusal) {
            throw new IllegalStateException("the workload is wrong", refusal);
        }
    }

    private void resolve(NodeInvoice invoice, boolean settles) {
        Optional<NodeInvoice> now = world.net.merchant().invoice(invoice.hash());
        InvoiceState state = now.map(NodeInvoice::state).orElse(InvoiceState.CANCELED);
        if (state == InvoiceState.ACCEPTED) {
            decide(invoice, settles);
        } else if (state == InvoiceState.OPEN) {
            plan.after(RESOLVE_AGAIN, "payee looks again", () -> resolve(invoice, settles));
        }
    }

    private void decide(NodeInvoice invoice, boolean settles) {
        log.add("payee", settles ? "settles" : "cancels");
        try {
            if (settles) {
                world.net.merchant().settle(invoice.preimage().orElseThrow());
            } else {
                world.net.merchant().cancel(invoice.hash());
            }
        } catch (LightningRefusal refusal) {
            throw new IllegalStateException("the workload is wrong", refusal);
        }
    }
}
