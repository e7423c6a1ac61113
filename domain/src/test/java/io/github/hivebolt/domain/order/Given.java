package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.InvoiceDecoder;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.quote.FeeSchedule;
import io.github.hivebolt.domain.quote.SendPricing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A transfer of 12.000 HIVE at 200 sats each with an invoice over 2000 sats, in a world in which nothing speaks against
 * paying it, until a test spoils something. Amount 2000, fee 80, routing reserve 20: 10.500 HIVE are needed.
 */
final class Given {
    static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    static final AccountName GATEWAY = new AccountName("gateway");
    static final AccountName ALICE = new AccountName("alice");
    static final NodeId OUR_NODE = new NodeId("02" + "aa".repeat(32));
    static final NodeId PAYEE = new NodeId("03" + "bb".repeat(32));
    static final Preimage PREIMAGE = new Preimage("5a".repeat(32));
    static final TransactionId BROUGHT_IT = new TransactionId("0123456789abcdef0123456789abcdef01234567");
    static final TransactionId SENT_IT_BACK = new TransactionId("fedcba9876543210fedcba9876543210fedcba98");
    static final String INVOICE_WORD = "lnbc1invoice";

    AccountName sender = ALICE;
    TransferKind kind = TransferKind.TRANSFER;
    HiveAmount sent = new HiveAmount(12_000, HiveAsset.HIVE);
    String memo = INVOICE_WORD;
    Optional<MemoReading> reading = Optional.empty();

    Optional<Msat> invoiceAmount = Optional.of(Msat.ofSats(2_000));
    LightningNetwork invoiceNetwork = LightningNetwork.MAINNET;
    NodeId payee = PAYEE;
    Instant expiresAt = NOW.plus(Duration.ofHours(1));
    int finalCltvBlocks = 18;

    Optional<KnownNode> node = Optional.of(new KnownNode(OUR_NODE, LightningNetwork.MAINNET));
    HashUse hashUse = HashUse.FREE;
    Optional<Rate> rate = Optional.of(new Rate(HiveAsset.HIVE, new BigDecimal("200")));
    Msat windowUse = Msat.ZERO;
    Readiness readiness = new Readiness.Ready(Msat.ofSats(1_000_000));
    PaymentRecord preflight = new PaymentRecord.Absent();
    Optional<WaitReason> closed = Optional.empty();
    Optional<Offer> offer = Optional.empty();
    OfferStanding standing = new OfferStanding.Unpayable();

    boolean treasurySent;
    boolean senderIsBlocked;
    boolean senderIsHeld;
    boolean keepEmptyMemos;
    FeeSchedule fee = new FeeSchedule(Msat.ofSats(50), 15_000);
    FeeSchedule routing = new FeeSchedule(Msat.ofSats(10), 5_000);

    ChainTransfer transfer() {
        OperationId operation = new OperationId.Signed(BROUGHT_IT, 0);
        return new ChainTransfer(operation, kind, sender, GATEWAY, sent, memo, 99_000_000, NOW.minusSeconds(60));
    }

    SendOrder order() {
        return SendOrder.received(transfer());
    }

    SendOrder order(SendState state) {
        return order().with(state);
    }

    Invoice invoice() {
        return new Invoice(
                INVOICE_WORD,
                invoiceNetwork,
                PREIMAGE.hash(),
                payee,
                invoiceAmount,
                expiresAt.minus(Duration.ofDays(400)),
                Duration.ofDays(400),
                finalCltvBlocks,
                Optional.of("a coffee"));
    }

    Assessment assessment() {
        return new Assessment(
                reading.orElseGet(() -> new MemoReading.Plain(memo)),
                node,
                hashUse,
                rate,
                List.of(windowUse, Msat.ZERO),
                readiness,
                preflight,
                closed,
                standing);
    }

    SendPolicy policy() {
        return new SendPolicy(
                GATEWAY,
                treasurySent ? Set.of(sender) : Set.of(),
                senderIsBlocked ? Set.of(sender) : Set.of(),
                senderIsHeld ? Set.of(sender) : Set.of(),
                keepEmptyMemos,
                new SendPricing(fee, routing),
                Msat.ofSats(250),
                Msat.ofSats(100_000),
                List.of(
                        new LimitWindow(Duration.ofHours(4), Msat.ofSats(400_000)),
                        new LimitWindow(Duration.ofHours(72), Msat.ofSats(800_000))),
                160,
                432,
                Duration.ofHours(6),
                new Decoder());
    }

    private final class Decoder implements InvoiceDecoder {
        @Override
        public Invoice decode(String word) throws UnreadableInvoiceException {
            return Given.this.decode(word);
        }

        @Override
        public Offer decodeOffer(String word) throws UnreadableInvoiceException {
            return offer.orElseThrow(() -> new UnreadableInvoiceException("a field is cut off"));
        }
    }

    private Invoice decode(String word) throws UnreadableInvoiceException {
        if (!word.equals(INVOICE_WORD)) {
            throw new UnreadableInvoiceException("the checksum is wrong");
        }
        return invoice();
    }

    Verdict verdict() {
        return verdict(NOW);
    }

    Verdict verdict(Instant now) {
        return AcceptancePolicies.judge(Candidate.of(order(), assessment(), policy(), now));
    }

    Decision considered(SendOrder order, Instant now) {
        return decide(order, new SendEvent.Considered(assessment()), now);
    }

    Decision decide(SendOrder order, SendEvent event, Instant now) {
        return SendDecider.decide(order, event, policy(), now);
    }

    /** The order, decided on and with nothing sent yet. */
    SendOrder paying() {
        return considered(order(), NOW).next();
    }

    /** The order with its one request on the way, unanswered. */
    SendOrder sent() {
        return decide(paying(), new SendEvent.SendDue(Optional.empty()), NOW).next();
    }
}
