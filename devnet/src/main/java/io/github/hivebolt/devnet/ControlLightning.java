package io.github.hivebolt.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.lightning.ChannelView;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.OfferTerms;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.lightning.RoutingFee;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Invoices of the payee, payments of both nodes, and the network between them. */
final class ControlLightning {
    private static final long MOST_MSAT = 2_100_000_000_000_000_000L;
    private static final long MSAT_PER_SAT = 1000;
    private static final long MOST_SECONDS = 31_536_000;
    private static final long NO_FEE_LIMIT_MSAT = 1_000_000_000;

    private final DevnetServer devnet;

    ControlLightning(DevnetServer devnet) {
        this.devnet = devnet;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/lightning", this::show),
                ControlRoute.post("/lightning", this::change),
                ControlRoute.post("/invoices", this::addInvoice),
                ControlRoute.post("/offers", this::addOffer),
                ControlRoute.get("/invoices", this::invoices),
                ControlRoute.get("/invoices/{}", this::invoice),
                ControlRoute.post("/invoices/{}/settle", this::settle),
                ControlRoute.post("/invoices/{}/cancel", this::cancel),
                ControlRoute.post("/payments", this::payGateway),
                ControlRoute.get("/payments", this::payments),
                ControlRoute.get("/payments/{}", this::payment),
                ControlRoute.delete("/payments/{}", this::forget));
    }

    private JsonNode show(ControlRequest request) {
        ChannelView channel = devnet.lightning().gateway().channel();
        return Json.object()
                .put("blockHeight", devnet.lightning().blockHeight())
                .put("channelActive", channel.active())
                .put("gatewayMsat", channel.localMsat())
                .put("merchantMsat", channel.remoteMsat())
                .put("heldHtlcs", channel.outgoing().size() + channel.incoming().size());
    }

    private JsonNode change(ControlRequest request) throws ControlException {
        if (request.has("advanceBlocks")) {
            devnet.lightning().advanceBlocks((int) request.number("advanceBlocks", 1, Short.MAX_VALUE));
        }
        if (request.has("channelActive")) {
            devnet.lightning().channelActive(request.flag("channelActive"));
        }
        if (request.has("routingFee")) {
            ControlRequest fee = request.part("routingFee");
            devnet.lightning()
                    .routingFee(new RoutingFee(
                            fee.numberOr("baseMsat", 0, 0, MOST_MSAT), fee.numberOr("ppm", 0, 0, 1_000_000)));
        }
        return show(request);
    }

    private JsonNode addInvoice(ControlRequest request) throws ControlException {
        long msat = request.has("amountMsat")
                ? request.number("amountMsat", 0, MOST_MSAT)
                : request.numberOr("amountSats", 0, 0, MOST_MSAT / MSAT_PER_SAT) * MSAT_PER_SAT;
        InvoiceOrder order = InvoiceOrder.plain(
                msat,
                request.textOr("memo", "devnet"),
                Duration.ofSeconds(request.numberOr("expirySeconds", 3600, 1, MOST_SECONDS)),
                Behaviours.parse(request.textOr("behaviour", "pays")));
        return refusing(() -> write(merchant().addInvoice(order)));
    }

    private JsonNode addOffer(ControlRequest request) throws ControlException {
        long msat = request.numberOr("amountSats", 0, 0, MOST_MSAT / MSAT_PER_SAT) * MSAT_PER_SAT;
        OfferTerms terms = new OfferTerms(
                msat == 0 ? Optional.empty() : Optional.of(new Msat(msat)),
                request.textOr("memo", "devnet"),
                Optional.empty(),
                Duration.ofSeconds(request.numberOr("expirySeconds", 3600, 1, MOST_SECONDS)),
                OfferTerms.Answers.INVOICE,
                Behaviours.parse(request.textOr("behaviour", "pays")));
        return Json.object().put("offer", merchant().addOffer(terms));
    }

    private JsonNode invoices(ControlRequest request) {
        ArrayNode invoices = Json.array();
        merchant().invoices().forEach(invoice -> invoices.add(write(invoice)));
        return invoices;
    }

    private JsonNode invoice(ControlRequest request) throws ControlException {
        return write(find(request));
    }

    private JsonNode settle(ControlRequest request) throws ControlException {
        Preimage preimage =
                find(request).preimage().orElseThrow(() -> ControlException.unknown("preimage at the payee"));
        return refusing(() -> {
            merchant().settle(preimage);
            return ControlRequest.done();
        });
    }

    private JsonNode cancel(ControlRequest request) throws ControlException {
        NodeInvoice invoice = find(request);
        return refusing(() -> {
            merchant().cancel(invoice.hash());
            return ControlRequest.done();
        });
    }

    private JsonNode payGateway(ControlRequest request) throws ControlException {
        OptionalLong amount = request.has("amountMsat")
                ? OptionalLong.of(request.number("amountMsat", 1, MOST_MSAT))
                : OptionalLong.empty();
        PayOrder order = new PayOrder(request.text("paymentRequest"), amount, NO_FEE_LIMIT_MSAT, 0);
        return refusing(() -> write(merchant().pay(order)));
    }

    private JsonNode payments(ControlRequest request) {
        ArrayNode payments = Json.array();
        devnet.lightning().gateway().payments(payment -> true).forEach(payment -> payments.add(write(payment)));
        return payments;
    }

    private JsonNode payment(ControlRequest request) throws ControlException {
        PaymentHash hash = request.hashInPath();
        return write(devnet.lightning()
                .gateway()
                .payment(hash)
                .or(() -> merchant().payment(hash))
                .orElseThrow(() -> ControlException.unknown("payment")));
    }

    private JsonNode forget(ControlRequest request) throws ControlException {
        devnet.lightning().gateway().forgetPayment(request.hashInPath());
        return ControlRequest.done();
    }

    private NodeInvoice find(ControlRequest request) throws ControlException {
        return merchant().invoice(request.hashInPath()).orElseThrow(() -> ControlException.unknown("invoice"));
    }

    private LightningNode merchant() {
        return devnet.lightning().merchant();
    }

    /** Something that a node may refuse. */
    @FunctionalInterface
    private interface Attempt {
        JsonNode run() throws LightningRefusal;
    }

    private static JsonNode refusing(Attempt attempt) throws ControlException {
        try {
            return attempt.run();
        } catch (LightningRefusal refusal) {
            throw new ControlException(409, refusal.text());
        }
    }

    private static ObjectNode write(NodeInvoice invoice) {
        return Json.object()
                .put("paymentHash", invoice.hash().hex())
                .put("paymentRequest", invoice.paymentRequest())
                .put("amountMsat", invoice.valueMsat())
                .put("state", invoice.state().name())
                .put("behaviour", Behaviours.write(invoice.behaviour()))
                .put("amountPaidMsat", invoice.amountPaidMsat())
                .put("expiresAt", invoice.expiresAt().toString());
    }

    private static ObjectNode write(NodePayment payment) {
        ObjectNode json = Json.object()
                .put("paymentHash", payment.hash().hex())
                .put("status", payment.status().name())
                .put("failureReason", payment.reason().name())
                .put("amountMsat", payment.valueMsat())
                .put("feeMsat", payment.feeMsat());
        payment.preimage().ifPresent(preimage -> json.put("preimage", preimage.hex()));
        return json;
    }
}
