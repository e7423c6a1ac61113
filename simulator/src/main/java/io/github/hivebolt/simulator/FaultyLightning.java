package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.memory.InMemoryLightning;
import io.github.hivebolt.devnet.memory.Link.Trouble;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.simulator.PaymentTruth.Fate;
import java.time.Duration;
import java.util.OptionalLong;

/** One process's way to the Lightning node: requests and answers that are refused, lost, or come hours late. */
final class FaultyLightning implements LightningPayer {
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofHours(3);

    private final World world;
    private final Plan plan;
    private final Life life;
    private final Weather weather;
    private final PaymentTruth truth;
    private final EventLog log;
    private final InMemoryLightning honest;
    private Trouble next = Trouble.NONE;

    FaultyLightning(World world, Plan plan, Life life, Weather weather, PaymentTruth truth, EventLog log) {
        this.world = world;
        this.plan = plan;
        this.life = life;
        this.weather = weather;
        this.truth = truth;
        this.log = log;
        this.honest = new InMemoryLightning(world.net.gateway(), call -> next);
    }

    @Override
    public NodeStatus status() {
        life.before("status");
        next = isOut() ? Trouble.REFUSED : Trouble.NONE;
        return honest.status();
    }

    @Override
    public SendReport pay(PaymentRequest request) {
        PaymentTruth.Request known = truth.requested(request, log);
        life.before("pay");
        next = trouble();
        boolean comesLate = next == Trouble.DELAYED;
        if (comesLate) {
            next = Trouble.LOST_BEFORE_EFFECT;
        }
        SendReport report = honest.pay(request);
        known.fate(comesLate ? Fate.UNDER_WAY : fate(report));
        if (comesLate) {
            plan.after(weather.chance().between(SOON, LATE), "late pay request", () -> arrive(request, known));
        }
        log.add(life.process(), "pay " + known.fate() + " " + request.invoice().paymentHash());
        life.after("pay");
        if (report.answered()) {
            known.answered();
        }
        return report;
    }

    @Override
    public PaymentRecord look(PaymentHash hash, NodeMemory memory) {
        life.before("look");
        next = isOut() || weather.strikes(Fault.LOOK_LOST) ? Trouble.LOST_AFTER_EFFECT : Trouble.NONE;
        PaymentRecord record = honest.look(hash, memory);
        life.after("look");
        boolean clocksDiffer = world.gatewayClock.shift().abs().compareTo(CLOCKS_AGREE) > 0;
        return record instanceof PaymentRecord.Absent && clocksDiffer
                ? new PaymentRecord.Unclear("The Lightning node's clock differs from ours.")
                : record;
    }

    private Trouble trouble() {
        if (isOut() || weather.strikes(Fault.PAY_REFUSED)) {
            return Trouble.REFUSED;
        }
        if (weather.strikes(Fault.PAY_LOST)) {
            return Trouble.LOST_BEFORE_EFFECT;
        }
        if (weather.strikes(Fault.PAY_DELAYED)) {
            return Trouble.DELAYED;
        }
        return weather.strikes(Fault.PAY_UNHEARD) ? Trouble.LOST_AFTER_EFFECT : Trouble.NONE;
    }

    private Fate fate(SendReport report) {
        if (report.outcome() instanceof PaymentOutcome.NotSent) {
            return Fate.NEVER_LEFT;
        }
        return next == Trouble.LOST_BEFORE_EFFECT ? Fate.LOST : Fate.ARRIVED;
    }

    /** The node takes it as it takes any request; nobody hears what it says. */
    private void arrive(PaymentRequest request, PaymentTruth.Request known) {
        LightningNode node = world.net.gateway();
        if (node.state().refusal().isPresent()) {
            known.fate(Fate.LOST);
            return;
        }
        OptionalLong amount = request.invoice().amount().isPresent()
                ? OptionalLong.empty()
                : OptionalLong.of(request.amount().value());
        try {
            NodePayment taken = node.pay(new PayOrder(
                    request.invoice().text(), amount, request.feeLimit().value(), request.cltvLimitBlocks()));
            known.fate(Fate.ARRIVED);
            log.add("node", "late request " + taken.status());
        } catch (LightningRefusal refusal) {
            known.fate(Fate.LOST);
        }
    }

    private boolean isOut() {
        return weather.is(Fault.NETWORK_OUTAGE) || weather.is(Fault.LIGHTNING_OUTAGE);
    }
}
