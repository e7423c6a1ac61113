package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.simulator.Purchase.Payer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Those who pay the gateway's invoices: in time or not, once or twice, what is asked or something else. */
final class Payers {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AROUND = Duration.ofSeconds(8);
    private static final List<Payer> USUAL = List.of(
            Payer.AT_ONCE,
            Payer.AT_ONCE,
            Payer.AT_ONCE,
            Payer.AT_ONCE,
            Payer.AT_ONCE,
            Payer.LATER,
            Payer.LATER,
            Payer.AT_THE_END,
            Payer.NEVER,
            Payer.TOO_LITTLE,
            Payer.MORE,
            Payer.MUCH_MORE,
            Payer.TWICE,
            Payer.THE_GATEWAY);

    private final World world;
    private final Plan plan;
    private final Chance chance;
    private final EventLog log;
    private final Weather weather;
    private final List<GatewayProcess> processes;

    Payers(World world, Plan plan, Chance chance, EventLog log, Weather weather, List<GatewayProcess> processes) {
        this.weather = weather;
        this.world = world;
        this.plan = plan;
        this.chance = chance;
        this.log = log;
        this.processes = processes;
    }

    Payer draw() {
        return chance.pick(USUAL);
    }

    void plan(Purchase purchase) {
        String text = purchase.invoice().orElseThrow();
        Invoice invoice = read(text);
        long asked = invoice.amount().orElseThrow().value();
        Instant now = world.clock.now();
        Duration left = Duration.between(now, invoice.expiresAt());
        Instant soon = now.plus(chance.between(Duration.ofMillis(100), SOON));
        Instant atTheEnd =
                invoice.expiresAt().minus(AROUND).plus(chance.between(Duration.ZERO, AROUND.multipliedBy(2)));
        Instant later = left.isPositive() ? now.plus(chance.between(Duration.ZERO, left)) : soon;
        switch (purchase.payer()) {
            case AT_ONCE -> pay(soon, text, OptionalLong.empty());
            case LATER -> pay(later, text, OptionalLong.empty());
            case AT_THE_END -> pay(atTheEnd, text, OptionalLong.empty());
            case NEVER, THE_GATEWAY -> {}
            case TOO_LITTLE -> pay(soon, text, OptionalLong.of(asked - chance.between(1, 200_000)));
            case MORE -> pay(soon, text, OptionalLong.of(asked + asked * chance.between(0, 99) / 100 + 1));
            case MUCH_MORE -> pay(soon, text, OptionalLong.of(asked * 2 + chance.between(2, 9_999)));
            case TWICE -> {
                pay(soon, text, OptionalLong.empty());
                pay(soon.plus(chance.between(Duration.ZERO, Duration.ofMinutes(2))), text, OptionalLong.empty());
            }
        }
    }

    private Invoice read(String text) {
        try {
            return world.net.merchant().decode(text);
        } catch (LightningRefusal refusal) {
            throw new AuditFailure("an invoice that nobody can read: " + refusal.text());
        }
    }

    private void pay(Instant at, String invoice, OptionalLong amount) {
        plan.at(at.isBefore(world.clock.now()) ? world.clock.now() : at, "payer", () -> payNow(invoice, amount));
    }

    private void payNow(String invoice, OptionalLong amount) {
        try {
            NodePayment payment = amount.isPresent()
                    ? world.net.merchant().payMore(invoice, amount.getAsLong())
                    : world.net.merchant().pay(new PayOrder(invoice, OptionalLong.empty(), 1_000_000, 0));
            log.add("payer", payment.status());
            processes.forEach(GatewayProcess::paymentCame);
            if (weather.strikes(Fault.BITCOIN_BURST)) {
                world.net.advanceBlocks(chance.between(56, 75));
            }
        } catch (LightningRefusal refusal) {
            log.add("payer", refusal.text());
        }
    }

    /** What the payer's own node says of a payment. */
    static Optional<NodePayment> payment(World world, PaymentHash hash) {
        return world.net.merchant().payment(hash);
    }
}
