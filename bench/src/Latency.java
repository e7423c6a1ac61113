import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.story.Bill;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.devnet.story.SimulatedPayee;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One transfer after another on a quiet gateway. */
final class Latency {
    private static final Duration SLOT = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final long FIRST_SATS = 2_000;
    private static final long EXPIRY_SECONDS = 3_600;
    private static final double MILLIS = 1e3;

    private Latency() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.getInteger("orders");
        try (World world = new World(arguments, SLOT, new ShiftedTime(() -> Duration.ZERO))) {
            world.startGateway();
            world.await("the gateway is up", () -> world.client.isOverall("up"));
            // The first order loads what the others only use.
            order(world, 0);
            double[] bare = new double[count];
            double[] whole = new double[count];
            for (int number = 0; number < count; number++) {
                bare[number] = 2 * call(world) + 2 / world.commitsPerSecond();
                whole[number] = order(world, number + 1);
                System.out.printf("%d of %d: %.0f ms%n", number + 1, count, whole[number] * MILLIS);
            }
            double median = World.percentile(whole, 50);
            double floor = World.percentile(bare, 50);
            System.out.printf(
                    "irreversible to paid: median %.0f ms, 95 %% within %.0f ms; two bare calls and commits: %.1f ms%n",
                    median * MILLIS, World.percentile(whole, 95) * MILLIS, floor * MILLIS);
            System.out.printf(
                    "ratio %.1f of the bare calls, %.3f of a block's time%n",
                    median / floor, median / SLOT.toSeconds());
        }
    }

    /** Seconds from the irreversible transfer to the paid invoice. */
    private static double order(World world, int number) {
        SimulatedPayee payee = new SimulatedPayee(world.devnet);
        Bill bill = payee.bill(FIRST_SATS + number, EXPIRY_SECONDS);
        String name = DevnetAccounts.CUSTOMERS
                .get(number % DevnetAccounts.CUSTOMERS.size())
                .value();
        new Customer(world.devnet, name).transfer("12.000", bill.paymentRequest());
        long included = world.devnet.chain().headNumber() + 1;
        while (world.devnet.chain().irreversibleNumber() < included) {
            World.pause(LOOK);
        }
        long began = System.nanoTime();
        world.await("the payee is paid", LOOK, () -> payee.timesPaid(bill) > 0);
        return World.seconds(began);
    }

    private static double call(World world) throws IOException, InterruptedException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"database_api.get_dynamic_global_properties\"}";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(world.devnet.hiveNodes().getFirst().url()))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            long began = System.nanoTime();
            http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return World.seconds(began);
        }
    }
}
