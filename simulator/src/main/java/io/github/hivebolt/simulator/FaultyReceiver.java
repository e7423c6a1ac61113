package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.memory.InMemoryReceiver;
import io.github.hivebolt.devnet.memory.Link.Trouble;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.ports.HoldInvoiceRequest;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.ReceivedPayment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One process's way to the invoices of the Lightning node: requests are lost, come late, or have their effect unheard. */
final class FaultyReceiver implements LightningReceiver {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofMinutes(40);

    private final World world;
    private final Plan plan;
    private final Life life;
    private final Weather weather;
    private final ReceiveTruth truth;
    private final EventLog log;
    private final InMemoryReceiver honest;
    private Trouble next = Trouble.NONE;

    FaultyReceiver(World world, Plan plan, Life life, Weather weather, ReceiveTruth truth, EventLog log) {
        this.world = world;
        this.plan = plan;
        this.life = life;
        this.weather = weather;
        this.truth = truth;
        this.log = log;
        this.honest = InMemoryReceiver.unsigned(world.net.gateway(), call -> next);
    }

    /** What the node does with a request when it arrives. */
    @FunctionalInterface
    private interface Effect {
        void on(LightningNode node) throws LightningRefusal;
    }

    @Override
    public Invoice create(HoldInvoiceRequest request) {
        truth.creating(request);
        InMemoryReceiver late = InMemoryReceiver.unsigned(world.net.gateway(), call -> Trouble.NONE);
        return call("create invoice", () -> honest.create(request), node -> late.create(request));
    }

    @Override
    public Optional<ReceivedPayment> look(PaymentHash hash) {
        return call("look at invoice", () -> honest.look(hash), node -> {});
    }

    @Override
    public void settle(Preimage preimage) {
        truth.settling(preimage.hash());
        boolean done = call(
                "settle",
                () -> {
                    honest.settle(preimage);
                    return true;
                },
                node -> node.settle(preimage));
        log.add(life.process(), "settles " + preimage.hash(), done ? 1 : 0);
    }

    @Override
    public void cancel(PaymentHash hash) {
        truth.cancelling(hash);
        boolean done = call(
                "cancel",
                () -> {
                    honest.cancel(hash);
                    return true;
                },
                node -> node.cancel(hash));
        log.add(life.process(), "cancels " + hash, done ? 1 : 0);
    }

    @Override
    public List<PaymentHash> held() {
        List<PaymentHash> held = call("held", honest::held, node -> {});
        return weather.strikes(Fault.HELD_UNTOLD) ? List.of() : held;
    }

    private <T> T call(String name, Supplier<T> call, Effect late) {
        life.before(name);
        next = trouble();
        if (next == Trouble.DELAYED) {
            plan.after(weather.chance().between(SOON, LATE), "late " + name, () -> arrive(late));
        }
        T answer = call.get();
        life.after(name);
        return answer;
    }

    private Trouble trouble() {
        if (weather.is(Fault.NETWORK_OUTAGE) || weather.is(Fault.LIGHTNING_OUTAGE)) {
            return Trouble.REFUSED;
        }
        if (weather.strikes(Fault.RECEIVE_LOST)) {
            return Trouble.LOST_BEFORE_EFFECT;
        }
        if (weather.strikes(Fault.RECEIVE_DELAYED)) {
            return Trouble.DELAYED;
        }
        return weather.strikes(Fault.RECEIVE_UNHEARD) ? Trouble.LOST_AFTER_EFFECT : Trouble.NONE;
    }

    /** Nobody hears what the node says to a request that comes late. */
    private void arrive(Effect late) {
        if (world.net.gateway().state().refusal().isPresent()) {
            return;
        }
        try {
            late.on(world.net.gateway());
        } catch (LightningRefusal | PartyUnavailableException refused) {
            log.add("node", "refuses a late request");
        }
    }
}
