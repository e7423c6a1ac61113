package io.github.hivebolt.devnet.lnd;

import io.github.hivebolt.codec.Bolt11;
import io.github.hivebolt.codec.Bolt11Invoice;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.http.HttpReply;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lnd.LndCall.Arguments;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import java.io.IOException;

/** What a node says about itself and about invoices of others. */
final class LndNode {
    private static final int ESTIMATED_TIME_LOCK = 83;

    private final LightningNode node;

    LndNode(LightningNode node) {
        this.node = node;
    }

    void info(Arguments arguments, HttpReply reply) throws IOException {
        reply.sendJson(200, Json.write(InfoJson.write(node)));
    }

    void balance(Arguments arguments, HttpReply reply) throws IOException {
        reply.sendJson(200, Json.write(ChannelJson.balance(node.channel())));
    }

    void channels(Arguments arguments, HttpReply reply) throws IOException {
        reply.sendJson(200, Json.write(ChannelJson.channels(node.channel())));
    }

    void pendingChannels(Arguments arguments, HttpReply reply) throws IOException {
        reply.sendJson(200, Json.write(ChannelJson.pending()));
    }

    void decode(Arguments arguments, HttpReply reply) throws LightningRefusal, IOException {
        Invoice invoice = node.decode(arguments.pathPart(0));
        Bolt11Invoice details = details(invoice);
        reply.sendJson(
                200,
                Json.write(InvoiceJson.decoded(
                        invoice,
                        details.paymentSecretHex(),
                        details.descriptionHashHex().orElse(""))));
    }

    void estimateFee(Arguments arguments, HttpReply reply) throws IOException {
        reply.sendJson(
                200,
                Json.write(Json.object()
                        .put("routing_fee_msat", "0")
                        .put("time_lock_delay", Integer.toString(node.blockHeight() + ESTIMATED_TIME_LOCK))
                        .put("failure_reason", "FAILURE_REASON_NONE")));
    }

    private static Bolt11Invoice details(Invoice invoice) throws LightningRefusal {
        try {
            return Bolt11.DECODER.decodeFully(invoice.text());
        } catch (UnreadableInvoiceException unreadable) {
            throw LightningRefusal.unknown(String.valueOf(unreadable.getMessage()));
        }
    }
}
