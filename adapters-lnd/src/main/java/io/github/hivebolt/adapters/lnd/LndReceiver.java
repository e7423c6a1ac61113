package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.codec.Bolt11;
import io.github.hivebolt.domain.Checks;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is paid through lnd's hold invoices. lnd answers a repeated creation with an error and a repeated settlement or
 * cancellation with success; what it answers with an error is decided by looking at the invoice.
 */
final class LndReceiver implements LightningReceiver {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final int AT_ONCE = 1_000;

    private final LndSession session;
    private final TakenInvoices taken;

    LndReceiver(LndSession session) {
        this.session = session;
        this.taken = new TakenInvoices(session);
    }

    @Override
    public Set<ReceiverCapability> capabilities() {
        return Set.of(ReceiverCapability.HOLD_INVOICES, ReceiverCapability.KEYSEND);
    }

    /** Only payments without an invoice: ours are held before they are taken, and {@link #held()} tells of them. */
    @Override
    public List<TakenPayment> takenAfter(long afterIndex, Duration wait) {
        try {
            return taken.after(afterIndex);
        } catch (LndTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    @Override
    public long takenSoFar() {
        try {
            return taken.newest();
        } catch (LndTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    @Override
    public Invoice create(HoldInvoiceRequest request) {
        PaymentHash hash = request.preimage().hash();
        try {
            Optional<LndTroubleException> refusal = refusalOf("/v2/invoices/hodl", bodyOf(request, hash));
            // Read back in either case: so the invoice that is handed out is the one that lnd has stored.
            Optional<HoldInvoice> stored = find(hash);
            if (stored.isEmpty()) {
                throw refusal.orElseGet(
                        () -> LndTroubleException.ofBrokenAnswer("lnd made an invoice and has no record of it."));
            }
            return decoded(stored.get().paymentRequest(), hash);
        } catch (LndTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    @Override
    public Optional<ReceivedPayment> look(PaymentHash hash) {
        try {
            Optional<HoldInvoice> invoice = find(hash);
            if (invoice.isEmpty()) {
                return Optional.empty();
            }
            boolean held = invoice.get().state() == State.ACCEPTED;
            long height = held ? session.info(LIMIT).blockHeight() : 0;
            return Optional.of(invoice.get().toPayment(hash, height));
        } catch (LndTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    @Override
    public void settle(Preimage preimage) {
        String body = StrictJson.newObject()
                .put("preimage", Base64.getEncoder().encodeToString(Checks.bytesOf(preimage.hex())))
                .toString();
        bringTo(State.SETTLED, "/v2/invoices/settle", body, preimage.hash());
    }

    @Override
    public void cancel(PaymentHash hash) {
        String body = StrictJson.newObject()
                .put("payment_hash", HashText.inBody(hash))
                .toString();
        bringTo(State.CANCELLED, "/v2/invoices/cancel", body, hash);
    }

    @Override
    public List<PaymentHash> held() {
        try {
            JsonNode answer = session.get(
                            "/v1/invoices?pending_only=true&reversed=true&num_max_invoices=" + AT_ONCE, LIMIT)
                    .object();
            List<PaymentHash> held = new ArrayList<>();
            for (JsonNode invoice : answer.path("invoices")) {
                if (StrictJson.text(invoice, "state").filter("ACCEPTED"::equals).isPresent()) {
                    StrictJson.text(invoice, "r_hash").flatMap(HashText::read).ifPresent(held::add);
                }
            }
            return List.copyOf(held);
        } catch (LndTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    private void bringTo(State wanted, String path, String body, PaymentHash hash) {
        try {
            Optional<LndTroubleException> refusal = refusalOf(path, body);
            if (refusal.isPresent()
                    && find(hash).filter(invoice -> invoice.state() == wanted).isEmpty()) {
                throw refusal.get();
            }
        } catch (LndTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    private Optional<LndTroubleException> refusalOf(String path, String body) throws LndTroubleException {
        try {
            session.post(path, body, LIMIT).object();
            return Optional.empty();
        } catch (LndTroubleException trouble) {
            if (trouble.refusal().isPresent()) {
                return Optional.of(trouble);
            }
            throw trouble;
        }
    }

    private Optional<HoldInvoice> find(PaymentHash hash) throws LndTroubleException {
        try {
            return Optional.of(HoldInvoice.of(
                    session.get("/v1/invoice/" + hash.hex(), LIMIT).object(), hash));
        } catch (LndTroubleException trouble) {
            if (trouble.refusal().filter(LndError::saysNoSuchInvoice).isPresent()) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    private static String bodyOf(HoldInvoiceRequest request, PaymentHash hash) {
        // "private" adds hints for channels that are not announced: without them such a node could not be reached.
        ObjectNode body = StrictJson.newObject()
                .put("hash", HashText.inBody(hash))
                .put("value_msat", Long.toString(request.amount().value()))
                .put("memo", request.description())
                .put("expiry", Long.toString(request.expiry().toSeconds()))
                .put("cltv_expiry", Integer.toString(request.minFinalCltvBlocks()))
                .put("private", true);
        request.descriptionHash()
                .ifPresent(digest ->
                        body.put("description_hash", Base64.getEncoder().encodeToString(Checks.bytesOf(digest))));
        return body.toString();
    }

    private static Invoice decoded(String text, PaymentHash hash) throws LndTroubleException {
        try {
            Invoice invoice = Bolt11.DECODER.decode(text);
            if (invoice.paymentHash().equals(hash)) {
                return invoice;
            }
            throw LndTroubleException.ofConnection(Trouble.STALE, "lnd gave an invoice with another hash.", true);
        } catch (UnreadableInvoiceException unreadable) {
            throw LndTroubleException.ofBrokenAnswer("lnd gave an unreadable invoice: " + unreadable.getMessage());
        }
    }
}
