package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.story.Books;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.e2e.gateway.TransferLoad.Kind;
import io.github.hivebolt.e2e.gateway.TransferLoad.Sent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the chain, the Lightning node and the books after the load. It reads chain and node themselves, not through
 * the gateway.
 */
final class FleetAuditor {
    private static final String MARK = "hb:";
    private static final int HIVE_DECIMALS = 3;

    private final DevnetServer devnet;
    private final Fleet fleet;
    private final List<Sent> sent;
    private final Map<String, JsonNode> orders = new HashMap<>();

    FleetAuditor(DevnetServer devnet, Fleet fleet, List<Sent> sent) {
        this.devnet = devnet;
        this.fleet = fleet;
        this.sent = List.copyOf(sent);
    }

    private record Answer(String orderId, String receiver, HiveAmount amount, String memo) {}

    /** How many orders are neither final nor rightly waiting. Final ones are not asked for again. */
    long unfinished() {
        return sent.stream().filter(one -> !isFinal(one) && !rightlyWaits(one)).count();
    }

    /** The orders that are neither final nor rightly waiting, for whoever has to find out why. */
    List<String> unfinishedOrders() {
        return sent.stream()
                .filter(one -> !isFinal(one) && !rightlyWaits(one))
                .map(one -> one + " " + order(one))
                .toList();
    }

    /**
     * How many wait for their invoice to expire: killed between the intent and the request, the node has no record, and
     * nobody can know that nothing is under way.
     */
    long waiting() {
        return sent.stream().filter(this::rightlyWaits).count();
    }

    private JsonNode order(Sent one) {
        return orders.getOrDefault(one.transfer().orderId(), MissingNode.getInstance());
    }

    private boolean isFinal(Sent one) {
        if (!Witness.FINAL.contains(order(one).path("state").asText())) {
            fleet.order(one.transfer().orderId())
                    .ifPresent(order -> orders.put(one.transfer().orderId(), order));
        }
        return Witness.FINAL.contains(order(one).path("state").asText());
    }

    private boolean rightlyWaits(Sent one) {
        return order(one).path("state").asText().equals("paying")
                && order(one).path("requests").path("unanswered").asInt() == 1
                && one.bill()
                        .filter(bill -> devnet.lightning()
                                .gateway()
                                .paymentHistory(bill.hash())
                                .isEmpty())
                        .isPresent();
    }

    /** To be called when nothing is unfinished. */
    void check(Books before, Books after) {
        Map<String, List<Answer>> answers = allAnswers().stream().collect(Collectors.groupingBy(Answer::orderId));
        assertThat(answers.keySet())
                .as("nobody is answered who did not transfer")
                .isSubsetOf(sent.stream().map(one -> one.transfer().orderId()).toList());
        for (Sent one : sent) {
            checkAnswers(one, answers.getOrDefault(one.transfer().orderId(), List.of()));
        }
        checkPayments();
        checkSharedInvoices();
        checkBooks(before, after);
    }

    private List<Answer> allAnswers() {
        List<Answer> answers = new ArrayList<>();
        for (long number = 1; number <= devnet.chain().irreversibleNumber(); number++) {
            ChainBlock block = devnet.chain().block(number).orElseThrow();
            block.transactions().stream()
                    .flatMap(transaction -> transaction.operations().stream())
                    .forEach(operation -> {
                        if (operation instanceof ChainOperation.Signed(TransferOperation transfer)
                                && transfer.from().equals(DevnetAccounts.GATEWAY)) {
                            answers.add(answer(transfer));
                        }
                    });
        }
        return answers;
    }

    private static Answer answer(TransferOperation transfer) {
        int mark = transfer.memo().lastIndexOf(MARK);
        assertThat(mark).as("memo of %s", transfer).isNotNegative();
        return new Answer(
                transfer.memo().substring(mark + MARK.length()),
                transfer.to().value(),
                transfer.amount(),
                transfer.memo());
    }

