package io.github.hivebolt.engine;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.PayeeStanding;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.ReceiveAsk;
import io.github.hivebolt.domain.order.ReceiveEvent;
import io.github.hivebolt.domain.order.ReceiveFacts;
import io.github.hivebolt.domain.order.ReceiveOffer;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceivePolicy;
import io.github.hivebolt.domain.order.ReceiveRequest;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.HoldInvoiceRequest;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.HistoryEntry;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.ReceiveFilter;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes invoices and answers what became of them. Thread-safe. */
public final class ReceiveDesk {
    /** How long an invoice may be paid at most where the node cannot hold what is paid. */
    public static final Duration PLAIN_EXPIRY = Duration.ofMinutes(10);

    private static final int FINAL_CLTV_BLOCKS = 80;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(30);
    /** An id that no order has, for sums over all orders of an account. */
    private static final OrderId NOBODY = new OrderId("r00000000");

    private final OrderStore store;
    private final HiveReader reader;
    private final LightningReceiver receiver;
    private final LightningMonitor monitor;
    private final Function<HiveAsset, Optional<Rate>> rates;
    private final TimeSource time;
    private final ReceivePolicy policy;
    private final long maxOpenInvoices;
    private final ReceiveSecrets secrets;
    private final ReceiveVeto veto;
    private final Cover cover;
    private final PlainPromises promises;
    private final ReceiveWriter writer;

    ReceiveDesk(
            EnginePorts ports,
            ReceiveSetup setup,
            LightningMonitor monitor,
            ReceiveSecrets secrets,
            ReceiveVeto veto,
            Cover cover,
            ReceiveWriter writer) {
        this.store = ports.store();
        this.reader = ports.reader();
        this.receiver = setup.receiver();
        this.monitor = monitor;
        this.rates = ports.rates();
        this.time = ports.time();
        this.policy = setup.policy();
        this.maxOpenInvoices = setup.maxOpenInvoices();
        this.secrets = secrets;
        this.veto = veto;
        this.cover = cover;
        this.promises = new PlainPromises(setup.receiver(), cover, policy.gateway());
        this.writer = writer;
    }

    /**
     * What an invoice is to be like.
     *
     * @param ask for whom and how much
     * @param message the payer's message, possibly empty
     * @param hashedDescription the text whose hash the payer is given in place of a description, or empty
     * @param expiry how long it may be paid
     * @param requestedBy who asks: an API key's id or {@code lnurl}
     */
    public record InvoiceWish(
            ReceiveAsk ask, String message, Optional<String> hashedDescription, Duration expiry, String requestedBy) {
        /** Makes the message storable, so that the same wish is known again by what was stored of it. */
        public InvoiceWish {
            message = message.replace('\u0000', '\ufffd');
        }

        InvoiceWish endingWithin(Duration longest) {
            Duration shorter = expiry.compareTo(longest) > 0 ? longest : expiry;
            return new InvoiceWish(ask, message, hashedDescription, shorter, requestedBy);
        }
    }

    /** The answer to a wish. */
    public sealed interface Answer {
        /**
         * There is an invoice.
         *
         * @param dossier its order, with the invoice's text
         */
        record Made(ReceiveDossier dossier) implements Answer {}

        /**
         * There is none.
         *
         * @param refusal why not
         */
        record Refused(Refusal refusal) implements Answer {}

        /** An order of this id was made for another wish. */
        record OtherWish() implements Answer {}
    }

    /**
     * One order with all that belongs to it.
     *
     * @param row the order
     * @param history the states it came into, oldest first
     * @param payout what goes or went to the payee, empty before
     */
    public record ReceiveDossier(ReceiveRow row, List<HistoryEntry> history, Optional<Payout> payout) {}

    /**
     * An id for a new order.
     *
     * @return one that nobody can guess
     */
    public OrderId newId() {
        return secrets.newId();
    }

    /**
     * The id of the order that a caller means by a key of his own.
     *
     * @param requestedBy who asks
     * @param idempotencyKey his key
     * @return always the same for the same two
     */
    public OrderId idFor(String requestedBy, String idempotencyKey) {
        return secrets.idFor(requestedBy + ":" + idempotencyKey);
    }

    /**
     * What an invoice would cost. Nothing is stored.
     *
     * @param ask for whom and how much
     * @return a quote, or why there is none
     */
    public ReceiveOffer quote(ReceiveAsk ask) {
        PayeeStanding standing = PayeeLookup.standing(reader, ask.payee());
        return store.read(view -> ReceiveOffer.of(ask, facts(view, ask, standing), policy));
    }

