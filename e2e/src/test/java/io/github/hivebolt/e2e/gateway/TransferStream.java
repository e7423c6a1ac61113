package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.story.Bill;
import io.github.hivebolt.devnet.story.Books;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.devnet.story.Payee;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Transfers of all kinds to a gateway on a devnet, and what must have become of them in the end. */
final class TransferStream {
    private static final long LONG_SECONDS = 3_600;
    private static final long FIRST_SATS = 2_000;

    private final DevnetServer devnet;
    private final Payee payee;
    private final Random random;
    private final List<Sent> sent = new ArrayList<>();

    TransferStream(DevnetServer devnet, Payee payee, Random random) {
        this.devnet = devnet;
        this.payee = payee;
        this.random = random;
    }

    private enum Kind {
        PAID,
        HELD,
        EXPIRED,
        NONSENSE
    }

    private record Sent(Kind kind, Customer customer, Customer.Transfer transfer, Optional<Bill> bill) {
        boolean isToBePaid() {
            return kind == Kind.PAID || kind == Kind.HELD;
        }
    }

    void send(int count) {
        for (int i = 0; i < count; i++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            String account = DevnetAccounts.CUSTOMERS
                    .get(random.nextInt(DevnetAccounts.CUSTOMERS.size()))
                    .value();
            send(kind, new Customer(devnet, account));
        }
    }

    private void send(Kind kind, Customer customer) {
        long sats = FIRST_SATS + sent.size();
        Optional<Bill> bill = switch (kind) {
            case PAID -> Optional.of(payee.bill(sats, LONG_SECONDS));
            case HELD -> Optional.of(payee.heldBill(sats, LONG_SECONDS));
            case EXPIRED -> Optional.of(payee.bill(sats, 1));
            case NONSENSE -> Optional.empty();
        };
        String memo = bill.map(Bill::paymentRequest).orElse("no invoice here");
        sent.add(new Sent(kind, customer, customer.transfer("12.000", memo), bill));
    }

    /** Settles about half of what the payee holds. */
    void settleSome() {
        heldBills().stream().filter(bill -> random.nextBoolean()).forEach(payee::take);
    }

    /** Settles all that the payee holds and counts the orders that are not final, but for those that rightly wait. */
    long settleAndCountUnfinished(Witness witness) {
        heldBills().forEach(payee::take);
        return sent.stream()
                .filter(one -> !Witness.FINAL.contains(witness.state(one.transfer())))
                .filter(one -> !rightlyWaits(one, witness))
                .count();
    }

    private List<Bill> heldBills() {
        return sent.stream()
                .filter(one -> one.kind() == Kind.HELD)
                .flatMap(one -> one.bill().stream())
                .filter(payee::isHeld)
                .toList();
    }

    /**
     * Killed between the intent and the request: the node has no record, and the gateway cannot know that nothing is
     * under way until the invoice has expired.
     */
    private boolean rightlyWaits(Sent one, Witness witness) {
        JsonNode order = witness.order(one.transfer());
        return one.isToBePaid()
                && order.path("state").asText().equals("paying")
                && order.path("requests").path("unanswered").asInt() == 1
                && one.bill()
                        .filter(bill -> devnet.lightning()
                                .gateway()
                                .paymentHistory(bill.hash())
                                .isEmpty())
                        .isPresent();
    }

    void check(Witness witness) {
        for (Sent one : sent) {
            if (rightlyWaits(one, witness)) {
                System.out.println("waits for its invoice to expire: " + one.transfer());
                assertThat(one.customer().answers(one.transfer())).isEmpty();
            } else if (one.isToBePaid()) {
                witness.awaitOnlyChange(one.customer(), one.transfer());
                assertThat(payee.timesPaid(one.bill().orElseThrow())).isEqualTo(1);
            } else {
                String reason = one.kind() == Kind.EXPIRED ? "INVOICE_EXPIRED" : "MEMO_NOT_RECOGNISED";
                witness.awaitReturned(one.customer(), one.transfer(), reason);
                one.bill().ifPresent(bill -> assertThat(payee.timesPaid(bill)).isZero());
            }
        }
    }

    /** The sheet balances; and if nothing waits, it agrees with chain and node to the last msat. */
    void checkBooks(Witness witness, Books before, Books after) {
        JsonNode sheet =
                witness.client().get("/api/v1/admin/ledger/balance-sheet").orElseThrow();
        assertThat(sheet.path("currencies"))
                .isNotEmpty()
                .allSatisfy(currency -> assertThat(
                                new BigDecimal(currency.path("difference").asText("missing")))
                        .as(sheet.toString())
                        .isZero());
        if (sent.stream().noneMatch(one -> rightlyWaits(one, witness))) {
            assertThat(before.differences(sheet, after)).as(sheet.toString()).isEmpty();
        }
    }
}
