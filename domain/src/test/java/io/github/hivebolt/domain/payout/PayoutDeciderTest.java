package io.github.hivebolt.domain.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.payout.PayoutState.Confirmed;
import io.github.hivebolt.domain.payout.PayoutState.Held;
import io.github.hivebolt.domain.payout.PayoutState.Planned;
import io.github.hivebolt.domain.payout.PayoutState.Signed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayoutDeciderTest {
    private static final Instant EXPIRATION = Instant.parse("2026-01-10T12:10:00Z");
    private static final OrderId ORDER = new OrderId("0123456789abcdef0123456789abcdef01234567-0");
    private static final TransferDraft DRAFT = draft(1_000);
    private static final SignedTransfer TRANSFER = transfer(DRAFT, "aa");
    private static final Payout PLANNED = Payout.planned(ORDER, PayoutKind.REFUND, DRAFT);
    private static final Payout SIGNED = PLANNED.with(new Signed(TRANSFER));
    private static final Payout CONFIRMED = PLANNED.with(new Confirmed(TRANSFER.id(), 7));
    private static final Payout HELD = PLANNED.with(new Held("no such account"));

    private static TransferDraft draft(long milli) {
        return new TransferDraft(
                new AccountName("gateway"),
                new AccountName("alice"),
                new HiveAmount(milli, HiveAsset.HIVE),
                "Refund | hb:" + ORDER);
    }

    private static SignedTransfer transfer(TransferDraft draft, String idByte) {
        return new SignedTransfer(draft, new TransactionId(idByte.repeat(20)), EXPIRATION, 5, "{}");
    }

    private static PayoutEvent missing(Instant readUpTo) {
        return new PayoutEvent.MissingInChain(
                new BlockReference(9, new BlockId("00000009" + "00".repeat(16)), readUpTo));
    }

    @Test
    void aPlannedTransfer_isSignedOnceAndKeepsItsBytes() {
        Payout signed = PayoutDecider.decide(PLANNED, new PayoutEvent.SignedNow(TRANSFER));
        assertThat(signed).isEqualTo(SIGNED);
        PayoutEvent signedAgain = new PayoutEvent.SignedNow(transfer(DRAFT, "bb"));
        assertThat(PayoutDecider.decide(signed, signedAgain)).isEqualTo(signed);
    }

    @Test
    void bytesOfAnotherTransfer_areNotTaken() {
        PayoutEvent other = new PayoutEvent.SignedNow(transfer(draft(2_000), "aa"));
        assertThat(PayoutDecider.decide(PLANNED, other)).isEqualTo(PLANNED);
    }

    @Test
    void anEncryptedMemo_mayTakeThePlaceOfOneWithoutWords() {
        SignedTransfer encrypted = transfer(DRAFT.withMemo("#encrypted"), "aa");
        Payout signed = PayoutDecider.decide(PLANNED, new PayoutEvent.SignedNow(encrypted));
        assertThat(signed.state()).isEqualTo(new Signed(encrypted));
        assertThat(PayoutDecider.decide(signed, missing(EXPIRATION)).draft()).isEqualTo(DRAFT);
    }

    @Test
    void noOtherMemo_isTaken() {
        TransferDraft withWords = DRAFT.withMemo("Refund: why | hb:" + ORDER);
        Payout planned = Payout.planned(ORDER, PayoutKind.REFUND, withWords);
        PayoutEvent encrypted = new PayoutEvent.SignedNow(transfer(withWords.withMemo("#encrypted"), "aa"));
        assertThat(PayoutDecider.decide(planned, encrypted)).isEqualTo(planned);
        for (TransferDraft other :
                List.of(DRAFT.withMemo("hb:" + ORDER), draft(2_000).withMemo("#encrypted"))) {
            assertThat(PayoutDecider.decide(PLANNED, new PayoutEvent.SignedNow(transfer(other, "aa"))))
                    .isEqualTo(PLANNED);
        }
    }

    @Test
    void aTransferIsDeadOnlyOnceABlockAtOrAfterItsExpirationWasReadWithoutIt() {
        assertThat(PayoutDecider.decide(SIGNED, missing(EXPIRATION.minusSeconds(3))))
                .isEqualTo(SIGNED);
        Payout again = PayoutDecider.decide(SIGNED, missing(EXPIRATION));
        assertThat(again.state()).isEqualTo(new Planned());
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.draft()).isEqualTo(DRAFT);
    }

    @Test
    void aTransferInTheChain_isConfirmedWhateverWasThoughtOfItBefore() {
        PayoutEvent seen = new PayoutEvent.SeenInChain(TRANSFER.id(), 7);
        for (Payout payout : List.of(PLANNED, SIGNED, HELD)) {
            assertThat(PayoutDecider.decide(payout, seen)).isEqualTo(CONFIRMED);
        }
    }

    @Test
    void aConfirmedTransfer_isNeverSignedAnewNorChanged() {
        for (PayoutEvent event : List.of(
                missing(EXPIRATION.plusSeconds(999)),
                new PayoutEvent.SignedNow(TRANSFER),
                new PayoutEvent.RefusedForGood("no"),
                new PayoutEvent.SeenInChain(new TransactionId("bb".repeat(20)), 8))) {
            assertThat(PayoutDecider.decide(CONFIRMED, event)).isEqualTo(CONFIRMED);
        }
    }

    @Test
    void aSignedTransfer_isNotHeldBackBecauseANodeRefusesIt() {
        PayoutEvent refused = new PayoutEvent.RefusedForGood("no such account");
        assertThat(PayoutDecider.decide(SIGNED, refused)).isEqualTo(SIGNED);
        assertThat(PayoutDecider.decide(PLANNED, refused)).isEqualTo(HELD);
    }

    @Test
    void aHeldTransfer_isNeitherSignedNorGivenUp() {
        assertThat(PayoutDecider.decide(HELD, new PayoutEvent.SignedNow(TRANSFER)))
                .isEqualTo(HELD);
        assertThat(PayoutDecider.decide(HELD, missing(EXPIRATION))).isEqualTo(HELD);
    }

    @Test
    void aPlannedTransfer_thatIsMissing_staysPlannedAtItsAttempt() {
        assertThat(PayoutDecider.decide(PLANNED, missing(EXPIRATION))).isEqualTo(PLANNED);
    }

    @Test
    void states_haveTheNamesOfTheContract() {
        assertThat(List.of(PLANNED, SIGNED, CONFIRMED, HELD))
                .extracting(payout -> payout.state().label())
                .containsExactly("planned", "signed", "confirmed", "held");
    }
}
