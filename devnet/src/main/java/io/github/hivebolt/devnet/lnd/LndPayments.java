package io.github.hivebolt.devnet.lnd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.http.HttpReply;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.LightningRefusal.Code;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.devnet.lnd.LndCall.Arguments;
import io.github.hivebolt.domain.lightning.PaymentHash;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Sending, tracking and listing payments. */
final class LndPayments {
    private static final long DEFAULT_PAGE = 100;
    private static final long MSAT_PER_SAT = 1000;

    private final LightningNode node;
    private final Updates updates;

    LndPayments(LightningNode node, Updates updates) {
        this.node = node;
        this.updates = updates;
    }

    void send(Arguments arguments, HttpReply reply) throws LightningRefusal, IOException {
        PayOrder order = new PayOrder(
                bolt11(arguments.text("payment_request")),
                OptionalLong.of(amount(arguments, "amt")),
                amount(arguments, "fee_limit"),
                (int) arguments.number("cltv_limit"));
        NodePayment payment = node.pay(order);
        updates.stream(reply, history(payment.hash()), 0, finalOnly(arguments));
    }

    /** lnd pays no BOLT 12 invoices. */
    private static String bolt11(String invoice) throws LightningRefusal {
        if (invoice.toLowerCase(Locale.ROOT).startsWith("lni1")) {
            throw LightningRefusal.unknown("invoice string does not have a known prefix");
        }
        return invoice;
    }

    void track(Arguments arguments, HttpReply reply) throws LightningRefusal, IOException {
        PaymentHash hash = Bytes.hashInPath(arguments.pathPart(0));
        List<NodePayment> history = node.paymentHistory(hash);
        if (history.isEmpty()) {
            throw new LightningRefusal(Code.NOT_FOUND, "payment isn't initiated");
        }
        updates.stream(reply, history(hash), history.size() - 1, finalOnly(arguments));
    }

    void list(Arguments arguments, HttpReply reply) throws IOException {
        boolean incomplete = arguments.flag("include_incomplete");
        boolean reversed = arguments.flag("reversed");
        long offset = arguments.number("index_offset");
        long since = arguments.number("creation_date_start");
        List<NodePayment> matching =
                node.payments(payment -> (incomplete || payment.status() == PaymentStatus.SUCCEEDED)
                        && payment.createdAt().getEpochSecond() >= since
                        && (offset == 0 || (reversed ? payment.index() < offset : payment.index() > offset)));
        long page = arguments.number("max_payments") == 0 ? DEFAULT_PAGE : arguments.number("max_payments");
        int size = (int) Math.min(page, matching.size());
        List<NodePayment> shown =
                reversed ? matching.subList(matching.size() - size, matching.size()) : matching.subList(0, size);
        reply.sendJson(200, Json.write(page(shown)));
    }

    private static ObjectNode page(List<NodePayment> shown) {
        ObjectNode json = Json.object();
        ArrayNode payments = json.putArray("payments");
        shown.forEach(payment -> payments.add(PaymentJson.write(payment.asStored())));
        json.put(
                "first_index_offset",
                shown.isEmpty() ? "0" : Long.toString(shown.getFirst().index()));
        json.put(
                "last_index_offset",
                shown.isEmpty() ? "0" : Long.toString(shown.getLast().index()));
        json.put("total_num_payments", "0");
        return json;
    }

    private Updates.Source history(PaymentHash hash) {
        return position -> {
            List<NodePayment> history = node.paymentHistory(hash);
            return history.subList(Math.min(position, history.size()), history.size()).stream()
                    .map(payment ->
                            new Updates.Line(PaymentJson.write(payment), payment.status() != PaymentStatus.IN_FLIGHT))
                    .toList();
        };
    }

    private static boolean finalOnly(Arguments arguments) {
        return arguments.flag("no_inflight_updates");
    }

    private static long amount(Arguments arguments, String name) throws LightningRefusal {
        String sats = "amt".equals(name) ? name : name + "_sat";
        long msat = arguments.number(name + "_msat");
        long sat = arguments.number(sats);
        if (msat != 0 && sat != 0) {
            throw LightningRefusal.unknown("sat and msat arguments are mutually exclusive");
        }
        return msat != 0 ? msat : sat * MSAT_PER_SAT;
    }
}
