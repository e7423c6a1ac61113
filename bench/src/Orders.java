import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.devnet.story.SimulatedPayee;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Many customers transfer in one block; all are paid and get their change. */
final class Orders {
    private static final Duration SLOT = Duration.ofSeconds(3);
    private static final long FIRST_SATS = 2_000;
    private static final long EXPIRY_SECONDS = 3_600;

    private Orders() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.getInteger("orders");
        try (World world = new World(arguments, SLOT, new ShiftedTime(() -> Duration.ZERO))) {
            world.startGateway();
            world.await("the gateway is up", () -> world.client.isOverall("up"));
            // The first order loads what the others only use.
            awaitDone(world, transfer(world, 1));
            double commits = world.commitsPerSecond();
            System.out.printf("the disk takes %.0f commits/s%n", commits);
            List<String> orders = transfer(world, count);
            System.out.println(count + " transfers are in one block ...");
            awaitDone(world, orders);
            report(world, orders, commits);
        }
    }

    private static List<String> transfer(World world, int count) {
        SimulatedPayee payee = new SimulatedPayee(world.devnet);
        List<String> orders = new ArrayList<>();
        world.devnet.ticker().paused(true);
        for (int number = 0; number < count; number++) {
            String name = DevnetAccounts.CUSTOMERS
                    .get(number % DevnetAccounts.CUSTOMERS.size())
                    .value();
            String memo = payee.bill(FIRST_SATS + number, EXPIRY_SECONDS).paymentRequest();
            orders.add(new Customer(world.devnet, name).transfer("12.000", memo).orderId());
        }
        world.devnet.ticker().paused(false);
        return orders;
    }

    private static void awaitDone(World world, List<String> orders) {
        Deque<String> open = new ArrayDeque<>(orders);
        world.await("all orders are done", () -> {
            while (!open.isEmpty() && isDone(world, open.getFirst())) {
                open.removeFirst();
            }
            return open.isEmpty();
        });
    }

    private static boolean isDone(World world, String order) {
        String state = world.client.orderState(order);
        if (List.of("parked", "refunded", "kept").contains(state)) {
            throw new IllegalStateException("order " + order + " is " + state);
        }
        return state.equals("done");
    }

    private static void report(World world, List<String> orders, double commits) {
        Instant received = Instant.MAX;
        Instant paid = Instant.MIN;
        Instant done = Instant.MIN;
        for (String order : orders) {
            for (JsonNode event : world.client.order(order).orElseThrow().path("history")) {
                Instant at = Instant.parse(event.path("at").asText());
                switch (event.path("state").asText()) {
                    case "received" -> received = at.isBefore(received) ? at : received;
                    case "paid", "change_pending" -> paid = at.isAfter(paid) ? at : paid;
                    case "done" -> done = at.isAfter(done) ? at : done;
                    default -> {}
                }
            }
        }
        double paidSeconds = Duration.between(received, paid).toMillis() / 1e3;
        double doneSeconds = Duration.between(received, done).toMillis() / 1e3;
        double perSecond = orders.size() / paidSeconds;
        System.out.printf("paid: %d in %.1f s, %.1f orders/s%n", orders.size(), paidSeconds, perSecond);
        System.out.printf("change irreversible: %.1f s after the first was received%n", doneSeconds);
        System.out.printf("ratio %.4f payments for each commit that the disk could take%n", perSecond / commits);
    }
}
