package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.hivebolt.devnet.story.Bill;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.devnet.story.GatewayClient;
import io.github.hivebolt.devnet.story.Payee;
import java.time.Duration;
import java.util.Set;

/** Waits for what the gateway says about an order and checks it against the chain. */
record Witness(GatewayClient client) {
    static final Set<String> FINAL = Set.of("done", "refunded", "kept");
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** The order as the operator sees it, missing if the gateway does not know it or does not answer. */
    JsonNode order(Customer.Transfer transfer) {
        return client.order(transfer.orderId()).orElse(MissingNode.getInstance());
    }

    String state(Customer.Transfer transfer) {
        return order(transfer).path("state").asText();
    }

    void awaitState(Customer.Transfer transfer, String state) {
        await(transfer.orderId() + " is " + state)
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> state(transfer).equals(state));
    }

    void awaitFinal(Customer.Transfer transfer) {
        await(transfer.orderId() + " is final")
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> FINAL.contains(state(transfer)));
    }

    /** The payee has the money in his hands and has not decided. */
    void awaitHeld(Payee payee, Bill bill, Customer.Transfer transfer) {
        await("payment is held").atMost(LIMIT).pollInterval(LOOK).until(() -> payee.isHeld(bill));
        awaitState(transfer, "paying");
    }

    /** The payee was paid, and all that came back on chain is the change. */
    void awaitOnlyChange(Customer customer, Customer.Transfer transfer) {
        awaitFinal(transfer);
        assertThat(customer.answers(transfer)).hasSize(1);
        assertThat(customer.gotChange(transfer, order(transfer)))
                .as("change of %s: %s", order(transfer), customer.answers(transfer))
                .isTrue();
        assertThat(state(transfer)).isEqualTo("done");
    }

    /** All of it came back on chain, once, with the reason. */
    void awaitReturned(Customer customer, Customer.Transfer transfer, String reason) {
        awaitFinal(transfer);
        JsonNode order = order(transfer);
        assertThat(order.path("reason").asText()).as(order.toString()).isEqualTo(reason);
        assertThat(order.path("state").asText()).isEqualTo("refunded");
        assertThat(customer.gotAllBack(transfer))
                .as("refund of %s: %s", order, customer.answers(transfer))
                .isTrue();
        assertThat(customer.answers(transfer).getFirst().memo()).startsWith("Refund: ");
    }

    /** Nothing happens to an order for some time. */
    void staysFor(int seconds, Customer.Transfer transfer, String state) {
        await(transfer.orderId() + " stays " + state)
                .during(Duration.ofSeconds(seconds))
                .atMost(Duration.ofSeconds(seconds + 5L))
                .pollInterval(LOOK)
                .until(() -> state(transfer).equals(state));
    }
}
