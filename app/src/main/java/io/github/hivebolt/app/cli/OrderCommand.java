package io.github.hivebolt.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;

/** Prints one order's whole history. */
final class OrderCommand implements Command {
    private static final List<String> FIELDS = List.of(
            "id",
            "direction",
            "state",
            "reason",
            "account",
            "asset",
            "received",
            "amountSats",
            "feeMsat",
            "routingMsat",
            "rate",
            "paymentHash",
            "preimage",
            "cause",
            "evidence");

    @Override
    public int run(List<String> args, CommandContext context) {
        if (args.size() != 1) {
            context.err().println("hivebolt order: give one order id or transaction id.");
            return USAGE;
        }
        OperatorClient.Reply reply =
                OperatorClient.of(context).get("/api/v1/orders/" + OperatorClient.segment(args.getFirst()));
        if (!reply.good()) {
            context.err().println("hivebolt order: " + reply.words());
            return FAILED;
        }
        print(reply.body(), context.out());
        return OK;
    }

    static void print(JsonNode order, PrintStream out) {
        for (String field : FIELDS) {
            if (order.hasNonNull(field)) {
                out.printf("%-12s %s%n", field, order.path(field).asText());
            }
        }
        for (JsonNode transfer : order.path("transfers")) {
            out.printf(
                    "%-12s %s %s, %s %s%n",
                    transfer.path("kind").asText(),
                    transfer.path("amount").asText(),
                    transfer.path("asset").asText(),
                    transfer.path("state").asText(),
                    transfer.path("trxId").asText());
        }
        for (JsonNode entry : order.path("history")) {
            out.printf(
                    "  %s  %-14s %s%n",
                    entry.path("at").asText(),
                    entry.path("state").asText(),
                    entry.path("note").asText());
        }
    }
}
