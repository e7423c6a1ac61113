package io.github.hivebolt.app.rest;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.Dispatch;
import io.github.hivebolt.domain.order.KeepReason;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.Payment;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.domain.order.SendLog;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.order.WaitReason;
import io.github.hivebolt.domain.quote.SendQuote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders in every state. */
final class SampleOrders {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    static final Preimage PREIMAGE = new Preimage("0123456789abcdef".repeat(4));
    static final TransactionId RETURNING = new TransactionId("be".repeat(20));
    static final Refusal EXPIRED = Refusal.of(ReasonCode.INVOICE_EXPIRED);
    static final Dispatch DISPATCH = new Dispatch(
            new Invoice(
                    "lnbcrt1sample",
                    LightningNetwork.REGTEST,
                    PREIMAGE.hash(),
                    new NodeId("02" + "aa".repeat(32)),
                    Optional.of(new Msat(2_000_500)),
                    NOW,
                    Duration.ofHours(1),
                    18,
                    Optional.of("hostile <b>words</b>")),
            new SendQuote(
                    new Msat(2_000_500),
                    new Msat(80_008),
                    new Msat(20_003),
                    new Rate(HiveAsset.HIVE, new BigDecimal("212.4150"))),
            new NodeId("03" + "bb".repeat(32)),
            NOW,
            Duration.ZERO,
            SendLog.EMPTY.sending(NOW));
    static final Payment PAYMENT = new Payment(DISPATCH, PREIMAGE, new Msat(1_234));

    static final SendState.Parked PARKED_IN_FLIGHT =
            new SendState.Parked(ParkCause.UNANSWERED_SEND, "the node never answered", new SendState.Paying(DISPATCH));
    static final SendState.Parked PARKED_REFUND = new SendState.Parked(
            ParkCause.HELD_ACCOUNT, "an exchange", new SendState.RefundPending(EXPIRED, Optional.empty()));

    static final List<SendState> EVERY_STATE = List.of(
            new SendState.Received(),
            new SendState.Waiting(WaitReason.NO_RATE, Duration.ofSeconds(3), NOW),
            new SendState.Paying(DISPATCH),
            new SendState.Paid(PAYMENT),
            new SendState.ChangePending(PAYMENT),
            new SendState.Done(PAYMENT, Optional.of(RETURNING)),
            new SendState.RefundPending(EXPIRED, Optional.empty()),
            new SendState.Refunded(EXPIRED, Optional.of(DISPATCH), RETURNING),
            new SendState.Kept(KeepReason.GIFT),
            PARKED_IN_FLIGHT);

    private SampleOrders() {}

    static TransactionId transaction(int number) {
        return new TransactionId("%040x".formatted(number));
    }

    static SendOrder order(int number, SendState state) {
        return new SendOrder(transfer(number, "alice"), false, state);
    }

    static SendOrder orderOf(String account, int number) {
        return SendOrder.received(transfer(number, account));
    }

    private static ChainTransfer transfer(int number, String from) {
        return new ChainTransfer(
                new OperationId.Signed(transaction(number), 0),
                TransferKind.TRANSFER,
                new AccountName(from),
                new AccountName("gateway"),
                new HiveAmount(12_345, HiveAsset.HIVE),
                "lnbcrt1sample",
                100,
                NOW);
    }
}
