package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
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
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutKind;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.domain.quote.SendQuote;
import io.github.hivebolt.ports.store.TransferSighting;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Well-formed values for store tests, each a function of a number. */
public final class StoreSamples {
    /** The time that samples are made around; it has microseconds. */
    public static final Instant START = Instant.parse("2026-10-25T00:30:00.123456Z");

    /** Later than everything. */
    public static final Instant LATER = Instant.parse("2027-10-25T00:30:00Z");

    /** Who sends where the number does not say. */
    public static final AccountName ALICE = new AccountName("alice");

    /** The gateway's own account. */
    public static final AccountName GATEWAY = new AccountName("hivebolt");

    private StoreSamples() {}

    /**
     * A transaction's id.
     *
     * @param number any number
     * @return always the same for the same number
     */
    public static TransactionId transaction(int number) {
        return new TransactionId("%040x".formatted(0xabc000000L + number));
    }

    /**
     * A transfer of 10.000 HIVE and more to the gateway.
     *
     * @param number which one
     * @param from who sends
     * @return a transfer in its own transaction
     */
    public static ChainTransfer transfer(int number, AccountName from) {
        return new ChainTransfer(
                new OperationId.Signed(transaction(number), 0),
                TransferKind.TRANSFER,
                from,
                GATEWAY,
                new HiveAmount(10_000L + number, HiveAsset.HIVE),
                "lnbc" + number,
                1_000L + number,
                START.plusSeconds(number));
    }

    /**
     * An order of alice's that was just received.
     *
     * @param number which one
     * @return the order
     */
    public static SendOrder order(int number) {
        return SendOrder.received(transfer(number, ALICE));
    }

    /**
     * An order of alice's.
     *
     * @param number which one
     * @param state where it is
     * @return the order
     */
    public static SendOrder order(int number, SendState state) {
        return new SendOrder(transfer(number, ALICE), number % 2 == 1, state);
    }

    /**
     * A preimage.
     *
     * @param number which one
     * @return always the same for the same number
     */
    public static Preimage preimage(int number) {
        return new Preimage("%064x".formatted(0x1234567890L + number));
    }

    /**
     * A decision to pay 2000 sats and the number, to which one request has left at {@link #START} and that many seconds.
     *
     * @param number which one
     * @return the dispatch
     */
    public static Dispatch dispatch(int number) {
        Instant decided = START.plusSeconds(number);
        return new Dispatch(
                invoice(number),
                quote(number),
                node(number),
                decided,
                Duration.ofMillis(number),
                SendLog.EMPTY.sending(decided.plusMillis(1)));
    }

    private static Invoice invoice(int number) {
        return new Invoice(
                "lnbc20u1p" + number,
                LightningNetwork.MAINNET,
                preimage(number).hash(),
                node(number + 1),
                Optional.of(Msat.ofSats(2_000 + number)),
                Instant.parse("2026-10-25T00:29:00Z"),
                Duration.ofHours(1),
                18,
                Optional.of("coffee \u2615 for \"you\"; -- 'x'"));
    }

    private static SendQuote quote(int number) {
        return new SendQuote(
                Msat.ofSats(2_000 + number),
                new Msat(80_001),
                new Msat(20_000),
                new Rate(HiveAsset.HIVE, new BigDecimal("310.123456789010")));
    }

    /**
     * A Lightning node.
     *
     * @param number which one
     * @return its id
     */
    public static NodeId node(int number) {
        return new NodeId("02" + "%064x".formatted(0x777000L + number));
    }

    /**
     * A payment with its proof.
     *
     * @param number which one
     * @return the payment of {@link #dispatch} of the same number
     */
    public static Payment payment(int number) {
        return new Payment(dispatch(number), preimage(number), new Msat(1_234));
    }

