package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.InvoiceNote;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.ListedInvoice;
import io.github.hivebolt.ports.ListedPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads lnd's lists. Holds no state but the session's, so it is as thread-safe as that. */
final class LndHistory implements LightningHistory {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** A payment with many attempts is long, and lnd may leave nothing of them out. */
    private static final int MOST = 50;

    private final LndSession session;

    LndHistory(LndSession session) {
        this.session = session;
    }

    @Override
    public NodeId node() {
        try {
            return session.info(LIMIT).id();
        } catch (LndTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    @Override
    public List<ListedPayment> payments(long afterIndex, int limit) {
        String path = "/v1/payments?include_incomplete=true&omit_hops=true&index_offset=" + afterIndex
                + "&max_payments=" + Math.min(limit, MOST);
        List<ListedPayment> listed = new ArrayList<>();
        try {
            for (JsonNode payment : list(path, "payments")) {
                listed.add(payment(payment));
            }
            return requireGrowing(listed.stream().map(ListedPayment::index).toList(), afterIndex, listed);
        } catch (LndTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    @Override
    public List<ListedInvoice> invoices(long afterIndex, int limit) {
        String path = "/v1/invoices?index_offset=" + afterIndex + "&num_max_invoices=" + Math.min(limit, MOST);
        List<ListedInvoice> listed = new ArrayList<>();
        try {
            for (JsonNode invoice : list(path, "invoices")) {
                listed.add(invoice(invoice));
            }
            return requireGrowing(listed.stream().map(ListedInvoice::index).toList(), afterIndex, listed);
        } catch (LndTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    private JsonNode list(String path, String field) throws LndTroubleException {
        JsonNode list = session.get(path, LIMIT).object().path(field);
        if (!list.isArray()) {
            throw LndTroubleException.ofBrokenAnswer("lnd gave no list of " + field + ".");
        }
        return list;
    }

    /** A list that does not go forward would be read for ever. */
    private static <T> List<T> requireGrowing(List<Long> indexes, long after, List<T> listed)
            throws LndTroubleException {
        long last = after;
        for (long index : indexes) {
            if (index <= last) {
                throw LndTroubleException.ofBrokenAnswer("lnd gave a list that is not in order.");
            }
            last = index;
        }
        return listed;
    }

    private static ListedPayment payment(JsonNode json) throws LndTroubleException {
        Optional<PaymentHash> hash = StrictJson.text(json, "payment_hash")
                .filter(hex -> hex.matches("[0-9a-f]{64}"))
                .map(PaymentHash::new);
        OptionalLong index = LndJson.integer(json, "payment_index");
        if (hash.isEmpty() || index.isEmpty()) {
            throw LndTroubleException.ofBrokenAnswer("lnd lists a payment without a hash or a number.");
        }
        PaymentRecord record = LndPayment.of(json, hash.get())
                .map(LndHistory::record)
                .orElseGet(() -> new PaymentRecord.Unclear("lnd lists it in a way that cannot be read."));
        return new ListedPayment(index.getAsLong(), hash.get(), msat(json, "value_msat"), record);
    }

    private static PaymentRecord record(LndPayment payment) {
        Optional<Instant> begunAt = payment.begunAt();
        return switch (payment.state()) {
            case PaymentState.Paid paid
            when begunAt.isPresent() -> new PaymentRecord.Settled(paid.preimage(), paid.routingFee(), begunAt.get());
            case PaymentState.Lost lost
            when begunAt.isPresent() -> new PaymentRecord.Failed(lost.reason(), begunAt.get());
            case PaymentState.Paid ignored -> new PaymentRecord.Unclear("lnd gives no time for it.");
            case PaymentState.Lost ignored -> new PaymentRecord.Unclear("lnd gives no time for it.");
            case PaymentState.Pending ignored -> new PaymentRecord.InFlight(false, "lnd lists it as not finished.");
            case PaymentState.Unproven unproven -> new PaymentRecord.Unclear(unproven.why());
        };
    }

    private static ListedInvoice invoice(JsonNode json) throws LndTroubleException {
        OptionalLong index = LndJson.integer(json, "add_index");
        Optional<PaymentHash> hash = StrictJson.text(json, "r_hash").flatMap(LndHistory::hashOf);
        if (index.isEmpty() || hash.isEmpty()) {
            throw LndTroubleException.ofBrokenAnswer("lnd lists an invoice without a hash or a number.");
        }
        boolean settled =
                StrictJson.text(json, "state").filter("SETTLED"::equals).isPresent();
        return new ListedInvoice(
                index.getAsLong(),
                hash.get(),
                settled,
                settled ? msat(json, "amt_paid_msat") : Msat.ZERO,
                Optional.of(note(json, hash.get(), settled)));
    }

    private static InvoiceNote note(JsonNode json, PaymentHash hash, boolean settled) {
        Optional<Preimage> preimage = StrictJson.text(json, "r_preimage")
                .filter(ignored -> settled)
                .flatMap(LndHistory::hexOf)
                .map(Preimage::new)
                .filter(proof -> proof.hash().equals(hash));
        return new InvoiceNote(
                Optional.empty(),
                StrictJson.text(json, "memo").orElse(""),
                StrictJson.text(json, "payment_request").orElse(""),
                preimage);
    }

    private static Optional<PaymentHash> hashOf(String base64) {
        return hexOf(base64).map(PaymentHash::new);
    }

    private static Optional<String> hexOf(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length == 32 ? Optional.of(HexFormat.of().formatHex(bytes)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Msat msat(JsonNode json, String field) throws LndTroubleException {
        OptionalLong value = LndJson.integer(json, field);
        if (value.isEmpty() || value.getAsLong() < 0 || value.getAsLong() > Msat.MAX_VALUE) {
            throw LndTroubleException.ofBrokenAnswer("lnd lists an amount that cannot be read.");
        }
        return new Msat(value.getAsLong());
    }
}
