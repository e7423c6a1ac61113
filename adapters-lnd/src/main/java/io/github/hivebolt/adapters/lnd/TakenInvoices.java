package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.Keysend;
import io.github.hivebolt.ports.TakenPayment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Payments without an invoice in lnd's list of invoices, where lnd puts them itself ({@code is_keysend}). The list is read in
 * the order of making; one that is not settled yet is waited for, so that none is passed over. Thread-safe.
 */
final class TakenInvoices {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int AT_ONCE = 200;
    private static final int MOST_PAGES = 25;

    private final LndSession session;
    /** Up to here there was nothing to tell: it need not be read again while this process lives. */
    private volatile long nothingUpTo;

    TakenInvoices(LndSession session) {
        this.session = session;
    }

    long newest() throws LndTroubleException {
        // Asked when a node is met for the first time: what was read of another one means nothing here.
        nothingUpTo = 0;
        long last = 0;
        for (JsonNode invoice : page("reversed=true&num_max_invoices=1")) {
            last = index(invoice);
        }
        return last;
    }

    List<TakenPayment> after(long afterIndex) throws LndTroubleException {
        List<TakenPayment> taken = new ArrayList<>();
        long from = Math.max(afterIndex, nothingUpTo);
        for (int pages = 0; pages < MOST_PAGES && taken.isEmpty(); pages++) {
            JsonNode page = page("index_offset=" + from + "&num_max_invoices=" + AT_ONCE);
            for (JsonNode invoice : page) {
                long index = index(invoice);
                if (index <= from) {
                    throw LndTroubleException.ofBrokenAnswer("lnd gave a list that is not in order.");
                }
                boolean keysend = invoice.path("is_keysend").asBoolean(false);
                if (keysend && isUndecided(invoice)) {
                    return List.copyOf(taken);
                }
                if (keysend) {
                    read(invoice, index).ifPresent(taken::add);
                }
                from = index;
                nothingUpTo = taken.isEmpty() ? from : nothingUpTo;
            }
            if (page.isEmpty()) {
                break;
            }
        }
        return List.copyOf(taken);
    }

    private JsonNode page(String query) throws LndTroubleException {
        JsonNode list = session.get("/v1/invoices?" + query, LIMIT).object().path("invoices");
        if (!list.isArray()) {
            throw LndTroubleException.ofBrokenAnswer("lnd gave no list of invoices.");
        }
        return list;
    }

    private static long index(JsonNode invoice) throws LndTroubleException {
        OptionalLong index = LndJson.integer(invoice, "add_index");
        if (index.isEmpty() || index.getAsLong() < 1) {
            throw LndTroubleException.ofBrokenAnswer("lnd lists an invoice without a number.");
        }
        return index.getAsLong();
    }

    /** Anything but settled and cancelled may still become either. */
    private static boolean isUndecided(JsonNode invoice) {
        String state = StrictJson.text(invoice, "state").orElse("");
        return !state.equals("SETTLED") && !state.equals("CANCELED");
    }

    private static Optional<TakenPayment> read(JsonNode invoice, long index) throws LndTroubleException {
        if (!StrictJson.text(invoice, "state").orElse("").equals("SETTLED")) {
            return Optional.empty();
        }
        Optional<PaymentHash> hash = StrictJson.text(invoice, "r_hash").flatMap(HashText::read);
        Optional<Preimage> preimage = StrictJson.text(invoice, "r_preimage")
                .flatMap(TakenInvoices::bytes)
                .filter(bytes -> bytes.length == 32)
                .map(bytes -> new Preimage(HexFormat.of().formatHex(bytes)))
                .filter(proof -> hash.equals(Optional.of(proof.hash())));
        OptionalLong paid = LndJson.integer(invoice, "amt_paid_msat");
        boolean sane = paid.isPresent() && paid.getAsLong() >= 0 && paid.getAsLong() <= Msat.MAX_VALUE;
        if (hash.isEmpty() || preimage.isEmpty() || !sane) {
            throw LndTroubleException.ofBrokenAnswer("lnd lists a keysend payment that can not be read.");
        }
        Optional<String> account = record(invoice, Keysend.ACCOUNT_RECORD);
        Optional<String> message = record(invoice, Keysend.BOOSTAGRAM_RECORD)
                .flatMap(StrictJson::object)
                .flatMap(boostagram -> StrictJson.text(boostagram, "message"));
        return Optional.of(new TakenPayment(
                index,
                hash.get(),
                new Msat(paid.getAsLong()),
                Optional.of(new Keysend(preimage.get(), account, message))));
    }

    /** The custom record of the first HTLC that carries it, as text. */
    private static Optional<String> record(JsonNode invoice, long type) {
        for (JsonNode htlc : invoice.path("htlcs")) {
            Optional<byte[]> value = StrictJson.text(htlc.path("custom_records"), Long.toString(type))
                    .flatMap(TakenInvoices::bytes);
            if (value.isPresent()) {
                return Optional.of(new String(value.get(), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