    private void checkAnswers(Sent one, List<Answer> answers) {
        JsonNode order = order(one);
        String what = one + " " + order;
        if (rightlyWaits(one)) {
            assertThat(answers).as(what).isEmpty();
            return;
        }
        assertThat(answers).as(what).hasSize(1);
        Answer answer = answers.getFirst();
        if (order.path("state").asText().equals("done")) {
            assertThat(one.kind()).as(what).isIn(Kind.PAID, Kind.HELD, Kind.SHARED);
            assertThat(one.customer().gotChange(one.transfer(), order)).as(what).isTrue();
        } else {
            assertThat(order.path("state").asText()).as(what).isEqualTo("refunded");
            assertThat(one.kind()).as(what).isIn(Kind.SHARED, Kind.EXPIRED, Kind.NONSENSE);
            assertThat(answer.amount()).as(what).isEqualTo(one.transfer().amount());
            assertThat(answer.memo()).as(what).startsWith("Refund: ");
        }
    }

    /** Of the gateway's node: every payment is one of ours, and none was made twice. */
    private void checkPayments() {
        Set<PaymentHash> paid = new HashSet<>();
        devnet.lightning()
                .gateway()
                .payments(payment -> payment.preimage().isPresent())
                .forEach(payment -> assertThat(paid.add(payment.hash()))
                        .as("payment of %s", payment.hash())
                        .isTrue());
        Set<PaymentHash> done = sent.stream()
                .filter(one -> order(one).path("state").asText().equals("done"))
                .flatMap(one -> one.bill().stream())
                .map(bill -> bill.hash())
                .collect(Collectors.toSet());
        assertThat(paid).isEqualTo(done);
    }

    /** Of two transfers with one invoice one is paid, or rightly waits, and the other one returned. */
    private void checkSharedInvoices() {
        sent.stream()
                .filter(one -> one.kind() == Kind.SHARED)
                .collect(Collectors.groupingBy(one -> one.bill().orElseThrow().hash()))
                .forEach((hash, both) -> assertThat(both.stream()
                                .filter(one -> order(one).path("state").asText().equals("refunded"))
                                .toList())
                        .as("returned of %s", both)
                        .hasSize(1));
    }

    /** The books balance, moved as the world did, and owe just what waits. */
    private void checkBooks(Books before, Books after) {
        JsonNode sheet =
                fleet.anyClient().get("/api/v1/admin/ledger/balance-sheet").orElseThrow();
        String what = sheet.toString();
        for (JsonNode currency : sheet.path("currencies")) {
            assertThat(decimal(currency, "difference")).as(what).isZero();
            assertThat(decimal(currency, "suspense")).as(what).isZero();
        }
        long waitingMilli = sent.stream()
                .filter(this::rightlyWaits)
                .mapToLong(one -> one.transfer().amount().milli())
                .sum();
        JsonNode hive = part(sheet, "HIVE");
        assertThat(milli(hive, "liabilities")).as(what).isEqualTo(waitingMilli);
        assertThat(milli(hive, "assets"))
                .as(what)
                .isEqualTo(after.hive().milli() - before.hive().milli());
        assertThat(decimal(part(sheet, "MSAT"), "assets").longValueExact())
                .as(what)
                .isEqualTo(after.lightningMsat() - before.lightningMsat());
    }

    private static JsonNode part(JsonNode sheet, String name) {
        for (JsonNode currency : sheet.path("currencies")) {
            if (currency.path("currency").asText().equals(name)) {
                return currency;
            }
        }
        throw new AssertionError("no " + name + " in " + sheet);
    }

    private static long milli(JsonNode part, String field) {
        return decimal(part, field).movePointRight(HIVE_DECIMALS).longValueExact();
    }

    private static BigDecimal decimal(JsonNode part, String field) {
        return new BigDecimal(part.path(field).asText("missing"));
    }
}
