package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.quote.FeeSchedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes up orders, worlds and events from one seed. The events need not fit together: nothing may depend on that. */
final class RandomWorld {
    private static final Preimage WRONG = new Preimage("00".repeat(32));

    private final Random random;

    RandomWorld(long seed) {
        this.random = new Random(seed);
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Given given() {
        Given given = new Given();
        HiveAsset asset = oneOf(List.of(HiveAsset.values()));
        given.fee = new FeeSchedule(new Msat(random.nextLong(200_000)), random.nextLong(50_000));
        given.routing = new FeeSchedule(new Msat(random.nextLong(50_000)), random.nextLong(20_000));
        given.sent = new HiveAmount(random.nextLong(1, 60_000), asset);
        given.rate = Optional.of(rate(asset));
        given.invoiceAmount = oneIn(4) ? Optional.empty() : Optional.of(new Msat(random.nextLong(1, 8_000_000)));
        given.expiresAt = Given.NOW.plusSeconds(random.nextLong(200_000));
        given.kind = oneIn(40) ? TransferKind.ESCROW_RELEASE : TransferKind.TRANSFER;
        given.reading = oneIn(4) ? Optional.of(new MemoReading.Decrypted(Given.INVOICE_WORD)) : Optional.empty();
        given.sender = oneIn(40) ? Given.GATEWAY : Given.ALICE;
        return given;
    }

    private Rate rate(HiveAsset asset) {
        return new Rate(asset, BigDecimal.valueOf(random.nextLong(1_000, 500_000_000), 6));
    }

    /** Lets the world change, as far as it may between two events. */
    void change(Given given) {
        HiveAsset asset = given.sent.asset();
        given.rate = oneIn(8) ? Optional.empty() : Optional.of(rate(asset));
        given.closed = oneIn(4) ? Optional.of(oneOf(List.of(WaitReason.values()))) : Optional.empty();
        given.readiness = oneIn(8) ? new Readiness.NotReady("no channel") : new Readiness.Ready(Msat.ofSats(50_000));
        given.preflight = oneIn(15) ? record(given, Given.NOW) : new PaymentRecord.Absent();
        given.hashUse = oneIn(20) ? HashUse.OTHER_ORDER : HashUse.FREE;
        given.treasurySent = oneIn(60);
        given.senderIsBlocked = oneIn(40);
        given.senderIsHeld = oneIn(6);
    }

    Duration pause() {
        return Duration.ofMillis(1 + (long) Math.pow(10, random.nextInt(9)) + random.nextInt(1_000));
    }

    private Preimage preimage() {
        return oneIn(6) ? WRONG : Given.PREIMAGE;
    }

    private Msat routing(Given given) {
        long reserve =
                given.routing.on(given.invoiceAmount.orElse(Msat.ofSats(2_000))).value();
        return new Msat(random.nextLong((oneIn(8) ? 3 : 1) * reserve + 1));
    }

    private FailureReason reason() {
        return oneOf(List.of(FailureReason.values()));
    }

    SendReport report(Given given) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new SendReport(new PaymentOutcome.Succeeded(preimage(), routing(given)), true, true);
            case 2 -> new SendReport(new PaymentOutcome.Failed(reason()), true, true);
            case 3 -> new SendReport(new PaymentOutcome.NotSent("refused"), true, random.nextBoolean());
            default -> new SendReport(new PaymentOutcome.Unknown("cut"), random.nextBoolean(), random.nextBoolean());
        };
    }

    PaymentRecord record(Given given, Instant now) {
        return switch (random.nextInt(10)) {
            case 0 -> new PaymentRecord.Settled(preimage(), routing(given), now);
            case 1, 2 -> new PaymentRecord.Failed(reason(), now.minusSeconds(oneIn(9) ? 9_999_999 : 0));
            case 3, 4 -> new PaymentRecord.InFlight(oneIn(3), "channels");
            case 5, 6 -> new PaymentRecord.Absent();
            case 7 -> new PaymentRecord.Contradiction("another node");
            default -> new PaymentRecord.Unclear("timed out");
        };
    }

    /** Nine times out of ten an event that means something in the state, else any. */
    SendEvent event(Given given, SendState state, Instant now) {
        int kind = oneIn(10) ? random.nextInt(7) : fitting(state);
        return switch (kind) {
            case 0 -> new SendEvent.Considered(given.assessment());
            case 1 -> new SendEvent.SendDue(oneIn(8) ? Optional.of(WaitReason.PAUSED) : Optional.empty());
            case 2 -> new SendEvent.SendReturned(report(given));
            case 3 -> new SendEvent.LookedUp(record(given, now));
            case 4 -> new SendEvent.ChangeDue();
            case 5 -> new SendEvent.PayoutRefused("no such account");
            default -> new SendEvent.PayoutConfirmed(Given.SENT_IT_BACK);
        };
    }

    private int fitting(SendState state) {
        return switch (state) {
            case SendState.Received ignored -> 0;
            case SendState.Waiting ignored -> 0;
            case SendState.Paying paying -> paying.dispatch().log().sends() == 0 ? 1 : 2 + random.nextInt(2);
            case SendState.Paid ignored -> 4;
            case SendState.ChangePending ignored -> 5 + random.nextInt(2);
            case SendState.RefundPending ignored -> oneIn(4) ? 3 : 5 + random.nextInt(2);
            case SendState.Done ignored -> random.nextInt(7);
            case SendState.Refunded ignored -> random.nextInt(7);
            case SendState.Kept ignored -> random.nextInt(7);
            case SendState.Parked ignored -> 3;
        };
    }

    /** What the operator does about a parked order, if anything. */
    Optional<OperatorCommand> command() {
        return switch (random.nextInt(6)) {
            case 0 -> Optional.of(new OperatorCommand.Refund());
            case 1 -> Optional.of(new OperatorCommand.Retry());
            case 2 -> Optional.of(new OperatorCommand.ResolvePaid(preimage()));
            case 3 -> Optional.of(new OperatorCommand.ResolveNeverPaid("looked at every channel"));
            default -> Optional.empty();
        };
    }
}
