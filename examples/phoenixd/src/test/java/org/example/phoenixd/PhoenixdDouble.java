package org.example.phoenixd;

import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.testkit.WireFault;
import java.io.IOException;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A phoenixd that answers as the real one does, and fails on request. */
final class PhoenixdDouble implements AutoCloseable {
    static final NodeId ID = new NodeId("02" + "aa".repeat(32));
    static final String PASSWORD = "only-for-tests";

    private static final String PAY = "/payinvoice";
    private static final long FEE_MSAT = 10_500;

    private final Supplier<Instant> clock;
    private final Map<String, Bill> bills = new ConcurrentHashMap<>();
    private final Map<String, Payment> payments = new ConcurrentHashMap<>();
    private final AtomicInteger payRequests = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    private final int port;
    private PlainServer server;
    private long balanceSat = 2_000_000;
    private volatile Optional<WireFault> fault = Optional.empty();
    private volatile boolean onlyPaying;
    volatile boolean starting;
    volatile boolean synced = true;

    /** What becomes of an invoice: its text is its name. */
    record Bill(String hash, String preimage, long sats, String ending) {}

    /** A payment as phoenixd stores it. */
    record Payment(Bill bill, long sats, String state, long createdAt) {
        Payment to(String next) {
            return new Payment(bill, sats, next, createdAt);
        }
    }

    PhoenixdDouble(Supplier<Instant> clock) {
        this.clock = clock;
        this.server = new PlainServer(0, this::serve);
        this.port = server.port();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void add(String invoice, Bill bill) {
        bills.put(invoice, bill);
    }

    void settle(String hash) {
        payments.computeIfPresent(hash, (key, held) -> held.to("paid"));
    }

    void forget(String hash) {
        payments.remove(hash);
    }

    int payRequests() {
        return payRequests.get();
    }

    void fail(WireFault how, boolean onlyPayRequests) {
        if (how == WireFault.REFUSED && !onlyPayRequests) {
            server.close();
        }
        onlyPaying = onlyPayRequests;
        fault = Optional.of(how);
    }

    void heal() {
        if (fault.equals(Optional.of(WireFault.REFUSED))) {
            server = new PlainServer(port, this::serve);
        }
        fault = Optional.empty();
    }

    @Override
    public void close() {
        never.countDown();
        server.close();
    }

    private void serve(PlainServer.Request request, Socket socket) throws IOException, InterruptedException {
        boolean pays = request.path().equals(PAY);
        payRequests.addAndGet(pays ? 1 : 0);
        Optional<WireFault> now = onlyPaying && !pays ? Optional.empty() : fault;
        if (now.isEmpty()) {
            send(socket, answer(request), false);
            return;
        }
        switch (now.get()) {
            case RESET -> socket.setSoLinger(true, 0);
            case HANG -> never.await();
            case HTML -> send(socket, new Reply(502, "<html>Bad Gateway</html>"), false);
            case GARBAGE -> send(socket, new Reply(200, "{\"nodeId\":\"02"), false);
            case TOO_MANY_REQUESTS -> send(socket, new Reply(429, ""), false);
            case CUT -> send(socket, answer(request), true);
            case LOST_ANSWER -> answer(request);
            case REFUSED, CLOSE -> {}
        }
    }

    private record Reply(int status, String body) {}

    private void send(Socket socket, Reply reply, boolean cut) throws IOException {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.get().atOffset(ZoneOffset.UTC));
        PlainServer.answer(socket.getOutputStream(), reply.status(), date, reply.body(), cut);
    }

    private Reply answer(PlainServer.Request request) {
        String login = "Basic " + Base64.getEncoder().encodeToString((":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        if (!login.equals(request.headers().get("authorization"))) {
            return new Reply(401, "Invalid authentication (use basic auth with the http password set in phoenix.conf)");
        }
        String path = request.path();
        if (path.equals("/getinfo")) {
            return new Reply(200, info());
        }
        if (path.equals(PAY)) {
            return starting ? new Reply(500, "not connected") : pay(form(request.body()));
        }
        if (path.startsWith("/payments/outgoingbyhash/")) {
            return Optional.ofNullable(payments.get(path.substring(path.lastIndexOf('/') + 1)))
                    .map(payment -> new Reply(200, write(payment)))
                    .orElse(new Reply(204, ""));
        }
        return new Reply(404, "Unknown endpoint (check api doc)");
    }

    private synchronized String info() {
        return "{\n  \"nodeId\": \"" + ID.hex() + "\",\n  \"channels\": [{\"state\": \""
                + (starting ? "Offline" : "Normal") + "\", \"channelId\": \"" + "cc".repeat(32) + "\", \"balanceSat\": "
                + balanceSat + ", \"inboundLiquiditySat\": 1000000, \"capacitySat\": 4000000}],\n"
                + "  \"chain\": \"regtest\",\n"
                + (starting || !synced ? "" : "  \"blockHeight\": 900000,\n") + "  \"version\": \"0.6.2\"\n}";
    }

    private synchronized Reply pay(Map<String, String> form) {
        Bill bill = bills.get(form.getOrDefault("invoice", ""));
        if (bill == null) {
            return new Reply(400, "Cannot parse parameter invoice (expected: bolt11invoice)");
        }
        long sats = bill.sats() == 0 ? Long.parseLong(form.get("amountSat")) : bill.sats();
        Payment before = payments.get(bill.hash());
        if (before != null && !before.state().equals("failed")) {
            return failed(bill, before.state().equals("paid") ? "this invoice has already been paid" : "in progress");
        }
        payments.put(
                bill.hash(), new Payment(bill, sats, bill.ending(), clock.get().toEpochMilli()));
        return switch (bill.ending()) {
            case "paid" -> {
                balanceSat -= sats + Math.ceilDiv(FEE_MSAT, 1_000);
                yield new Reply(
                        200,
                        "{\"type\": \"payment_sent\", \"recipientAmountSat\": " + sats + ", \"routingFeeSat\": "
                                + FEE_MSAT / 1_000 + ", \"paymentId\": \"1\", \"paymentHash\": \"" + bill.hash()
                                + "\", \"paymentPreimage\": \"" + bill.preimage() + "\"}");
            }
            case "no route" -> endFailed(bill, "payment could not be sent through existing channels: no route found");
            case "refused" -> endFailed(bill, "recipient rejected the payment");
            default -> hangingReply();
        };
    }

    private Reply endFailed(Bill bill, String reason) {
        payments.computeIfPresent(bill.hash(), (key, payment) -> payment.to("failed"));
        return failed(bill, reason);
    }

    private static Reply failed(Bill bill, String reason) {
        return new Reply(200, "{\"paymentHash\": \"" + bill.hash() + "\", \"reason\": \"" + reason + "\"}");
    }

    /** What is held does not come back before its payee decides; the call would wait, so it is dropped instead. */
    private static Reply hangingReply() {
        return new Reply(504, "");
    }

    private static String write(Payment payment) {
        boolean paid = payment.state().equals("paid");
        boolean ended = paid || payment.state().equals("failed");
        return "{\"type\": \"outgoing_payment\", \"subType\": \"lightning\", \"paymentHash\": \""
                + payment.bill().hash() + "\""
                + (paid ? ", \"preimage\": \"" + payment.bill().preimage() + "\"" : "")
                + ", \"isPaid\": " + paid + ", \"sent\": " + payment.sats() + ", \"fees\": " + (paid ? FEE_MSAT : 0)
                + (ended ? ", \"completedAt\": " + (payment.createdAt() + 1) : "") + ", \"createdAt\": "
                + payment.createdAt() + "}";
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            form.put(
                    field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }
}
