package io.github.hivebolt.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Lists the orders that wait for a human. */
final class OrdersCommand implements Command {
    @Override
    public int run(List<String> args, CommandContext context) {
        if (!args.equals(List.of("parked"))) {
            context.err().println("hivebolt orders: there is orders parked.");
            return USAGE;
        }
        OperatorClient.Reply reply = OperatorClient.of(context).get("/api/v1/admin/orders?state=parked");
        if (!reply.good()) {
            context.err().println("hivebolt orders: " + reply.words());
            return FAILED;
        }
        JsonNode orders = reply.body().path("orders");
        if (orders.isEmpty()) {
            context.out().println("No order waits for you.");
        }
        for (JsonNode order : orders) {
            OrderCommand.print(order, context.out());
            context.out().println();
        }
        return OK;
    }
}