    /**
     * Makes an invoice, or finds the one that was made under this id. The order is stored before the node is asked. Where
     * the node cannot hold payments, the invoice ends after {@link #PLAIN_EXPIRY} at the latest: whoever pays it has paid at
     * the price of its making.
     *
     * @param id of the order
     * @param wanted what it is to be like
     * @return the order, or why there is none
     */
    public Answer create(OrderId id, InvoiceWish wanted) {
        InvoiceWish wish = promises.areNeeded() ? wanted.endingWithin(PLAIN_EXPIRY) : wanted;
        if (store.read(view -> view.receive().order(id)).isPresent()) {
            return invoicedAsStored(id, wish);
        }
        return switch (quote(wish.ask())) {
            case ReceiveOffer.Refused(Refusal refusal) -> new Answer.Refused(refusal);
            case ReceiveOffer.Quoted(ReceiveQuote quote) -> {
                Instant now = time.now();
                ReceiveRequest request = new ReceiveRequest(
                        wish.ask().payee(),
                        policy.gateway(),
                        quote,
                        wish.message(),
                        wish.requestedBy(),
                        now,
                        now.plus(wish.expiry()));
                ReceiveOrder order =
                        ReceiveOrder.open(id, request, secrets.preimage(id).hash());
                yield store.<Optional<Refusal>>write(tx -> whyNotStored(tx, order))
                        .<Answer>map(Answer.Refused::new)
                        .orElseGet(() -> invoicedAsStored(id, wish));
            }
        };
    }

    /**
     * One order.
     *
     * @param id its id
     * @return the order, or empty if there is none
     */
    public Optional<ReceiveDossier> order(OrderId id) {
        return store.read(view -> view.receive().order(id).map(row -> dossier(view, row)));
    }

    /**
     * The order of one invoice.
     *
     * @param hash its payment hash
     * @return the order, or empty if there is none
     */
    public Optional<ReceiveDossier> order(PaymentHash hash) {
        return store.read(view -> view.hashHolder(Direction.RECEIVE, hash)
                .flatMap(id -> view.receive().order(id))
                .map(row -> dossier(view, row)));
    }

    /**
     * A page of orders, newest first.
     *
     * @param filter which ones
     * @return the orders
     */
    public List<ReceiveDossier> orders(ReceiveFilter filter) {
        return store.read(view -> view.receive().orders(filter).stream()
                .map(row -> dossier(view, row))
                .toList());
    }

    /**
     * Has a parked payout tried again.
     *
     * @param id the order
     * @param who the operator, for the audit log
     * @return whether it was parked, or empty if there is no such order
     */
    public Optional<Boolean> retry(OrderId id, String who) {
        return store.write(tx -> tx.receive().lock(id).map(row -> {
            boolean parked = row.order().state() instanceof ReceiveState.Parked;
            writer.decideAndWrite(tx, row.order(), new ReceiveEvent.RetriedByOperator());
            tx.audit(who, parked ? "retry" : "refused: NOT_PARKED", id.text(), "", time.now());
            return parked;
        }));
    }

    private static ReceiveDossier dossier(StoreView view, ReceiveRow row) {
        OrderId id = row.order().id();
        return new ReceiveDossier(row, view.receive().history(id), view.payout(id));
    }

    private ReceiveFacts facts(StoreView view, ReceiveAsk ask, PayeeStanding standing) {
        HiveAsset asset = ask.amount().asset();
        List<Msat> windowUse = policy.windows().stream()
                .map(window -> view.receive().windowUse(ask.payee(), time.now().minus(window.length()), NOBODY))
                .toList();
        Msat receivable = monitor.status().map(status -> status.receivable()).orElse(Msat.ZERO);
        return new ReceiveFacts(
                standing, rates.apply(asset), windowUse, cover.free(view, asset), receivable, veto.whyNoInvoice(view));
    }

    private Optional<Refusal> whyNotStored(StoreTransaction tx, ReceiveOrder order) {
        if (tx.receive().order(order.id()).isPresent()) {
            return Optional.empty();
        }
        if (tx.receive().count("open") >= maxOpenInvoices) {
            return Optional.of(
                    new Refusal(ReasonCode.RATE_LIMITED, "too many invoices are open; try again in a minute"));
        }
        Optional<Refusal> uncovered = promises.refusal(tx, order);
        if (uncovered.isPresent()) {
            return uncovered;
        }
        Instant now = time.now();
        tx.receive().insert(order, now);
        if (!tx.claimHash(Direction.RECEIVE, order.hash(), order.id())) {
            throw new IllegalStateException("a payment hash is used twice");
        }
        if (promises.areNeeded()) {
            Facts.plain(tx, order.id());
        }
        tx.schedule(WorkKind.RECEIVE, order.id().text(), now.plus(FIRST_LOOK));
        return Optional.empty();
    }

