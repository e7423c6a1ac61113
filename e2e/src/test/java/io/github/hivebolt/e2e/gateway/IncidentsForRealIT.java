package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.HiveNode;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.hived.NodeSwitches;
import io.github.hivebolt.devnet.http.HttpEndpoint;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.story.Bill;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.devnet.story.SimulatedPayee;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * One packaged gateway that meets one trouble after another, each caused for real: sockets are cut, processes stopped,
 * nodes lie, a disk is filled, a clock is wrong. Each is told by its right name and is over by itself; what lasts a second
 * is told by none. Each test begins on a quiet board and ends its own trouble, so none fails because of another.
 */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class IncidentsForRealIT {
    private static final AccountName TREASURY = new AccountName("carol");
    private static final String NEARLY_ALL_HBD = "99995.000";
    private static final long NEARLY_ALL_MSAT = 11_700_000_000L;
    private static final Duration BLIP = Duration.ofSeconds(1);
    private static final Duration LONGER_THAN_AN_INCIDENT_TAKES_TO_OPEN = Duration.ofSeconds(20);

    /** They are told beside other tests, and end a minute or more after their cause; none changes what another test sees. */
    private static final Set<String> LINGERING = Set.of(
            "BOOKS_DIFFER",
            "FUNDS_LOW",
            "RC_LOW",
            "RATES_UNAVAILABLE",
            "NOTIFIER_FAILING",
            "ORDER_HELD_LONG",
            "HIVE_NODE_BAD");

    private static @Nullable World started;
    private static @Nullable BalanceThatLies balance;

    /** All that the gateway lives with. */
    private record World(
            DevnetServer devnet,
            SkewedTime time,
            Postgres postgres,
            SmallDisk disk,
            Exchange exchange,
            Ntfy ntfy,
            PackagedGateway gateway)
            implements AutoCloseable {
        static World start() {
            Workplace workplace = Workplace.of(IncidentsForRealIT.class);
            SkewedTime time = new SkewedTime();
            DevnetServer devnet = workplace.devnet(time, 3);
            Postgres postgres = new Postgres(workplace.resolve("postgres"));
            SmallDisk disk = new SmallDisk(workplace.resolve("disk"));
            Exchange exchange = new Exchange();
            Ntfy ntfy = new Ntfy();
            Map<String, String> environment = new HashMap<>(postgres.environment());
            environment.putAll(exchange.environment());
            environment.putAll(ntfy.environment());
            environment.put("HIVEBOLT_DATA_DIR", disk.folder().resolve("data").toString());
            environment.put("HIVEBOLT_ALERT_DISK_MIN_MIB", Long.toString(disk.leastMib()));
            environment.put("HIVEBOLT_ALERT_OUTAGE_AFTER", "PT10S");
            environment.put("HIVEBOLT_TREASURY_ACCOUNTS", TREASURY.value());
            environment.put("HIVEBOLT_REFUND_HOLD_ACCOUNTS", "dave");
            PackagedGateway gateway = new PackagedGateway(workplace, devnet, environment);
            return new World(devnet, time, postgres, disk, exchange, ntfy, gateway);
        }

        @Override
        public void close() {
            gateway.close();
            ntfy.close();
            exchange.close();
            disk.close();
            postgres.close();
            devnet.close();
        }
    }

    @BeforeAll
    static void start() {
        started = World.start();
        world().gateway().startAndAwaitReady();
        world().gateway().awaitOverall("up");
        balance = BalanceThatLies.begin(world().devnet(), world().postgres(), world().gateway());
    }

    @BeforeEach
    void awaitQuiet() {
        board(LINGERING).awaitOpen();
    }

    /** Whatever a test that failed has left; all of it may be said twice. */
    @AfterEach
    void endAllTrouble() {
        DevnetServer devnet = world().devnet();
        devnet.chain().creditsExhausted(DevnetAccounts.GATEWAY, false);
        devnet.chain().irreversibleStandsStill(false);
        devnet.ticker().paused(false);
        world().time().ahead(Duration.ZERO);
        for (HiveNode node : devnet.hiveNodes()) {
            node.switches().otherForkFrom(Long.MAX_VALUE);
            node.switches().hideNothing();
        }
        gatewayNode().synced(true);
        world().disk().free();
        world().ntfy().restore();
        world().exchange().restore();
        lightning().up();
        hive(true);
    }

    @AfterAll
    static void end() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    @Order(1)
    void blipOfEverything_opensNothing() {
        world().disk().fill();
        world().disk().free();
        world().postgres().signalAll("STOP");
        try {
            pass(BLIP);
        } finally {
            world().postgres().signalAll("CONT");
        }
        hive(false);
        lightning().down();
        world().ntfy().cut();
        world().exchange().cut();
        pass(BLIP);
        world().exchange().restore();
        world().ntfy().restore();
        lightning().up();
        hive(true);
        gatewayNode().synced(false);
        world().devnet().chain().irreversibleStandsStill(true);
        world().devnet().chain().creditsExhausted(DevnetAccounts.GATEWAY, true);
        pass(BLIP);
        world().devnet().chain().creditsExhausted(DevnetAccounts.GATEWAY, false);
        world().devnet().chain().irreversibleStandsStill(false);
        gatewayNode().synced(true);
        pass(LONGER_THAN_AN_INCIDENT_TAKES_TO_OPEN);
        assertThat(board().open()).isEmpty();
        assertThat(board().over()).isEmpty();
    }

    @Test
    @Order(2)
    void linesToTheHiveNodesCut_isHiveNodesDown_andWithLightningItIsOurNetwork() {
        hive(false);
        board().awaitOpen("HIVE_NODES_DOWN");
        lightning().down();
        board().awaitOpen("NETWORK_DOWN");
        lightning().up();
        hive(true);
        board().awaitOpen();
    }

    @Test
    @Order(3)
    void lineToTheLightningNodeCut_isLightningDown() {
        lightning().down();
        board().awaitOpen("LIGHTNING_DOWN");
        lightning().up();
        board().awaitOpen();
    }

    /** What takes a minute each is caused together, and each is still told by its own name. */
    @Test
    @Order(4)
    void eightTroublesAtOnce_areEightIncidents_andAreOverWhenTheirCausesAre() throws LightningRefusal {
        LightningNode merchant = world().devnet().lightning().merchant();
        toTreasury(DevnetAccounts.GATEWAY, TREASURY);
        pay(gatewayNode(), merchant);
        try {
            world().exchange().cut();
            world().ntfy().cut();
            world().disk().fill();
            gatewayNode().synced(false);
            world().devnet().chain().irreversibleStandsStill(true);
            world().devnet().chain().creditsExhausted(DevnetAccounts.GATEWAY, true);
            board().awaitOpen(
                            "FUNDS_LOW",
                            "RATES_UNAVAILABLE",
                            "NOTIFIER_FAILING",
                            "DISK_LOW",
                            "LIGHTNING_NOT_SYNCED",
                            "LIQUIDITY_LOW",
                            "CHAIN_STALLED",
                            "RC_LOW");
        } finally {
            endAllTrouble();
            pay(merchant, gatewayNode());
            toTreasury(TREASURY, DevnetAccounts.GATEWAY);
        }
        List.of("CHAIN_STALLED", "LIGHTNING_NOT_SYNCED", "LIQUIDITY_LOW", "DISK_LOW")
                .forEach(board()::awaitIsOver);
    }

    /**
     * Whichever host the blocks are read from, another one has a transfer that it leaves out; alice's is left out by as many
     * hosts as have to agree. What nobody has reported comes to light in the account's history, at the latest when books
     * and balance are found to differ.
     */
    @Test
    @Order(5)
    void transfersThatHostsLeaveOut_areHiveDisagreement_andAreAnsweredOnceTheyShowThem() {
        node(0).hideFrom(new AccountName("bob"));
        node(1).hideFrom(new AccountName("alice"));
        node(2).hideFrom(new AccountName("alice"));
        Customer.Transfer fromAlice = new Customer(world().devnet(), "alice").transfer("1.000", "no invoice");
        Customer.Transfer fromBob = new Customer(world().devnet(), "bob").transfer("1.000", "no invoice");
        board().awaitIsOpen("HIVE_DISAGREEMENT");
        node(0).hideNothing();
        node(1).hideNothing();
        node(2).hideNothing();
        Witness witness = new Witness(world().gateway().client());
        List.of(fromAlice, fromBob).forEach(transfer -> awaitRefunded(witness, transfer));
        board().awaitIsOver("HIVE_DISAGREEMENT");
    }

    private static void awaitRefunded(Witness witness, Customer.Transfer transfer) {
        await("refund of " + transfer.orderId())
                .atMost(Duration.ofMinutes(8))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> world().gateway()
                        .client()
                        .orderState(transfer.orderId())
                        .equals("refunded"));
        witness.awaitState(transfer, "refunded");
    }

    @Test
    @Order(7)
    void refundToAnAccountThatIsNotToGetAny_isOrderParked() {
        Customer.Transfer transfer = new Customer(world().devnet(), "dave").transfer("5.000", "no invoice");
        board().awaitIsOpen("ORDER_PARKED");
        new Operator(world().gateway()).post("orders/" + transfer.orderId() + "/refund");
        board().awaitIsOver("ORDER_PARKED");
    }

    @Test
    @Order(8)
    void nodeThatForgotWhatItPaid_isNodeContradiction() {
        board().awaitIsNotOpen("RATES_UNAVAILABLE");
        SimulatedPayee payee = new SimulatedPayee(world().devnet());
        Witness witness = new Witness(world().gateway().client());
        Customer alice = new Customer(world().devnet(), "alice");
        Bill first = payee.bill(2_000, 3_600);
        witness.awaitOnlyChange(alice, alice.transfer("12.000", first.paymentRequest()));
        gatewayNode().forgetPayment(first.hash());
        Bill second = payee.bill(2_001, 3_600);
        Customer.Transfer transfer = alice.transfer("12.000", second.paymentRequest());
        board().awaitIsOpen("NODE_CONTRADICTION");
        assertThat(payee.timesPaid(second)).isZero();
        new Operator(world().gateway()).post("resume-sending");
        board().awaitIsOver("NODE_CONTRADICTION");
        witness.awaitOnlyChange(alice, transfer);
    }

    /** An order whose record says that it was sent eleven minutes ago; nobody waits for that here. */
    @Test
    @Order(9)
    void paymentThatIsHeldForLong_isOrderHeldLong() {
        SimulatedPayee payee = new SimulatedPayee(world().devnet());
        Bill bill = payee.heldBill(1_500, 3_600);
        Customer bob = new Customer(world().devnet(), "bob");
        Customer.Transfer transfer = bob.transfer("9.000", bill.paymentRequest());
        Witness witness = new Witness(world().gateway().client());
        witness.awaitHeld(payee, bill, transfer);
        assertThat(board().open()).doesNotContain("ORDER_HELD_LONG");
        world().postgres()
                .execute("UPDATE send_order SET dispatched_at = dispatched_at - INTERVAL '11 minutes',"
                        + " last_send_at = last_send_at - INTERVAL '11 minutes' WHERE transaction_id = '"
                        + transfer.orderId().replaceFirst("-0$", "") + "'");
        try {
            board().awaitIsOpen("ORDER_HELD_LONG");
        } finally {
            payee.take(bill);
        }
    }

    @Test
    @Order(10)
    void chainWhoseTimeIsAhead_isClockOff() {
        world().time().ahead(Duration.ofSeconds(15));
        board().awaitIsOpen("CLOCK_OFF");
        world().time().ahead(Duration.ZERO);
        world().devnet().ticker().paused(true);
        pass(Duration.ofSeconds(9));
        world().devnet().ticker().paused(false);
        board().awaitIsOver("CLOCK_OFF");
    }

    @Test
    @Order(11)
    void databaseThatCrashed_isStoreDown_whichCanBeToldOnceItIsBack() {
        world().postgres().crash();
        try {
            world().gateway().awaitOverall("down");
            pass(Duration.ofSeconds(14));
        } finally {
            world().postgres().startAgain();
        }
        world().gateway().awaitReady();
        await("the store is back")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> board().over().contains("STORE_DOWN"));
    }

    @Test
    @Order(12)
    void nodeOnAnotherFork_isHiveNodeBad() {
        node(1).otherForkFrom(world().devnet().chain().headNumber() - 5);
        board().awaitIsOpen("HIVE_NODE_BAD");
        node(1).otherForkFrom(Long.MAX_VALUE);
    }

    /** It was caused before the first test. */
    @Test
    @Order(13)
    void balanceThatNothingExplains_isBooksDiffer() {
        if (balance == null) {
            throw new IllegalStateException("nobody lied");
        }
        balance.awaitToldAndOver();
    }

    @Test
    @Order(14)
    void everythingIsOverByItself_butThatANodeOnceMisled() {
        // Such a node is left alone for minutes.
        board(Set.of("HIVE_NODE_BAD")).awaitOpen();
    }

    @Test
    @Order(15)
    void transferOfOursThatOurStoreNeverSigned_isStoreBehind() {
        transfer(
                DevnetAccounts.GATEWAY,
                new AccountName("alice"),
                "0.001",
                HiveAsset.HIVE,
                "Refund: again | hb:" + "ab".repeat(20) + "-0");
        board().awaitIsOpen("STORE_BEHIND");
        world().gateway().awaitOverall("down");
    }

    private static void toTreasury(AccountName from, AccountName to) {
        transfer(from, to, NEARLY_ALL_HBD, HiveAsset.HBD, "ours");
    }

    private static void transfer(AccountName from, AccountName to, String amount, HiveAsset asset, String memo) {
        try {
            assertThat(world().devnet().wallet().transfer(from, to, HiveAmount.parse(amount, asset), memo))
                    .isNotNull();
        } catch (ChainRejection rejection) {
            throw new AssertionError(rejection.details().message(), rejection);
        }
    }

    private static void pay(LightningNode payer, LightningNode payee) throws LightningRefusal {
        String request = payee.addInvoice(InvoiceOrder.plain(
                        NEARLY_ALL_MSAT, "elsewhere", Duration.ofMinutes(10), new InvoiceBehaviour.Pays()))
                .paymentRequest();
        NodePayment payment = payer.pay(new PayOrder(request, OptionalLong.empty(), 1_000_000, 0));
        assertThat(payment.preimage()).as("%s", payment).isPresent();
    }

    private static void hive(boolean up) {
        for (HiveNode node : world().devnet().hiveNodes()) {
            if (up) {
                node.endpoint().up();
            } else {
                node.endpoint().down();
            }
        }
    }

    /** Time in which something is to happen, or nothing. */
    private static void pass(Duration time) {
        await("time passes").pollDelay(time).atMost(time.plusSeconds(60)).until(() -> true);
    }

    private static NodeSwitches node(int index) {
        return world().devnet().hiveNodes().get(index).switches();
    }

    private static HttpEndpoint lightning() {
        return world().devnet().lnd().endpoint();
    }

    private static LightningNode gatewayNode() {
        return world().devnet().lightning().gateway();
    }

    private static IncidentBoard board() {
        return board(Set.of("BOOKS_DIFFER"));
    }

    private static IncidentBoard board(Set<String> aside) {
        return new IncidentBoard(world().gateway().client(), aside);
    }

    private static World world() {
        if (started == null) {
            throw new IllegalStateException("nothing was started");
        }
        return started;
    }
}
