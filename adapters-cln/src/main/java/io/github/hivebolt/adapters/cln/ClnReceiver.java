package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.codec.Bolt11;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.ports.HoldInvoiceRequest;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.ReceivedPayment;
import io.github.hivebolt.ports.ReceivedPayment.State;
import io.github.hivebolt.ports.ReceiverCapability;
import io.github.hivebolt.ports.TakenPayment;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Is paid through plain invoices: Core Lightning holds nothing without a plug-in. The label says what the order is, so a
 * creation that is repeated finds the invoice that exists; {@code listinvoices} is the only truth about one. Payments that
 * came without an invoice are in these books too, but not their custom records, so they are not declared.
 */
final class ClnReceiver implements LightningReceiver {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int NOTHING_YET = 904;
    private static final Set<Integer> GONE_OR_CHANGED = Set.of(905, 906);
    private static final Set<Integer> EXISTS = Set.of(900, 901);

    private final ClnSession session;
    private final TimeSource time;

    ClnReceiver(ClnSession session, TimeSource time) {
        this.session = session;
        this.time = time;
    }

    @Override
    public Set<ReceiverCapability> capabilities() {
        return Set.of();
    }

    @Override
    public Invoice create(HoldInvoiceRequest request) {
        PaymentHash hash = request.preimage().hash();
        try {
            Optional<ClnTroubleException> refusal = make(request);
            // Read back in either case: so the invoice that is handed out is the one that the node has stored.
            Optional<InvoiceRow> stored = find(hash);
            if (stored.isEmpty()) {
                throw refusal.orElseGet(() ->
                        ClnTroubleException.ofBrokenAnswer("Core Lightning made an invoice and has no record of it."));
            }
            return decoded(stored.get().text(), hash);
        } catch (ClnTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    private Optional<ClnTroubleException> make(HoldInvoiceRequest request) throws ClnTroubleException {
        ObjectNode parameters = StrictJson.newObject()
                .put("amount_msat", request.amount().value())
                .put("label", request.description())
                .put("description", request.hashedDescription().orElse(request.description()))
                .put("expiry", Math.max(1, request.expiry().toSeconds()))
                .put("preimage", request.preimage().hex())
                .put("cltv", request.minFinalCltvBlocks())
                .put("deschashonly", request.hashedDescription().isPresent());
        try {
            session.call("invoice", parameters, LIMIT).result();
            return Optional.empty();
        } catch (ClnTroubleException trouble) {
            if (says(trouble, EXISTS)) {
                return Optional.of(trouble);
            }
            throw trouble;
        }
    }

    @Override
    public Optional<ReceivedPayment> look(PaymentHash hash) {
        try {
            return find(hash).map(row -> row.toPayment(hash));
        } catch (ClnTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    @Override
    public void settle(Preimage preimage) {
        throw new UnsupportedOperationException("Core Lightning has no hold invoices: nothing is settled later");
    }

    @Override
    public void cancel(PaymentHash hash) {
        try {
            Optional<InvoiceRow> row = find(hash);
            if (row.filter(this::mayStillBePaid).isPresent()) {
                delete(row.get().label());
                row = find(hash);
            }
            if (row.filter(left -> left.state() == State.PAID || mayStillBePaid(left))
                    .isPresent()) {
                throw ClnTroubleException.ofBrokenAnswer("Core Lightning did not cancel an invoice: it is "
                        + row.get().state() + ".");
            }
        } catch (ClnTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    /** One that is over is left to the node, which will say so itself; a deleted record would say nothing. */
    private boolean mayStillBePaid(InvoiceRow row) {
        return row.state() == State.OPEN && time.now().isBefore(row.expiresAt());
    }

    private void delete(String label) throws ClnTroubleException {
        ObjectNode parameters = StrictJson.newObject().put("label", label).put("status", "unpaid");
        try {
            session.call("delinvoice", parameters, LIMIT).result();
        } catch (ClnTroubleException trouble) {
            if (!says(trouble, GONE_OR_CHANGED)) {
                throw trouble;
            }
        }
    }

    @Override
    public List<TakenPayment> takenAfter(long afterIndex, Duration wait) {
        ObjectNode parameters =
                StrictJson.newObject().put("lastpay_index", afterIndex).put("timeout", Math.max(0, wait.toSeconds()));
        try {
            return List.of(taken(
                    session.call("waitanyinvoice", parameters, LIMIT.plus(wait)).result(), afterIndex));
        } catch (ClnTroubleException trouble) {
            if (says(trouble, Set.of(NOTHING_YET))) {
                return List.of();
            }
            throw trouble.toPartyUnavailable();
        }
    }

    private static TakenPayment taken(JsonNode row, long afterIndex) throws ClnTroubleException {
        OptionalLong index = ClnJson.integer(row, "pay_index");
        Optional<PaymentHash> hash = StrictJson.text(row, "payment_hash")
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .map(PaymentHash::new);
        if (index.isEmpty() || index.getAsLong() <= afterIndex || hash.isEmpty()) {
            throw ClnTroubleException.ofBrokenAnswer("Core Lightning told of a payment that cannot be read.");
        }
        return new TakenPayment(index.getAsLong(), hash.get(), InvoiceRow.received(row, hash.get()), Optional.empty());
    }

    private Optional<InvoiceRow> find(PaymentHash hash) throws ClnTroubleException {
        ObjectNode parameters = StrictJson.newObject().put("payment_hash", hash.hex());
        JsonNode rows =
                ClnJson.array(session.call("listinvoices", parameters, LIMIT).result(), "invoices");
        if (rows.size() > 1) {
            throw ClnTroubleException.ofBrokenAnswer("Core Lightning has two invoices of one payment hash.");
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(InvoiceRow.of(rows.get(0), hash));
    }

    private static boolean says(ClnTroubleException trouble, Set<Integer> codes) {
        OptionalInt code = trouble.refusal().map(ClnError::code).orElseGet(OptionalInt::empty);
        return code.isPresent() && codes.contains(code.getAsInt());
    }

    private static Invoice decoded(String text, PaymentHash hash) throws ClnTroubleException {
        try {
            Invoice invoice = Bolt11.DECODER.decode(text);
            if (invoice.paymentHash().equals(hash)) {
                return invoice;
            }
            throw ClnTroubleException.ofConnection(
                    Trouble.STALE, "Core Lightning gave an invoice with another hash.", true);
        } catch (UnreadableInvoiceException unreadable) {
            throw ClnTroubleException.ofBrokenAnswer(
                    "Core Lightning gave an unreadable invoice: " + unreadable.getMessage());
        }
    }
}
