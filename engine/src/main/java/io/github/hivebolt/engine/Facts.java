package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The small facts that the gateway keeps about itself, with their names and forms in one place. */
final class Facts {
    private static final String NODE_ID = "lightning.node-id";
    private static final String NETWORK = "lightning.network";
    private static final String ADAPTER = "lightning.adapter";
    private static final String PIN_OF = "lightning.pin/";
    private static final String LAST_FINISHED = "lightning.last-finished";
    private static final String STOPPED = "sending-stopped";
    private static final String OUTAGE_BEGAN = "outage-began-after-block-of";
    private static final String PAUSED = "paused.";
    private static final String REFUSED = "payout-refused/";
    private static final String BOOK_CHECKED = "book-checked";
    private static final String RECONCILED_BLOCK = "reconciled.block";
    private static final String AGREED_BLOCK = "reconciled.agreed-block";
    private static final String OPENING_BALANCE = "reconciled.opening-balance";
    private static final String RECONCILED_PAYMENT = "reconciled.payment-index";
    private static final String FOREIGN_PAYMENTS = "reconciled.foreign-payments";
    private static final String RECONCILED_INVOICE = "reconciled.invoice-index";
    private static final String FOREIGN_INVOICES = "reconciled.foreign-invoices";
    private static final String QUIET_UNTIL = "quiet-until";
    private static final String WITHHELD = "withheld/";
    private static final String HIVE_NODES = "hive.nodes";
    private static final String LAST_TAKEN = "receive.last-taken/";
    private static final String PLAIN = "receive.plain/";
    private static final String KEPT_KEYSEND = "keysend.kept/";
    private static final String OFFER_INVOICE = "offer/";
    private static final String OFFER_REFUSED = "refused";
    private static final String YES = "yes";
    private static final String NO = "no";

    private Facts() {}

    static Optional<KnownNode> node(StoreView view) {
        return view.fact(NODE_ID)
                .flatMap(id -> view.fact(NETWORK)
                        .map(network -> new KnownNode(new NodeId(id), LightningNetwork.valueOf(network))));
    }

    /** Whether the pinned node is the one that this adapter found; a store from before names were kept has no other. */
    static boolean isPinnedBy(StoreView view, String adapter) {
        return view.fact(ADAPTER)
                .filter(name -> !name.isEmpty())
                .orElse(adapter)
                .equals(adapter);
    }

    /** The node that was pinned while this adapter was chosen before. */
    static Optional<NodeId> formerPin(StoreView view, String adapter) {
        return view.fact(PIN_OF + adapter).map(NodeId::new);
    }

    /** Pins a node. What the one before last finished is kept under its own name, for the orders that it still has. */
    static void pinNode(StoreTransaction tx, KnownNode node, String adapter) {
        Optional<NodeId> before = node(tx).map(KnownNode::id);
        if (before.isPresent() && !before.get().equals(node.id())) {
            tx.putFact(lastFinishedBy(before.get()), tx.fact(LAST_FINISHED).orElse(""));
            tx.putFact(LAST_FINISHED, tx.fact(lastFinishedBy(node.id())).orElse(""));
        }
        tx.putFact(NODE_ID, node.id().hex());
        tx.putFact(NETWORK, node.network().name());
        tx.putFact(ADAPTER, adapter);
        tx.putFact(PIN_OF + adapter, node.id().hex());
    }

    private static String lastFinishedBy(NodeId node) {
        return LAST_FINISHED + "/" + node.hex();
    }

    private static String lastFinishedKey(StoreView view, NodeId node) {
        boolean pinned = node(view).map(KnownNode::id).filter(node::equals).isPresent();
        return pinned ? LAST_FINISHED : lastFinishedBy(node);
    }

    static Optional<PaymentHash> lastFinished(StoreView view) {
        return view.fact(LAST_FINISHED).filter(text -> !text.isEmpty()).map(PaymentHash::new);
    }

    /** Of the node that is pinned, or of one that was. */
    static Optional<PaymentHash> lastFinishedOf(StoreView view, NodeId node) {
        return view.fact(lastFinishedKey(view, node))
                .filter(text -> !text.isEmpty())
                .map(PaymentHash::new);
    }

