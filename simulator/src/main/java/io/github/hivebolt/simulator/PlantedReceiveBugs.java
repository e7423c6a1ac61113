package io.github.hivebolt.simulator;

import java.util.List;
import java.util.stream.Stream;

/** The mistakes about payments to us that the simulator has to find. */
final class PlantedReceiveBugs {
    private static final String ORDER = "io.github.hivebolt.domain.order.";
    private static final String ENGINE = "io.github.hivebolt.engine.";
    private static final String DECIDER = ORDER + "ReceiveDecider";
    private static final String JUDGE = ORDER + "ReceiveJudge";

    private PlantedReceiveBugs() {}

    static List<PlantedBug> all() {
        return Stream.of(taking(), judging(), paying()).flatMap(List::stream).toList();
    }

    private static List<PlantedBug> taking() {
        return List.of(
                new PlantedBug(
                        "money is taken before the intent is committed",
                        ENGINE + "ReceiveClerk",
                        "boolean canSettle = secrets.preimage(order).isPresent();",
                        "boolean canSettle = secrets.preimage(order).isPresent(); receiver.settle(proof(order));"),
                new PlantedBug(
                        "an unclear settle is followed by a cancel",
                        ENGINE + "ReceiveClerk",
                        "LOG.log(Level.INFO, \"{0} is looked up again: {1}\", order.id(), unavailable.words());",
                        "receiver.cancel(order.hash());"),
                new PlantedBug(
                        "money that is still held a second after it was to be taken counts as given back",
                        DECIDER,
                        "case InvoiceRecord.Held ignored when isHeldLong(settlement, now) ->"
                                + " settleAgain(order, settlement);",
                        "case InvoiceRecord.Held ignored when now.isAfter(settlement.decidedAt()) ->"
                                + " ReceiveDecision.to(order.with(new Cancelled("
                                + "Refusal.of(ReasonCode.PAYOUT_UNAVAILABLE))),"
                                + " new ReceiveEffect.Release(settlement.payout()));"),
                new PlantedBug(
                        "the decision to give money back is not kept",
                        DECIDER,
                        "order.with(new Accepted(accepted.paid(), accepted.seenAt(), Optional.of(refusal))),",
                        "order.with(new Accepted(accepted.paid(), accepted.seenAt(), Optional.empty())),"),
                new PlantedBug(
                        "an invoice counts as expired before the node says so",
                        DECIDER,
                        "when over ->",
                        "when now.isAfter(order.request().expiresAt().minusSeconds(9)) ->"
                                + " ReceiveDecision.to(order.with(new Expired()));"
                                + " case InvoiceRecord.Open() when over ->"));
    }

    private static List<PlantedBug> judging() {
        return List.of(
                new PlantedBug(
                        "the payer has a free option: a price that moved is not looked at",
                        JUDGE,
                        "return assessment.rate().filter(rate -> isDearer(order, rate)).flatMap(rate ->"
                                + " because(ReasonCode.PRICE_MOVED));",
                        "return Optional.empty();"),
                new PlantedBug(
                        "money is taken however few blocks are left",
                        JUDGE,
                        "if (!heldTooLong && assessment.held().blocksLeft() >= FEWEST_BLOCKS_LEFT) {",
                        "if (!heldTooLong) {"),
                new PlantedBug(
                        "money is taken however long it was held",
                        JUDGE,
                        "if (!heldTooLong && assessment.held().blocksLeft() >= FEWEST_BLOCKS_LEFT) {",
                        "if (assessment.held().blocksLeft() >= FEWEST_BLOCKS_LEFT) {"),
                new PlantedBug(
                        "money is taken while no Hive node answers",
                        JUDGE,
                        "if (assessment.payee() != PayeeStanding.EXISTS) {",
                        "if (assessment.payee() == PayeeStanding.MISSING) {"));
    }

    private static List<PlantedBug> paying() {
        return List.of(
                new PlantedBug(
                        "the payout is made while the money is only held",
                        DECIDER,
                        "new ReceiveEffect.Reserve(settlement.payout()),",
                        "new ReceiveEffect.Reserve(settlement.payout()),"
                                + " new ReceiveEffect.PayOut(ReceivePayouts.payout(order, settlement)),"),
                new PlantedBug(
                        "the payout is not kept back",
                        ENGINE + "ReceiveWriter",
                        "if (!cover.reserve(tx, amount)) {",
                        "if (!cover.reserve(tx, HiveAmount.zero(amount.asset()))) {"),
                new PlantedBug(
                        "what was kept back is never free again",
                        ENGINE + "ReceiveWriter",
                        "case ReceiveEffect.Release(HiveAmount amount) -> Cover.release(tx, amount);",
                        "case ReceiveEffect.Release(HiveAmount amount) -> {}"),
                new PlantedBug(
                        "a payout is signed anew whenever it is picked up again",
                        ENGINE + "PayoutClerk",
                        "case PayoutState.Signed(SignedTransfer transfer) ->"
                                + " follow(item, payout.get(), transfer, lease.get());",
                        "case PayoutState.Signed(SignedTransfer transfer) -> sign(item, payout.get(), lease.get());"),
                new PlantedBug(
                        "a payout is rounded up",
                        "io.github.hivebolt.domain.quote.ReceiveQuote",
                        "return rate.valueRoundedDown(paid.minus(feeOn(paid)));",
                        "return rate.costRoundedUp(paid.minus(feeOn(paid)));"),
                new PlantedBug(
                        "what is paid above the invoice is kept",
                        DECIDER,
                        "Settlement taken = new Settlement(paid, order.request().quote().payout(paid),"
                                + " decided.decidedAt());",
                        "Settlement taken = new Settlement(paid,"
                                + " order.request().quote().payout(order.request().quote().amount()),"
                                + " decided.decidedAt());"));
    }
}
