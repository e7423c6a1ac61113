package io.github.hivebolt.devnet.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.Sink;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Plays an outage from beginning to end and checks every promise: pay or refund, never both, never twice, never lost, and
 * nobody has to get up. The outside world is the only witness; the gateway's own words are checked against it.
 */
public final class OutageStory {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final long LONG_SECONDS = 3_600;
    private static final long BOBS_SECONDS = 12;

    private final DevnetServer devnet;
    private final Payee payee;
    private final GatewayProcess gateway;
    private final GatewayClient client;
    private final Narrator narrator;
    private final Customer alice;
    private final Customer bob;
    private final Customer carol;
    private final Customer dave;

    /**
     * A story about one gateway.
     *
     * @param devnet the Hive chain, and where notifications arrive
     * @param payee the Lightning side
     * @param gateway the gateway, not started
     * @param client asks it
     * @param out where the story is told
     */
    public OutageStory(
            DevnetServer devnet, Payee payee, GatewayProcess gateway, GatewayClient client, PrintStream out) {
        this.devnet = devnet;
        this.payee = payee;
        this.gateway = gateway;
        this.client = client;
        this.narrator = new Narrator(out);
        this.alice = new Customer(devnet, "alice");
        this.bob = new Customer(devnet, "bob");
        this.carol = new Customer(devnet, "carol");
        this.dave = new Customer(devnet, "dave");
    }

    /**
     * Tells it.
     *
     * @return which promises were kept; a story that cannot go on ends with a broken promise that says why
     */
    public Ending tell() {
        try {
            Books before = Books.now(devnet, payee);
            start();
            everydayPayment();
            Promised dave = inFlight();
            networkGoesOut();
            Outage outage = transfersDuringOutage(dave);
            killedAndStartedAgain();
            untilBobsInvoiceHasExpired(outage);
            networkReturns(outage);
            theBooks(before);
        } catch (StoryException stuck) {
            narrator.promise("The story goes on: " + stuck.getMessage(), false);
        }
        return new Ending(narrator.kept(), narrator.broken());
    }

    /** An invoice and the transfer that is to pay it. */
    private record Promised(Bill bill, Customer.Transfer transfer) {}

    /** What is under way while the network is out. */
    private record Outage(Promised alice, Promised bob, Customer.Transfer carol, Promised dave, int messagesBefore) {}

    private void start() {
        narrator.chapter("A gateway between Hive and Lightning starts.");
        gateway.start();
        narrator.need("the gateway's start", A_WHILE, this::isStartedOrGone);
        narrator.promise("The gateway is up.", SOON, () -> client.isOverall("up"));
    }

    private void everydayPayment() {
        narrator.chapter("1. Alice transfers 10.000 HIVE with an invoice of 2000 sats in the memo.");
        Bill bill = payee.bill(2_000, LONG_SECONDS);
        Customer.Transfer transfer = alice.transfer("10.000", bill.paymentRequest());
        narrator.promise("The payee is paid.", SOON, () -> payee.timesPaid(bill) == 1);
        narrator.promise("Her change comes back, to the last 0.001 HIVE.", SOON, () -> changeIsBack(alice, transfer));
    }

    private Promised inFlight() {
        narrator.line("Dave pays an invoice whose payee takes his time.");
        Bill bill = payee.heldBill(1_500, LONG_SECONDS);
        Customer.Transfer transfer = dave.transfer("9.000", "lightning:" + bill.paymentRequest());
        narrator.need("the arrival of dave's payment at the payee", SOON, () -> payee.isHeld(bill));
        narrator.need(
                "dave's order in state paying", SOON, () -> state(transfer).equals("paying"));
        return new Promised(bill, transfer);
    }

    private void networkGoesOut() {
        narrator.chapter("2. The network goes out: no Hive node and no Lightning node answers.");
        devnet.networkOut();
        payee.cut();
        narrator.promise("The gateway says that it is down.", SOON, () -> client.isOverall("down"));
        narrator.promise(
                "One incident opens: NETWORK_DOWN.", SOON, () -> openIncidents().equals(List.of("NETWORK_DOWN")));
        narrator.promise("The message about it is kept until it can leave.", SOON, () -> queued() > 0);
    }

    private Outage transfersDuringOutage(Promised daves) {
        narrator.chapter("3. Life on Hive goes on: alice, bob and carol transfer.");
        int messages = devnet.sink().messages().size();
        Bill alices = payee.bill(2_500, LONG_SECONDS);
        Bill bobs = payee.bill(2_500, BOBS_SECONDS);
        Outage outage = new Outage(
                new Promised(alices, alice.transfer("12.000", alices.paymentRequest())),
                new Promised(bobs, bob.transfer("12.000", bobs.paymentRequest())),
                carol.transfer("5.000", "hello, please pay my friend"),
                daves,
                messages);
        narrator.line("Alice's invoice is valid for an hour, bob's for " + BOBS_SECONDS
                + " seconds, carol's memo is nonsense.");
        payee.take(daves.bill());
        narrator.line("Dave's payee takes the money. The gateway cannot know.");
        return outage;
    }