    /** Only of a settled payment: operators delete failed ones from the node's books, and rightly so. */
    static void settled(StoreTransaction tx, NodeId node, PaymentHash hash) {
        tx.putFact(lastFinishedKey(tx, node), hash.hex());
    }

    static void forgetLastFinished(StoreTransaction tx) {
        tx.putFact(LAST_FINISHED, "");
    }

    static Optional<String> sendingStopped(StoreView view) {
        return view.fact(STOPPED).filter(text -> !text.isEmpty());
    }

    static void stopSending(StoreTransaction tx, String why) {
        if (sendingStopped(tx).isEmpty()) {
            tx.putFact(STOPPED, why);
        }
    }

    static void resumeSending(StoreTransaction tx) {
        tx.putFact(STOPPED, "");
    }

    /** The time of the last block that had been read when an outage was noticed. */
    static Optional<Instant> outageBegan(StoreView view) {
        return view.fact(OUTAGE_BEGAN).map(Instant::parse);
    }

    static void outageBegan(StoreTransaction tx, Instant lastBlockTime) {
        tx.putFact(OUTAGE_BEGAN, lastBlockTime.toString());
    }

    static boolean isPaused(StoreView view, Direction direction) {
        return view.fact(PAUSED + direction).filter(YES::equals).isPresent();
    }

    static void pause(StoreTransaction tx, Direction direction, boolean paused) {
        tx.putFact(PAUSED + direction, paused ? YES : NO);
    }

    /** Whether it is known that no other store served this account before. */
    static boolean isBookChecked(StoreView view) {
        return view.fact(BOOK_CHECKED).isPresent();
    }

    static void bookChecked(StoreTransaction tx) {
        tx.putFact(BOOK_CHECKED, YES);
    }

    /** The block up to which the account's history was compared with the books. */
    static OptionalLong reconciledBlock(StoreView view) {
        return view.fact(RECONCILED_BLOCK).stream().mapToLong(Long::parseLong).findFirst();
    }

    static void reconciledBlock(StoreTransaction tx, long number) {
        tx.putFact(RECONCILED_BLOCK, Long.toString(number));
    }

    /** What the account held before the books began. */
    static Optional<HiveDifference> openingBalance(StoreView view) {
        return view.fact(OPENING_BALANCE).filter(text -> !text.isEmpty()).map(HiveDifference::parse);
    }

    static void openingBalance(StoreTransaction tx, HiveDifference opening) {
        tx.putFact(OPENING_BALANCE, opening.text());
    }

    /** The last block as of which books and balance were found to agree; empty before the first time. */
    static OptionalLong agreedBlock(StoreView view) {
        return view.fact(AGREED_BLOCK).stream().mapToLong(Long::parseLong).findFirst();
    }

    static void agreedBlock(StoreTransaction tx, long number) {
        tx.putFact(AGREED_BLOCK, Long.toString(number));
    }

    /** The books begin anew at a block: what the account holds then is taken as it is. */
    static void beginBooksAt(StoreTransaction tx, long block) {
        reconciledBlock(tx, block);
        tx.putFact(OPENING_BALANCE, "");
    }

    /** The last number in the node's list of payments that was compared with the orders. */
    static long reconciledPayment(StoreView view) {
        return view.fact(RECONCILED_PAYMENT).map(Long::parseLong).orElse(0L);
    }

    static void reconciledPayment(StoreTransaction tx, long index, long foreign) {
        tx.putFact(RECONCILED_PAYMENT, Long.toString(index));
        tx.putFact(FOREIGN_PAYMENTS, Long.toString(foreignPayments(tx) + foreign));
    }

    /** How many payments of other applications the node has made. */
    static long foreignPayments(StoreView view) {
        return view.fact(FOREIGN_PAYMENTS).map(Long::parseLong).orElse(0L);
    }

    /** The last number in the node's list of invoices that was compared with the orders. */
    static long reconciledInvoice(StoreView view) {
        return view.fact(RECONCILED_INVOICE).map(Long::parseLong).orElse(0L);
    }

    static void reconciledInvoice(StoreTransaction tx, long index, long foreign) {
        tx.putFact(RECONCILED_INVOICE, Long.toString(index));
        tx.putFact(FOREIGN_INVOICES, Long.toString(foreignInvoices(tx) + foreign));
    }

