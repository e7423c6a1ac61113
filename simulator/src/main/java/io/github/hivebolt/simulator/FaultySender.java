package io.github.hivebolt.simulator;

import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.codec.HiveTransaction;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.memory.InMemoryHiveSender;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.BroadcastReport.Reason;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One process's way to get transfers into the chain. Nothing is really signed: the model admits the transaction, so that
 * a hundred thousand seeds need not wait for a hundred thousand curve points.
 */
final class FaultySender implements HiveSender {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int REFERENCE_DEPTH = 20;

    private final World world;
    private final Life life;
    private final Weather weather;
    private final PayoutTruth truth;

    FaultySender(World world, Life life, Weather weather, PayoutTruth truth) {
        this.world = world;
        this.life = life;
        this.weather = weather;
        this.truth = truth;
    }

    @Override
    public SignedTransfer sign(TransferDraft draft) {
        life.before("sign");
        if (isOut()) {
            throw new PartyUnavailableException(Trouble.TIMED_OUT, "No Hive node answers.");
        }
        long reference = Math.max(1, world.chain.irreversibleNumber() - REFERENCE_DEPTH);
        Instant expiration = world.chain.headTime().plus(LIFETIME);
        TransactionId id = HiveSerializer.transactionId(transaction(draft, reference, expiration));
        SignedTransfer signed = new SignedTransfer(draft, id, expiration, reference, "simulated");
        truth.signed(signed);
        life.after("sign");
        return signed;
    }

    @Override
    public BroadcastReport broadcast(SignedTransfer transfer) {
        truth.broadcasting(transfer);
        life.before("broadcast");
        if (isOut() || weather.strikes(Fault.BROADCAST_LOST)) {
            return new BroadcastReport.Unclear("No Hive node answered.");
        }
        boolean misjudged = weather.strikes(Fault.BROADCAST_MISJUDGED);
        if (misjudged && weather.chance().oneIn(2)) {
            return new BroadcastReport.Refused(Reason.EXPIRATION, "now < trx.expiration", 1);
        }
        BroadcastReport report = submit(transfer);
        life.after("broadcast");
        if (misjudged) {
            return new BroadcastReport.Refused(Reason.EXPIRATION, "now < trx.expiration", 1);
        }
        return weather.strikes(Fault.BROADCAST_UNHEARD)
                ? new BroadcastReport.Unclear("No Hive node answered in time.")
                : report;
    }

    private BroadcastReport submit(SignedTransfer transfer) {
        try {
            TransactionId taken =
                    world.admit(transaction(transfer.draft(), transfer.referenceBlock(), transfer.expiration()));
            AuditFailure.unless(taken.equals(transfer.id()), "other bytes were broadcast than signed");
            return new BroadcastReport.Taken(2);
        } catch (ChainRejection rejection) {
            return InMemoryHiveSender.report(rejection);
        }
    }

    private HiveTransaction transaction(TransferDraft draft, long reference, Instant expiration) {
        return new HiveTransaction(
                HiveSerializer.refBlockNum(reference),
                HiveSerializer.refBlockPrefix(
                        world.chain.block(reference).orElseThrow().id()),
                expiration,
                List.of(new TransferOperation(draft.from(), draft.to(), draft.amount(), draft.memo())));
    }

    private boolean isOut() {
        return weather.is(Fault.NETWORK_OUTAGE) || weather.is(Fault.HIVE_OUTAGE);
    }
}
