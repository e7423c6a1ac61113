package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.ports.PartyUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link HiveSender} must do; the numbers are those of its rules. */
public interface HiveSenderContract {
    /**
     * The chain that is sent to.
     *
     * @return the same one throughout a test
     */
    HiveWorld world();

    /**
     * The sender that is tested, with the gateway's active key.
     *
     * @return the same one throughout a test
     */
    HiveSender sender();

    @Test
    default void r1_sign_refersToAnIrreversibleBlockAboutTwentyBack() {
        SignedTransfer signed = sender().sign(payout("| hb:1"));
        long end = world().irreversibleNumber();
        assertThat(signed.referenceBlock()).isBetween(Math.max(1, end - 30), Math.max(1, end - 10));
    }

    @Test
    default void r1_sign_expiresTenMinutesAfterTheHead() {
        SignedTransfer signed = sender().sign(payout("| hb:1"));
        Duration life =
                Duration.between(world().reference(world().irreversibleNumber()).timestamp(), signed.expiration());
        assertThat(life).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
    }

    @Test
    default void r2_sign_sendsNothing() {
        SignedTransfer signed = sender().sign(payout("| hb:1"));
        world().produce(2);
        assertThat(world().blockOf(signed.id())).isEmpty();
    }

    @Test
    default void sign_whileNothingAnswers_isUnavailable() {
        world().cut();
        assertThatThrownBy(() -> sender().sign(payout("| hb:1"))).isInstanceOf(PartyUnavailableException.class);
    }

    @Test
    default void r3_broadcast_reachesTheChainUnderTheSignedId() {
        SignedTransfer signed = sender().sign(payout("żółć ⚡ \"a\" \\ b\nc | hb:1"));
        assertThat(sender().broadcast(signed)).isInstanceOf(BroadcastReport.Taken.class);
        world().produce(1);
        assertThat(world().blockOf(signed.id())).hasValue(world().irreversibleNumber());
    }

    @Test
    default void r3_broadcastAgain_isTakenAndIncludedOnce() {
        SignedTransfer signed = sender().sign(payout("| hb:1"));
        sender().broadcast(signed);
        assertThat(sender().broadcast(signed)).isInstanceOf(BroadcastReport.Taken.class);
        world().produce(1);
        long block = world().irreversibleNumber();
        assertThat(sender().broadcast(signed)).isInstanceOf(BroadcastReport.Taken.class);
        world().produce(2);
        assertThat(world().blockOf(signed.id())).hasValue(block);
    }

    @Test
    default void r4_broadcastWhileNothingAnswers_isUnclearAndNotThrown() {
        SignedTransfer signed = sender().sign(payout("| hb:1"));
        world().cut();
        assertThat(sender().broadcast(signed)).isInstanceOf(BroadcastReport.Unclear.class);
    }

    @Test
    default void broadcastAfterAnOutage_isTaken() {
        SignedTransfer signed = sender().sign(payout("| hb:1"));
        world().cut();
        sender().broadcast(signed);
        world().heal();
        assertThat(sender().broadcast(signed)).isInstanceOf(BroadcastReport.Taken.class);
    }

    @Test
    default void moreThanThereIs_isRefusedForLackOfFunds() {
        HiveAmount fortune = new HiveAmount(999_999_999_999L, HiveAsset.HIVE);
        SignedTransfer signed =
                sender().sign(new TransferDraft(world().gateway(), world().customer(), fortune, "| hb:1"));
        assertThat(sender().broadcast(signed))
                .isInstanceOfSatisfying(
                        BroadcastReport.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(BroadcastReport.Reason.FUNDS));
    }

    @Test
    default void payeeThatDoesNotExist_isRefusedForThat() {
        AccountName nobody = new AccountName("no-such-account");
        SignedTransfer signed = sender().sign(new TransferDraft(world().gateway(), nobody, amount(), "| hb:1"));
        assertThat(sender().broadcast(signed))
                .isInstanceOfSatisfying(
                        BroadcastReport.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(BroadcastReport.Reason.PAYEE_MISSING));
    }

    private TransferDraft payout(String memo) {
        return new TransferDraft(world().gateway(), world().customer(), amount(), memo);
    }

    private static HiveAmount amount() {
        return new HiveAmount(1_001, HiveAsset.HIVE);
    }
}