    /** How many invoices other applications made at the node. */
    static long foreignInvoices(StoreView view) {
        return view.fact(FOREIGN_INVOICES).map(Long::parseLong).orElse(0L);
    }

    /** The chain's time before which nothing is sent: somebody else's signatures of ours may still be taken till then. */
    static void quietUntil(StoreTransaction tx, Instant chainTime) {
        tx.putFact(QUIET_UNTIL, chainTime.toString());
    }

    /** Whether that time has not come on the chain that we have read. */
    static boolean isQuiet(StoreView view) {
        Optional<Instant> until = view.fact(QUIET_UNTIL).map(Instant::parse);
        return until.isPresent()
                && view.blockCursor()
                        .filter(cursor -> !cursor.timestamp().isBefore(until.get()))
                        .isEmpty();
    }

    /** Why nothing may leave for an order any more, until a human decides. */
    static Optional<Withholding.Reason> withheld(StoreView view, OrderId order) {
        return view.fact(WITHHELD + order.text())
                .filter(text -> !text.isEmpty())
                .map(Withholding.Reason::parse);
    }

    static void withhold(StoreTransaction tx, OrderId order, Withholding.Reason reason) {
        tx.putFact(WITHHELD + order.text(), reason.text());
    }

    static void release(StoreTransaction tx, OrderId order) {
        if (withheld(tx, order).isPresent()) {
            tx.putFact(WITHHELD + order.text(), "");
        }
    }

    /** Whether an order's invoice was made at a node that takes the money at once. */
    static boolean isPlain(StoreView view, OrderId order) {
        return view.fact(PLAIN + order.text()).isPresent();
    }

    static void plain(StoreTransaction tx, OrderId order) {
        tx.putFact(PLAIN + order.text(), YES);
    }

    /** What came without an invoice for an account and was too little to be delivered. */
    static Msat keptKeysend(StoreView view, AccountName owner) {
        return view.fact(KEPT_KEYSEND + owner.value())
                .map(Long::parseLong)
                .map(Msat::new)
                .orElse(Msat.ZERO);
    }

    static void keptKeysend(StoreTransaction tx, AccountName owner, Msat amount) {
        tx.putFact(KEPT_KEYSEND + owner.value(), Long.toString(amount.value()));
    }

    /** The node's number of the last payment to us that was read, empty before the first reading. */
    static OptionalLong lastTaken(StoreView view, NodeId node) {
        return view.fact(LAST_TAKEN + node.hex()).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    static void lastTaken(StoreTransaction tx, NodeId node, long index) {
        tx.putFact(LAST_TAKEN + node.hex(), Long.toString(index));
    }

    static Optional<String> refusal(StoreView view, OrderId order) {
        return view.fact(REFUSED + order.text()).filter(text -> !text.isEmpty());
    }

    static void refused(StoreTransaction tx, OrderId order, String why) {
        tx.putFact(REFUSED + order.text(), why);
    }

    /** The Hive nodes that the operator chose at run time, empty where the configuration counts. */
    static List<String> hiveNodes(StoreView view) {
        return view.fact(HIVE_NODES)
                .filter(text -> !text.isEmpty())
                .map(text -> List.of(text.split(" ")))
                .orElse(List.of());
    }

    static void hiveNodes(StoreTransaction tx, List<String> urls) {
        tx.putFact(HIVE_NODES, String.join(" ", urls));
    }

    /** The one invoice that an order's offer was answered with. */
    static Optional<String> offerInvoice(StoreView view, OrderId order) {
        return view.fact(OFFER_INVOICE + order.text()).filter(text -> !text.equals(OFFER_REFUSED));
    }

    /** Whether an order's offer was answered with a no. */
    static boolean isOfferRefused(StoreView view, OrderId order) {
        return view.fact(OFFER_INVOICE + order.text())
                .filter(OFFER_REFUSED::equals)
                .isPresent();
    }

    static void keepOfferInvoice(StoreTransaction tx, OrderId order, String invoice) {
        tx.putFact(OFFER_INVOICE + order.text(), invoice);
    }

    static void offerRefused(StoreTransaction tx, OrderId order) {
        tx.putFact(OFFER_INVOICE + order.text(), OFFER_REFUSED);
    }
}
