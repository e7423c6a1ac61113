package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.Corroboration;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.Sighting;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a {@link HiveReader} and a {@link HiveSender} must make of every {@link WireFault}: {@link FaultMatrix}. */
@Timeout(180)
public interface HiveFaultContract {
    /**
     * The chain, behind hosts that can be broken.
     *
     * @return the same one throughout a test
     */
    HiveFaultWorld world();

    /**
     * The reader that is tested.
     *
     * @return the same one throughout a test
     */
    HiveReader reader();

    /**
     * The sender that is tested, with the gateway's active key.
     *
     * @return the same one throughout a test
     */
    HiveSender sender();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANG")
    default void reading_underEveryFault_isNoAnswerAndNothingIsConcluded(WireFault fault) {
        BlockReference start = world().reference(world().irreversibleNumber());
        world().transfer(world().customer(), world().gateway(), amount(), "deposit");
        world().produce(4);
        BlockBatch batch = Patiently.until(
                () -> reader().read(start, 100), read -> read.last().number() > start.number() + 1);
        ChainTransfer deposit = batch.transfers().getFirst();
        long block = deposit.blockNumber();
        world().faultOnEverything(fault);

        assertThatThrownBy(() -> reader().tip()).isInstanceOf(PartyUnavailableException.class);
        assertThatThrownBy(() -> reader().block(7)).isInstanceOf(PartyUnavailableException.class);
        assertThatThrownBy(() -> reader().read(start, 5)).isInstanceOf(PartyUnavailableException.class);
        assertThatThrownBy(() -> reader().account(world().gateway())).isInstanceOf(PartyUnavailableException.class);
        assertThat(isAgreed(deposit, batch.host())).isFalse();
        assertThat(isMissing(new TransactionId("0".repeat(40)), block)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANG")
    default void sign_underEveryFault_isNoAnswer(WireFault fault) {
        world().faultOnEverything(fault);
        assertThatThrownBy(() -> sender().sign(payout())).isInstanceOf(PartyUnavailableException.class);
    }

    @ParameterizedTest
    @EnumSource
    default void r4_broadcast_underEveryFault_isUnclear_andAgainIsHarmless(WireFault fault) {
        SignedTransfer signed = sender().sign(payout());
        world().faultOnEverything(fault);

        BroadcastReport report = sender().broadcast(signed);

        assertThat(report).isInstanceOf(BroadcastReport.Unclear.class);
        world().heal();
        world().produce(1);
        boolean done =
                FaultMatrix.expected(FaultMatrix.Call.BROADCAST, fault) == FaultMatrix.Outcome.NO_ANSWER_BUT_DONE;
        assertThat(world().blockOf(signed.id()).isPresent()).as("in the chain").isEqualTo(done);
        assertThat(Patiently.until(() -> sender().broadcast(signed), again -> again instanceof BroadcastReport.Taken))
                .isInstanceOf(BroadcastReport.Taken.class);
        world().produce(2);
        assertThat(world().blockOf(signed.id())).isPresent();
    }

    private boolean isAgreed(ChainTransfer transfer, String host) {
        try {
            return reader().corroborate(transfer, host) instanceof Corroboration.Agreed;
        } catch (PartyUnavailableException asAllowed) {
            return false;
        }
    }

    private boolean isMissing(TransactionId id, long block) {
        try {
            return reader().sight(id, block - 1, block) instanceof Sighting.Missing;
        } catch (PartyUnavailableException asAllowed) {
            return false;
        }
    }

    private TransferDraft payout() {
        return new TransferDraft(world().gateway(), world().customer(), amount(), "| hb:1");
    }

    private static HiveAmount amount() {
        return new HiveAmount(1_001, HiveAsset.HIVE);
    }
}
