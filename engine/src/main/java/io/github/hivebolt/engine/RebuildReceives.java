package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.RebuildReceiveDecider;
import io.github.hivebolt.domain.order.RebuildReceiveEvidence;
import io.github.hivebolt.domain.order.ReceiveDecision;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import io.github.hivebolt.ports.InvoiceNote;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes into the store what chain and node tell about receive orders, each in a transaction of its own. */
final class RebuildReceives {
    /** The node has cancelled an older invoice by itself, or given up what it held for it. */
    private static final Duration STILL_FOLLOWED = Duration.ofDays(2);

    private static final int MOST_TIMES_TODAYS_VALUE = 4;

    private final EnginePorts ports;
    private final RebuildStory story;
    private final NodeInvoices invoices;
    private final ReceiveSecrets secrets;
    private final ReceiveWriter writer;
    private final RebuildAnswers answers;
    private final IncidentDesk incidents;
    private final Consumer<String> say;

    RebuildReceives(
            EnginePorts ports,
            RebuildStory story,
            NodeInvoices invoices,
            ReceiveSecrets secrets,
            ReceiveWriter writer,
            IncidentDesk incidents,
            Consumer<String> say) {
        this.ports = ports;
        this.story = story;
        this.invoices = invoices;
        this.secrets = secrets;
        this.writer = writer;
        this.answers = new RebuildAnswers(ports.time());
        this.incidents = incidents;
        this.say = say;
    }

    /** The first block in which one of these orders was paid out, or none. */
    Optional<Long> firstAnswer() {
        return invoices.all().stream()
                .flatMap(claimed -> story.answers(claimed.order().id()).stream())
                .map(ChainTransfer::blockNumber)
                .min(Long::compare);
    }

    RebuildTally write(long first) {
        RebuildTally tally = new RebuildTally();
        for (NodeInvoices.Claimed claimed : invoices.all()) {
            Optional<Written> written = ports.store()
                    .write(tx -> find(tx, claimed, first).map(each -> new Written(write(tx, each), !each.isKnown())));
            written.ifPresent(
                    each -> tally.count(each.order().id(), each.order().state(), each.isNew()));
        }
        return tally;
    }

    /** What {@link #write} would do. */
    RebuildTally tell(long first) {
        RebuildTally tally = new RebuildTally();
        for (NodeInvoices.Claimed claimed : invoices.all()) {
            ports.store().read(view -> find(view, claimed, first)).ifPresent(each -> {
                ReceiveOrder next = decide(each.order(), each.evidence()).next();
                tally.count(next.id(), next.state(), !each.isKnown());
            });
        }
        return tally;
    }

    private record Written(ReceiveOrder order, boolean isNew) {}

    /** An order that is looked at. */
    private record Case(ReceiveOrder order, boolean isKnown, RebuildReceiveEvidence evidence) {}

    private Optional<Case> find(StoreView view, NodeInvoices.Claimed claimed, long first) {
        OrderId id = claimed.order().id();
        Optional<ReceiveOrder> known = view.receive().order(id).map(ReceiveRow::order);
        boolean fits = known.isEmpty()
                ? view.hashHolder(Direction.RECEIVE, claimed.listed().hash()).isEmpty()
                : known.get().hash().equals(claimed.listed().hash());
        if (!fits) {
            return Optional.empty();
        }
        Optional<Preimage> derived = secrets.derived(view, id, claimed.listed().hash());
        RebuildReceiveEvidence evidence = evidence(claimed, known.isPresent(), derived);
        return known.isPresent() || isOrder(claimed, evidence, first)
                ? Optional.of(new Case(known.orElse(claimed.order()), known.isPresent(), evidence))
                : Optional.empty();
    }

    private RebuildReceiveEvidence evidence(NodeInvoices.Claimed claimed, boolean isKnown, Optional<Preimage> derived) {
        ReceiveOrder order = claimed.order();
        boolean settled = claimed.listed().settled();
        ReceiveQuote quote = order.request().quote();
        return new RebuildReceiveEvidence(
                settled ? Optional.of(claimed.listed().received()) : Optional.empty(),
                claimed.listed().note().flatMap(InvoiceNote::preimage).or(() -> derived),
                isKnown || derived.isPresent(),
                isKnown,
                story.answers(order.id()),
                story.unreadable(order.request().payee(), quote.payout(quote.amount())));
    }

    /** Whether an invoice that this store does not know is taken for an order. */
    private boolean isOrder(NodeInvoices.Claimed claimed, RebuildReceiveEvidence evidence, long first) {
        ReceiveOrder order = claimed.order();
        boolean over = order.request()
                .expiresAt()
                .plus(STILL_FOLLOWED)
                .isBefore(ports.time().now());
        if (evidence.taken().isEmpty()) {
            return evidence.ours() && !over;
        }
        if (!evidence.answers().isEmpty()) {
            return evidence.answers().stream().anyMatch(answer -> answer.blockNumber() >= first);
        }
        if (evidence.ours()) {
            return true;
        }
        boolean believed = evidence.preimage().isPresent() && isPlausible(order);
        if (!believed) {
            say.accept("  the invoice of " + order.id() + " claims a payout that it is not worth; it is left alone");
        }
        return believed;
    }

    /** A stranger's imitation may name any amount; it must not tie up what the gateway has. */
    private boolean isPlausible(ReceiveOrder order) {
        ReceiveQuote quote = order.request().quote();
        Optional<Rate> rate = ports.rates().apply(quote.asset());
        Optional<Msat> worth = rate.map(known -> known.worthRoundedDown(quote.payout(quote.amount())));
        return worth.filter(value -> value.value() / MOST_TIMES_TODAYS_VALUE
                        <= quote.amount().value())
                .isPresent();
    }

    private ReceiveDecision decide(ReceiveOrder order, RebuildReceiveEvidence evidence) {
        return RebuildReceiveDecider.decide(order, evidence, ports.time().now());
    }

    private ReceiveOrder write(StoreTransaction tx, Case each) {
        Instant now = ports.time().now();
        if (!each.isKnown()) {
            tx.receive().insert(each.order(), now);
            tx.claimHash(Direction.RECEIVE, each.order().hash(), each.order().id());
        }
        ReceiveOrder order = tx.receive().lock(each.order().id()).orElseThrow().order();
        ReceiveDecision decision = decide(order, each.evidence());
        if (!decision.next().equals(order)) {
            answers.settle(tx, decision.next(), each.evidence().answers());
            writer.write(tx, order, decision);
        } else if (each.evidence().taken().isEmpty()
                && !each.evidence().answers().isEmpty()) {
            withhold(tx, order, each.evidence().answers().getFirst(), now);
        }
        if (!decision.next().state().isFinal()) {
            tx.schedule(WorkKind.RECEIVE, order.id().text(), now);
        }
        return decision.next();
    }

    /** Whatever the node says later, it was paid out already. */
    private void withhold(StoreTransaction tx, ReceiveOrder order, ChainTransfer answer, Instant now) {
        String evidence =
                "our transfer " + answer.operation().text() + " paid it out, and the node says that nobody paid it";
        Facts.withhold(tx, order.id(), new Withholding.Reason(ParkCause.STORE_BEHIND, evidence));
        incidents.open(tx, IncidentKind.NODE_CONTRADICTION, order.id().text(), evidence);
        tx.audit("rebuild", "withheld", order.id().text(), evidence, now);
    }
}
