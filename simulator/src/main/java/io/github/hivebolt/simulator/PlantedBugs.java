package io.github.hivebolt.simulator;

import java.util.List;
import java.util.stream.Stream;

/** The mistakes that the simulator has to find. Most of them were made by somebody, somewhere, and cost money. */
final class PlantedBugs {
    private static final String ORDER = "io.github.hivebolt.domain.order.";
    private static final String ENGINE = "io.github.hivebolt.engine.";

    private PlantedBugs() {}

    static List<PlantedBug> all() {
        return Stream.of(payments(), payouts(), chain(), acceptance(), PlantedReceiveBugs.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<PlantedBug> payments() {
        return List.of(
                new PlantedBug(
                        "a time-out is taken as failed",
                        ORDER + "PaymentDecider",
                        "case PaymentOutcome.Unknown ignored -> lookAgain(known, dispatch, now);",
                        "case PaymentOutcome.Unknown ignored -> refunded(known, policy, dispatch,"
                                + " ReasonCode.LIGHTNING_UNAVAILABLE, now).build();"),
                new PlantedBug(
                        "an unknown success is taken as foreign and refunded",
                        ORDER + "PaymentDecider",
                        "when dispatch.isProvedBy(preimage) -> settledInRecord(order, dispatch, preimage, routing,"
                                + " recordedAt, now);",
                        "when dispatch.isProvedBy(preimage) && dispatch.log().unanswered() > 0 ->"
                                + " refunded(order, policy, dispatch, ReasonCode.NO_ROUTE, now).build();"),
                new PlantedBug(
                        "the unanswered send is forgotten",
                        ORDER + "SendLog",
                        "return new SendLog(sends + 1, unanswered + 1, registered, Optional.of(now),"
                                + " Optional.empty());",
                        "return new SendLog(sends + 1, unanswered, registered, Optional.of(now), Optional.empty());"),
                new PlantedBug(
                        "a request under way is not waited out",
                        ORDER + "PaymentDecider",
                        "if (now.isBefore(expiresAt.plus(STRAY_REQUEST_MARGIN))) {",
                        "if (now.isBefore(sentAt)) {"),
                new PlantedBug(
                        "no record means that nothing was sent, so it is sent again",
                        ORDER + "PaymentDecider",
                        "if (dispatch.log().registered()) {",
                        "if (dispatch.log().unanswered() > 0) { return SendAcceptance.backToWaiting(order, dispatch,"
                                + " WaitReason.LIGHTNING_NOT_READY, now, \"\"); } if (dispatch.log().registered()) {"),
                new PlantedBug(
                        "a payment in flight is given up when its invoice expires",
                        ORDER + "PaymentDecider",
                        "if (stuck && now.isAfter(dispatch.invoice().expiresAt())) {",
                        "if (now.isAfter(dispatch.invoice().expiresAt())) {"),
                new PlantedBug(
                        "an order is parked that time alone would end",
                        ORDER + "PaymentDecider",
                        "static final Duration LONGEST_STRAY_WAIT = Duration.ofHours(24);",
                        "static final Duration LONGEST_STRAY_WAIT = Duration.ofMinutes(20);"),
                new PlantedBug(
                        "room in the limits is never given back",
                        ENGINE + "DecisionWriter",
                        "tx.addToCounter(EXPOSURE, -exposureMsat, Long.MAX_VALUE);",
                        "tx.addToCounter(EXPOSURE, 0, Long.MAX_VALUE);"));
    }

    private static List<PlantedBug> payouts() {
        return List.of(
                new PlantedBug(
                        "a transfer is signed again when a node says expired",
                        ENGINE + "BroadcastNotes",
                        "case EXPIRATION, TAPOS, NODE_NOT_READY, OTHER -> {}",
                        "case EXPIRATION, TAPOS, NODE_NOT_READY, OTHER -> tx.updatePayout("
                                + "tx.lockPayout(payout.order()).orElseThrow().again(), java.time.Instant.EPOCH);"),
                new PlantedBug(
                        "a transfer leaves before its bytes are committed",
                        ENGINE + "PayoutClerk",
                        "boolean committed = store.write(lease, tx -> commitSigned(tx, item, payout, transfer));",
                        "sender.broadcast(transfer); boolean committed ="
                                + " store.write(lease, tx -> commitSigned(tx, item, payout, transfer));"),
                new PlantedBug(
                        "a transfer is dead when too few hosts answer",
                        ENGINE + "PayoutClerk",
                        "case Sighting.Undecided ignored -> postpone(item, backoff.jittered(BROADCAST_AGAIN));",
                        "case Sighting.Undecided ignored -> store.write(lease, tx -> dead(tx, item, payout,"
                                + " readUpTo));"),
                new PlantedBug(
                        "change is rounded up",
                        "io.github.hivebolt.domain.quote.SendQuote",
                        "HiveAmount cost = rate.costRoundedUp(charge(routing));",
                        "HiveAmount cost = rate.valueRoundedDown(charge(routing));"),
                new PlantedBug(
                        "a refund is less a fee",
                        ORDER + "SendPayouts",
                        "return payout(order, PayoutKind.REFUND, order.transfer().amount(), memo);",
                        "return payout(order, PayoutKind.REFUND, new HiveAmount("
                                + "Math.max(1, order.transfer().amount().milli() - 1),"
                                + " order.transfer().amount().asset()), memo);"));
    }

    private static List<PlantedBug> chain() {
        return List.of(
                new PlantedBug(
                        "the cursor moves before what was found is committed",
                        ENGINE + "BlockFollower",
                        "store.write(lease, tx -> remember(tx, cursor.get(), batch));",
                        "store.write(lease, tx -> { tx.moveBlockCursor(cursor, batch.last()); return true; });"
                                + " store.write(lease, tx -> { batch.transfers().forEach("
                                + "each -> remember(tx, each, batch.host())); return true; });"),
                new PlantedBug(
                        "money is credited on one host's word",
                        ENGINE + "Corroborator",
                        "case Corroboration.NotEnoughHosts(String why) -> store.write(tx -> waitForHosts(tx, item,"
                                + " why));",
                        "case Corroboration.NotEnoughHosts(String why) -> store.write(tx -> book(tx, item,"
                                + " transfer));"),
                new PlantedBug(
                        "money is credited although another host objects",
                        ENGINE + "Corroborator",
                        "case Corroboration.Disagreed(String what) ->"
                                + " store.write(tx -> dispute(tx, item, transfer, what));",
                        "case Corroboration.Disagreed(String what) -> store.write(tx -> book(tx, item, transfer));"),
                new PlantedBug(
                        "virtual operations are skipped",
                        ENGINE + "VirtualFollower",
                        "for (ChainTransfer transfer : batch.transfers()) {",
                        "for (ChainTransfer transfer : batch.transfers().subList(0, 0)) {"));
    }

    private static List<PlantedBug> acceptance() {
        return List.of(
                new PlantedBug(
                        "a payment that the store knows nothing of is refunded",
                        ORDER + "SendAcceptance",
                        "case PaymentRecord.Settled ignored ->"
                                + " parkRejected(order, refusal, assessment, \"paid\", policy, now);",
                        "case PaymentRecord.Settled ignored -> refund(order, refusal, policy, now);"),
                new PlantedBug(
                        "the limit is checked without the present order",
                        ORDER + "AcceptancePolicies",
                        "if (used.plus(amount).compareTo(window.limit()) > 0) {",
                        "if (used.compareTo(window.limit()) > 0) {"),
                new PlantedBug(
                        "an answer is answered",
                        ORDER + "AcceptancePolicies",
                        "if (isAnswer(candidate)) {",
                        "if (isAnswer(candidate) && sender.value().isEmpty()) {"),
                new PlantedBug(
                        "the operator's own transfer is answered",
                        ORDER + "AcceptancePolicies",
                        "if (candidate.policy().treasuryAccounts().contains(sender)) {",
                        "if (candidate.policy().blockedAccounts().contains(sender)) {"),
                new PlantedBug(
                        "the gateway pays its own invoice",
                        ORDER + "AcceptancePolicies",
                        "return ownNode || ownHash ? reject(ReasonCode.SELF_PAYMENT) : Optional.empty();",
                        "return ownHash ? reject(ReasonCode.SELF_PAYMENT) : Optional.empty();"),
                new PlantedBug(
                        "an expired invoice is paid",
                        ORDER + "AcceptancePolicies",
                        "return left.compareTo(LEAST_TIME_LEFT) < 0 ? reject(ReasonCode.INVOICE_EXPIRED)"
                                + " : Optional.empty();",
                        "return Optional.empty();"));
    }
}
