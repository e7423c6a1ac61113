package io.github.hivebolt.adapters.store;

import static java.util.Objects.requireNonNull;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.Dispatch;
import io.github.hivebolt.domain.order.SendLog;
import io.github.hivebolt.domain.quote.SendQuote;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of a decision to pay; all empty while there is none. */
@Embeddable
final class DispatchColumns {
    private static final long NANOS_PER_MICRO = 1_000;

    @Column(name = "payment_hash")
    @Nullable
    String paymentHash;

    @Column(name = "invoice")
    @Nullable
    String invoice;

    @Column(name = "invoice_network")
    @Nullable
    String network;

    @Column(name = "payee")
    @Nullable
    String payee;

    @Column(name = "invoice_msat")
    @Nullable
    Long invoiceMsat;

    @Column(name = "invoice_created_at")
    @Convert(converter = InstantConverter.class)
    @Nullable
    Instant invoiceCreatedAt;

    @Column(name = "invoice_expiry_seconds")
    @Nullable
    Long expirySeconds;

    @Column(name = "invoice_final_cltv")
    @Nullable
    Integer finalCltv;

    @Column(name = "invoice_description")
    @Convert(converter = TextConverter.class)
    @Nullable
    String description;

    @Column(name = "paid_msat")
    @Nullable
    Long paidMsat;

    @Column(name = "fee_msat")
    @Nullable
    Long feeMsat;

    @Column(name = "routing_reserve_msat")
    @Nullable
    Long routingReserveMsat;

    @Column(name = "rate_asset")
    @Nullable
    String rateAsset;

    @Column(name = "sats_per_unit")
    @Nullable
    String satsPerUnit;

    @Column(name = "payer")
    @Nullable
    String payer;

    @Column(name = "dispatched_at")
    @Convert(converter = InstantConverter.class)
    @Nullable
    Instant dispatchedAt;

    @Column(name = "waited_before_micros")
    @Nullable
    Long waitedBeforeMicros;

    @Column(name = "sends")
    @Nullable
    Integer sends;

    @Column(name = "unanswered_sends")
    @Nullable
    Integer unanswered;

    @Column(name = "seen_at_node")
    @Nullable
    Boolean seenAtNode;

    @Column(name = "last_send_at")
    @Convert(converter = InstantConverter.class)
    @Nullable
    Instant lastSendAt;

    @Column(name = "end_seen_at")
    @Convert(converter = InstantConverter.class)
    @Nullable
    Instant endSeenAt;

    DispatchColumns() {}

    static DispatchColumns of(Dispatch dispatch) {
        DispatchColumns columns = new DispatchColumns();
        columns.fill(dispatch.invoice());
        columns.fill(dispatch.quote());
        columns.fill(dispatch.log());
        columns.payer = dispatch.payer().hex();
        columns.dispatchedAt = dispatch.decidedAt();
        columns.waitedBeforeMicros = dispatch.waited().toNanos() / NANOS_PER_MICRO;
        return columns;
    }

    private void fill(Invoice from) {
        paymentHash = from.paymentHash().hex();
        invoice = from.text();
        network = from.network().name();
        payee = from.payee().hex();
        invoiceMsat = from.amount().map(Msat::value).orElse(null);
        invoiceCreatedAt = from.createdAt();
        expirySeconds = from.expiry().toSeconds();
        finalCltv = from.minFinalCltvBlocks();
        description = from.description().orElse(null);
    }

    private void fill(SendQuote quote) {
        paidMsat = quote.amount().value();
        feeMsat = quote.fee().value();
        routingReserveMsat = quote.routingReserve().value();
        rateAsset = quote.rate().asset().name();
        satsPerUnit = quote.rate().satsPerUnit().toString();
    }

    private void fill(SendLog log) {
        sends = log.sends();
        unanswered = log.unanswered();
        seenAtNode = log.registered();
        lastSendAt = log.lastSendAt().orElse(null);
        endSeenAt = log.endSeenAt().orElse(null);
    }

    Optional<Dispatch> toDispatch() {
        return paymentHash == null
                ? Optional.empty()
                : Optional.of(new Dispatch(
                        toInvoice(paymentHash),
                        toQuote(),
                        new NodeId(requireNonNull(payer)),
                        requireNonNull(dispatchedAt),
                        Duration.of(requireNonNull(waitedBeforeMicros), ChronoUnit.MICROS),
                        toLog()));
    }

    private Invoice toInvoice(String hash) {
        return new Invoice(
                requireNonNull(invoice),
                LightningNetwork.valueOf(requireNonNull(network)),
                new PaymentHash(hash),
                new NodeId(requireNonNull(payee)),
                Optional.ofNullable(invoiceMsat).map(Msat::new),
                requireNonNull(invoiceCreatedAt),
                Duration.ofSeconds(requireNonNull(expirySeconds)),
                requireNonNull(finalCltv),
                Optional.ofNullable(description));
    }

    private SendQuote toQuote() {
        Rate rate = new Rate(HiveAsset.valueOf(requireNonNull(rateAsset)), new BigDecimal(requireNonNull(satsPerUnit)));
        return new SendQuote(
                new Msat(requireNonNull(paidMsat)),
                new Msat(requireNonNull(feeMsat)),
                new Msat(requireNonNull(routingReserveMsat)),
                rate);
    }

    private SendLog toLog() {
        return new SendLog(
                requireNonNull(sends),
                requireNonNull(unanswered),
                requireNonNull(seenAtNode),
                Optional.ofNullable(lastSendAt),
                Optional.ofNullable(endSeenAt));
    }
}
