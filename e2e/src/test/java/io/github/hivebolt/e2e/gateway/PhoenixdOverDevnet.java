package io.github.hivebolt.e2e.gateway;

import io.github.hivebolt.devnet.http.HttpHandler;
import io.github.hivebolt.devnet.http.HttpReply;
import io.github.hivebolt.devnet.http.HttpRequest;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The gateway's node of a devnet as phoenixd would show it: enough to be asked and to pay. */
record PhoenixdOverDevnet(LightningNode node, String password) implements HttpHandler {
    private static final String BY_HASH = "/payments/outgoingbyhash/";
    private static final long FEE_LIMIT_MSAT = 1_000_000;

    @Override
    public void handle(HttpRequest request, HttpReply reply) throws IOException {
        String login = "Basic " + Base64.getEncoder().encodeToString((":" + password).getBytes(StandardCharsets.UTF_8));
        if (!request.header("authorization").equals(Optional.of(login))) {
            reply.send(401, "text/plain", "Invalid authentication");
        } else if (request.path().equals("/getinfo")) {
            reply.sendJson(200, info());
        } else if (request.path().equals("/payinvoice")) {
            pay(request, reply);
        } else if (request.path().startsWith(BY_HASH)) {
            Optional<NodePayment> payment =
                    node.payment(new PaymentHash(request.path().substring(BY_HASH.length())));
            if (payment.isPresent()) {
                reply.sendJson(200, write(payment.get()));
            } else {
                reply.send(204, "text/plain", "");
            }
        } else {
            reply.send(404, "text/plain", "Unknown endpoint (check api doc)");
        }
    }

    private String info() {
        return "{\"nodeId\":\"" + node.id().hex() + "\",\"channels\":[{\"state\":\"Normal\",\"balanceSat\":"
                + node.channel().localMsat() / 1_000 + ",\"inboundLiquiditySat\":"
                + node.channel().remoteMsat() / 1_000 + "}],\"chain\":\""
                + node.network().name().toLowerCase(Locale.ROOT) + "\",\"blockHeight\":" + node.blockHeight()
                + ",\"version\":\"0.6.2\"}";
    }

    private void pay(HttpRequest request, HttpReply reply) throws IOException {
        String invoice = URLDecoder.decode(request.body().replaceFirst("^.*invoice=", ""), StandardCharsets.UTF_8);
        try {
            NodePayment payment = node.pay(new PayOrder(invoice, OptionalLong.empty(), FEE_LIMIT_MSAT, 0));
            boolean paid = payment.status() == PaymentStatus.SUCCEEDED;
            reply.sendJson(
                    200,
                    "{\"paymentHash\":\"" + payment.hash().hex() + "\""
                            + (paid
                                    ? ",\"routingFeeSat\":0,\"paymentPreimage\":\""
                                            + payment.preimage().orElseThrow().hex() + "\"}"
                                    : ",\"reason\":\"no route found\"}"));
        } catch (LightningRefusal refusal) {
            reply.send(400, "text/plain", refusal.text());
        }
    }

    private static String write(NodePayment payment) {
        boolean paid = payment.status() == PaymentStatus.SUCCEEDED;
        long createdAt = payment.createdAt().toEpochMilli();
        return "{\"paymentHash\":\"" + payment.hash().hex() + "\",\"isPaid\":" + paid + ",\"fees\":"
                + payment.feeMsat() + ",\"createdAt\":" + createdAt
                + (paid ? ",\"preimage\":\"" + payment.preimage().orElseThrow().hex() + "\"" : "")
                + (payment.status() == PaymentStatus.IN_FLIGHT ? "" : ",\"completedAt\":" + createdAt) + "}";
    }
}