    /** Of two requests of one wish at the same time, the order of the one counts that was stored first. */
    private Answer invoicedAsStored(OrderId id, InvoiceWish wish) {
        ReceiveOrder order =
                store.read(view -> view.receive().order(id)).orElseThrow().order();
        return fits(order, wish) ? invoiced(order, wish) : new Answer.OtherWish();
    }

    private Answer invoiced(ReceiveOrder order, InvoiceWish wish) {
        if (order.paymentRequest().isPresent()) {
            return made(order.id());
        }
        return order.state() instanceof ReceiveState.Open ? ask(order, wish) : tooLate();
    }

    private static Answer tooLate() {
        return unavailable("the invoice could not be made in time");
    }

    private Answer ask(ReceiveOrder order, InvoiceWish wish) {
        Optional<Preimage> preimage = secrets.preimage(order);
        if (preimage.isEmpty()) {
            return unavailable("the invoice was asked for under another secret");
        }
        // Not before: the store may have been slow until here, and no invoice may outlive its quote.
        Duration left = Duration.between(time.now(), order.request().expiresAt());
        if (left.toSeconds() <= 0) {
            return tooLate();
        }
        ReceiveQuote quote = order.request().quote();
        HoldInvoiceRequest request = new HoldInvoiceRequest(
                preimage.get(),
                quote.amount(),
                InvoiceDescription.of(order),
                wish.hashedDescription(),
                left,
                FINAL_CLTV_BLOCKS);
        try {
            Invoice invoice = receiver.create(request);
            if (!isOurs(invoice, order)) {
                cancelUnlessTaken(order);
                return unavailable("the Lightning node made another invoice than it was asked for");
            }
            return store.<Boolean>write(tx -> isNoted(tx, order.id(), invoice)) ? made(order.id()) : tooLate(order);
        } catch (PartyUnavailableException noAnswer) {
            return unavailable("the Lightning node does not answer");
        }
    }

    /** Whether the order may be paid, or was: another request of the same wish may have been faster. */
    private boolean isNoted(StoreTransaction tx, OrderId id, Invoice invoice) {
        ReceiveOrder order = tx.receive().lock(id).orElseThrow().order();
        writer.decideAndWrite(tx, order, new ReceiveEvent.InvoiceMade(invoice.text()));
        return !isGivenBack(order.state());
    }

    /** The node took so long that the order has ended. Whoever pays all the same has it back. */
    private Answer tooLate(ReceiveOrder order) {
        receiver.cancel(order.hash());
        return tooLate();
    }

    /** What another request of the same wish brought may be taken already; then nothing is cancelled any more. */
    private void cancelUnlessTaken(ReceiveOrder asked) {
        ReceiveState state = order(asked.id()).orElseThrow().row().order().state();
        if (state instanceof ReceiveState.Open || isGivenBack(state)) {
            receiver.cancel(asked.hash());
        }
    }

    private static boolean isGivenBack(ReceiveState state) {
        return state instanceof ReceiveState.Expired || state instanceof ReceiveState.Cancelled;
    }

    private boolean isOurs(Invoice invoice, ReceiveOrder order) {
        boolean asAsked = invoice.paymentHash().equals(order.hash())
                && invoice.amount().equals(Optional.of(order.request().quote().amount()));
        return asAsked
                && store.read(Facts::node).stream().anyMatch(node -> node.id().equals(invoice.payee()));
    }

    private Answer made(OrderId id) {
        return new Answer.Made(order(id).orElseThrow());
    }

    private static Answer unavailable(String why) {
        return new Answer.Refused(new Refusal(ReasonCode.LIGHTNING_UNAVAILABLE, why));
    }

    private static boolean fits(ReceiveOrder order, InvoiceWish wish) {
        ReceiveRequest request = order.request();
        return request.payee().equals(wish.ask().payee())
                && request.message().equals(wish.message())
                && request.requestedBy().equals(wish.requestedBy())
                && Duration.between(request.createdAt(), request.expiresAt()).equals(wish.expiry())
                && fits(request.quote(), wish.ask().amount());
    }

    private static boolean fits(ReceiveQuote quote, ReceiveAsk.Amount amount) {
        if (quote.asset() != amount.asset()) {
            return false;
        }
        return switch (amount) {
            case ReceiveAsk.Amount.Paid paid -> paid.amount().equals(quote.amount());
            case ReceiveAsk.Amount.Arriving(HiveAmount arriving) ->
                ReceiveQuote.paying(arriving, quote.fee(), quote.rate())
                        .filter(quote::equals)
                        .isPresent();
        };
    }
}