    private void killedAndStartedAgain() {
        narrator.chapter("4. The gateway is killed with SIGKILL and started again, still offline.");
        gateway.kill();
        gateway.start();
        narrator.promise("It starts although nothing outside answers.", A_WHILE, this::isStartedOrGone);
        narrator.promise("It says that it is down.", SOON, () -> client.isOverall("down"));
        narrator.promise(
                "It is still the one incident.", SOON, () -> openIncidents().equals(List.of("NETWORK_DOWN")));
    }

    private void untilBobsInvoiceHasExpired(Outage outage) {
        narrator.line("Time passes. Bob's invoice expires.");
        Narrator.pause(Duration.ofSeconds(BOBS_SECONDS).toMillis());
        narrator.promise(
                "No notification left during the outage.",
                devnet.sink().messages().size() == outage.messagesBefore());
    }

    private void networkReturns(Outage outage) {
        narrator.chapter("5. The network returns.");
        payee.restore();
        devnet.networkBack();
        narrator.promise(
                "Alice's payee is paid, once.",
                A_WHILE,
                () -> payee.timesPaid(outage.alice().bill()) == 1);
        narrator.promise(
                "Alice has her change.",
                SOON,
                () -> changeIsBack(alice, outage.alice().transfer()));
        narrator.promise(
                "Bob has all his HIVE back: expired.",
                SOON,
                () -> isReturned(bob, outage.bob().transfer(), "expired"));
        narrator.promise(
                "Carol has all her HIVE back: nonsense.", SOON, () -> isReturned(carol, outage.carol(), "memo"));
        narrator.promise(
                "Dave's payment is found out, and only his change goes back.",
                SOON,
                () -> changeIsBack(dave, outage.dave().transfer()));
        narrator.promise(
                "Bob's payee got nothing.", payee.timesPaid(outage.bob().bill()) == 0);
        narrator.promise(
                "Dave's payee was paid once.", payee.timesPaid(outage.dave().bill()) == 1);
        narrator.promise("The incident closes.", SOON, () -> openIncidents().isEmpty());
        narrator.promise("Its summary says what was done.", summaryTells());
        narrator.promise("The kept notifications arrive, in their order.", SOON, () -> messagesArrived(outage));
    }

    private void theBooks(Books before) {
        narrator.chapter("6. The books.");
        narrator.promise(
                "They balance to the last msat and agree with chain and node.", SOON, () -> differences(before));
        narrator.promise("The gateway is up, and nobody did anything.", SOON, () -> client.isOverall("up"));
    }

    private String differences(Books before) {
        return client.get("/api/v1/admin/ledger/balance-sheet")
                .map(sheet -> String.join("; ", before.differences(sheet, Books.now(devnet, payee))))
                .orElse("the balance sheet was not answered");
    }

    private boolean isStartedOrGone() {
        if (!gateway.isAlive()) {
            throw new StoryException("the gateway's process has ended; see its log");
        }
        return client.isReady();
    }

    private boolean changeIsBack(Customer customer, Customer.Transfer transfer) {
        Optional<JsonNode> order = client.order(transfer.orderId());
        return order.filter(json -> json.path("state").asText().equals("done")).isPresent()
                && customer.gotChange(transfer, order.orElseThrow());
    }

    private boolean isReturned(Customer customer, Customer.Transfer transfer, String word) {
        return state(transfer).equals("refunded")
                && customer.gotAllBack(transfer)
                && customer.answers(transfer).getFirst().memo().startsWith("Refund: ")
                && customer.answers(transfer).getFirst().memo().contains(word);
    }

    private String state(Customer.Transfer transfer) {
        return client.orderState(transfer.orderId());
    }

    private List<String> openIncidents() {
        return client.get("/api/v1/status")
                .map(status -> status.path("openIncidents").findValuesAsText("kind"))
                .orElse(List.of("the status does not answer"));
    }

    private long queued() {
        return client.get("/api/v1/status")
                .map(status -> status.path("queuedNotifications").asLong())
                .orElse(0L);
    }

    private boolean summaryTells() {
        return client.get("/api/v1/status")
                .map(status -> status.path("lastIncidents").path(0))
                .filter(last -> last.path("kind").asText().equals("NETWORK_DOWN"))
                .filter(last -> last.path("summary")
                        .asText()
                        .startsWith("3 transfers had come in meanwhile: 1 paid, 2 returned"))
                .isPresent();
    }

    private boolean messagesArrived(Outage outage) {
        List<String> titles = devnet.sink().messages().stream()
                .skip(outage.messagesBefore())
                .map(Sink.Message::body)
                .map(body -> body.path("title").asText())
                .toList();
        int opened = titles.indexOf("Open: our own network is out");
        int over = titles.indexOf("Over: our own network is out");
        return opened >= 0 && over > opened;
    }
}