    /**
     * Every state that an order can be in, parked from each of them included.
     *
     * @param number which dispatch they know of
     * @return the states
     */
    public static List<SendState> states(int number) {
        Dispatch rich = withEverything(number);
        Refusal refusal = new Refusal(ReasonCode.INVOICE_EXPIRED, "the invoice has expired during an outage");
        List<SendState> states = new ArrayList<>(List.of(
                new SendState.Received(),
                new SendState.Waiting(WaitReason.HOT, Duration.ofMillis(90_061_001), START.plusMillis(7)),
                new SendState.Paying(rich),
                new SendState.Paying(withoutAnything(number)),
                new SendState.Paid(payment(number)),
                new SendState.ChangePending(payment(number)),
                new SendState.Done(payment(number), Optional.empty()),
                new SendState.Done(payment(number), Optional.of(transaction(900 + number))),
                new SendState.RefundPending(refusal, Optional.empty()),
                new SendState.RefundPending(refusal, Optional.of(rich)),
                new SendState.Refunded(refusal, Optional.empty(), transaction(901 + number)),
                new SendState.Refunded(refusal, Optional.of(rich), transaction(902 + number)),
                new SendState.Kept(KeepReason.TREASURY)));
        List<SendState> parked = states.stream()
                .map(before -> (SendState) new SendState.Parked(
                        ParkCause.NODE_CONTRADICTION, "it said \"paid\",\nthen \u0000 nothing", before))
                .toList();
        states.addAll(parked);
        return List.copyOf(states);
    }

    private static Dispatch withEverything(int number) {
        Dispatch plain = dispatch(number);
        SendLog log = new SendLog(1, 1, true, Optional.of(START), Optional.of(START.plusSeconds(60)));
        return new Dispatch(plain.invoice(), plain.quote(), plain.payer(), plain.decidedAt(), plain.waited(), log);
    }

    private static Dispatch withoutAnything(int number) {
        Dispatch plain = dispatch(number);
        Invoice full = plain.invoice();
        Invoice bare = new Invoice(
                full.text(),
                LightningNetwork.REGTEST,
                full.paymentHash(),
                full.payee(),
                Optional.empty(),
                full.createdAt(),
                Duration.ZERO,
                0,
                Optional.empty());
        SendQuote quote =
                new SendQuote(Msat.ofSats(1), Msat.ZERO, Msat.ZERO, new Rate(HiveAsset.HBD, new BigDecimal("1E+3")));
        return new Dispatch(bare, quote, plain.payer(), plain.decidedAt(), plain.waited(), SendLog.EMPTY);
    }

    /**
     * A planned refund of an order to alice.
     *
     * @param number which order
     * @return the payout
     */
    public static Payout payout(int number) {
        SendOrder order = order(number);
        HiveAmount amount = order.transfer().amount();
        String memo = "Refund: the invoice has expired | hb:" + order.id();
        return Payout.planned(order.id(), PayoutKind.REFUND, new TransferDraft(GATEWAY, ALICE, amount, memo));
    }

    /**
     * What was signed for a payout.
     *
     * @param payout the payout
     * @param number which transaction
     * @return the signed transfer
     */
    public static SignedTransfer signed(Payout payout, int number) {
        return new SignedTransfer(
                payout.draft(),
                transaction(number),
                START.plusSeconds(3_600),
                1_000L,
                "{\"ref_block_num\":1,\"memo\":\"\u00e9\"}");
    }

    /**
     * A transfer that one host reported.
     *
     * @param number which one
     * @return the sighting, not yet booked
     */
    public static TransferSighting sighting(int number) {
        return new TransferSighting(transfer(number, ALICE), "api.example", TransferSighting.State.SEEN);
    }

    /**
     * A block.
     *
     * @param number its number
     * @return always the same for the same number
     */
    public static BlockReference block(long number) {
        return new BlockReference(
                number,
                new BlockId("%08x".formatted(number) + "%032x".formatted(number * 7)),
                Instant.parse("2026-10-25T00:00:00Z").plusSeconds(3 * number));
    }

    /**
     * An entry that books the receipt of an order.
     *
     * @param key its key
     * @param milli how much, in thousandths of a HIVE
     * @return a balanced entry
     */
    public static LedgerEntry entry(String key, long milli) {
        return LedgerEntry.of(key, "received")
                .debit(Account.HIVE_HOT_WALLET, Currency.MILLI_HIVE, milli)
                .credit(Account.TREASURY, Currency.MILLI_HIVE, milli)
                .build();
    }
}
