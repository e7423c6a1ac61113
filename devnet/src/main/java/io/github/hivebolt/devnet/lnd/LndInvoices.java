package io.github.hivebolt.devnet.lnd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.http.HttpReply;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.LightningRefusal.Code;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lnd.LndCall.Arguments;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adding, holding, looking up and watching invoices. */
final class LndInvoices {
    private static final long DEFAULT_PAGE = 100;
    private static final long MSAT_PER_SAT = 1000;

    private final LightningNode node;
    private final Updates updates;

    LndInvoices(LightningNode node, Updates updates) {
        this.node = node;
        this.updates = updates;
    }

    void add(Arguments arguments, HttpReply reply) throws LightningRefusal, IOException {
        String preimage = arguments.text("r_preimage");
        Optional<Preimage> chosen = preimage.isEmpty() ? Optional.empty() : Optional.of(Bytes.preimageInBody(preimage));
        NodeInvoice invoice = node.addInvoice(order(arguments, chosen, Optional.empty(), new InvoiceBehaviour.Pays()));
        reply.sendJson(200, Json.write(InvoiceJson.added(invoice)));
    }

    void addHold(Arguments arguments, HttpReply reply) throws LightningRefusal, IOException {
        PaymentHash hash = Bytes.hashInBody(arguments.text("hash"));
        NodeInvoice invoice =
                node.addInvoice(order(arguments, Optional.empty(), Optional.of(hash), new InvoiceBehaviour.Holds()));
        reply.sendJson(200, Json.write(InvoiceJson.held(invoice)));
    }

    void settle(Arguments arguments, HttpReply reply) throws LightningRefusal, IOException {
        node.settle(Bytes.preimageInBody(arguments.text("preimage")));
        reply.sendJson(200, "{}");
    }

    void cancel(Arguments arguments, HttpReply reply) throws LightningRefusal, IOException {
        node.cancel(Bytes.hashInBody(arguments.text("payment_hash")));
        reply.sendJson(200, "{}");
    }

    void lookup(Arguments arguments, HttpReply reply) throws LightningRefusal, IOException {
        send(Bytes.hashInHex(arguments.pathPart(0)), reply);
    }

    void lookupByQuery(Arguments arguments, HttpReply reply) throws LightningRefusal, IOException {
        send(Bytes.hashInPath(arguments.text("payment_hash")), reply);
    }

    void list(Arguments arguments, HttpReply reply) throws IOException {
        boolean reversed = arguments.flag("reversed");
        boolean pendingOnly = arguments.flag("pending_only");
        long offset = arguments.number("index_offset");
        List<NodeInvoice> matching = node.invoices().stream()
                .filter(invoice -> !pendingOnly || isPending(invoice))
                .filter(invoice ->
                        offset == 0 || (reversed ? invoice.addIndex() < offset : invoice.addIndex() > offset))
                .toList();
        long page = arguments.number("num_max_invoices") == 0 ? DEFAULT_PAGE : arguments.number("num_max_invoices");
        int size = (int) Math.min(page, matching.size());
        List<NodeInvoice> shown =
                reversed ? matching.subList(matching.size() - size, matching.size()) : matching.subList(0, size);
        ObjectNode json = Json.object();
        ArrayNode invoices = json.putArray("invoices");
        shown.forEach(invoice -> invoices.add(InvoiceJson.write(invoice)));
        json.put(
                "last_index_offset",
                shown.isEmpty() ? "0" : Long.toString(shown.getLast().addIndex()));
        json.put(
                "first_index_offset",
                shown.isEmpty() ? "0" : Long.toString(shown.getFirst().addIndex()));
        reply.sendJson(200, Json.write(json));
    }

    void subscribeOne(Arguments arguments, HttpReply reply) throws LightningRefusal, IOException {
        PaymentHash hash = Bytes.hashInPath(arguments.pathPart(0));
        int from = Math.max(0, node.invoiceHistory(hash).size() - 1);
        updates.stream(reply, position -> lines(node.invoiceHistory(hash), position, true), from, false);
    }

    void subscribeAll(Arguments arguments, HttpReply reply) throws IOException {
        int known = node.invoiceEvents().size();
        List<NodeInvoice> backlog = backlog(arguments.number("add_index"), arguments.number("settle_index"));
        updates.stream(
                reply,
                position -> {
                    List<NodeInvoice> all = new ArrayList<>(backlog);
                    List<NodeInvoice> now = node.invoiceEvents();
                    all.addAll(now.subList(known, now.size()));
                    return lines(all, position, false);
                },
                0,
                false);
    }

    /** What a subscriber with an index missed; an index of 0 asks for nothing. */
    private List<NodeInvoice> backlog(long addIndex, long settleIndex) {
        List<NodeInvoice> missed = new ArrayList<>();
        if (addIndex > 0) {
            node.invoices().stream()
                    .filter(invoice -> invoice.addIndex() > addIndex)
                    .forEach(missed::add);
        }
        if (settleIndex > 0) {
            node.invoiceEvents().stream()
                    .filter(event -> event.settleIndex() > settleIndex)
                    .forEach(missed::add);
        }
        return missed;
    }

    private static List<Updates.Line> lines(List<NodeInvoice> states, int position, boolean ends) {
        return states.subList(Math.min(position, states.size()), states.size()).stream()
                .map(invoice -> new Updates.Line(InvoiceJson.write(invoice), ends && !isPending(invoice)))
                .toList();
    }

    private static boolean isPending(NodeInvoice invoice) {
        return invoice.state() == InvoiceState.OPEN || invoice.state() == InvoiceState.ACCEPTED;
    }

    private void send(PaymentHash hash, HttpReply reply) throws LightningRefusal, IOException {
        NodeInvoice invoice =
                node.invoice(hash).orElseThrow(() -> new LightningRefusal(Code.NOT_FOUND, "unable to locate invoice"));
        reply.sendJson(200, Json.write(InvoiceJson.write(invoice)));
    }

    private static InvoiceOrder order(
            Arguments arguments,
            Optional<Preimage> preimage,
            Optional<PaymentHash> holdHash,
            InvoiceBehaviour behaviour)
            throws LightningRefusal {
        long msat = arguments.number("value_msat");
        long sats = arguments.number("value");
        if (msat != 0 && sats != 0) {
            throw LightningRefusal.unknown("sat and msat arguments are mutually exclusive");
        }
        long expiry = arguments.number("expiry");
        long cltv = arguments.number("cltv_expiry");
        return new InvoiceOrder(
                msat != 0 ? msat : sats * MSAT_PER_SAT,
                arguments.text("memo"),
                descriptionHash(arguments.text("description_hash")),
                expiry <= 0 ? InvoiceOrder.DEFAULT_EXPIRY : Duration.ofSeconds(expiry),
                preimage,
                holdHash,
                cltv <= 0 ? InvoiceOrder.DEFAULT_FINAL_CLTV : (int) Math.min(cltv, Short.MAX_VALUE),
                behaviour);
    }

    private static String descriptionHash(String base64) throws LightningRefusal {
        return base64.isEmpty() ? "" : Bytes.hashInBody(base64).hex();
    }
}
