import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** An outage of some hours, made in seconds: the gateway is killed, the chain goes on, the gateway comes back. */
final class CatchUp {
    private static final Duration SLOT = Duration.ofSeconds(3);
    private static final int RANGE = 100;

    private CatchUp() {}

    public static void main(String[] arguments) throws Exception {
        int blocks = Integer.getInteger("blocks");
        AtomicReference<Duration> behind = new AtomicReference<>(SLOT.multipliedBy(blocks));
        try (World world = new World(arguments, SLOT, new ShiftedTime(behind::get))) {
            System.out.println("a gateway reads a chain of " + behind.get() + " ago, until it is killed ...");
            world.startGateway();
            world.await("a block is read", () -> world.blockRead() > 0);
            long first = world.blockRead() + 1;
            world.gateway.kill();
            System.out.println("meanwhile " + blocks + " blocks are made ...");
            for (int block = 0; block < blocks; block++) {
                behind.updateAndGet(old -> old.minus(SLOT));
                transferAmongOthers(world, Integer.getInteger("transfers"));
                world.devnet.chain().produceBlock();
            }
            report(world, first, world.devnet.chain().irreversibleNumber() - 1);
        }
    }

    private static void report(World world, long first, long last) throws Exception {
        double fetched = fetch(world, first, last);
        System.out.printf("fetched in ranges of %d and thrown away: %.0f blocks/s%n", RANGE, fetched);
        world.startGateway();
        long from = world.blockRead();
        long began = System.nanoTime();
        world.await("all blocks are read", Duration.ofMillis(20), () -> world.blockRead() >= last);
        double seconds = World.seconds(began);
        double read = (last - from) / seconds;
        System.out.printf("read by the gateway: %.0f blocks/s (%d in %.1f s)%n", read, last - from, seconds);
        System.out.printf(
                "ratio %.3f of the bare fetch; %.0f times as fast as the chain%n",
                read / fetched, read * SLOT.toSeconds());
    }

    private static void transferAmongOthers(World world, int transfers) throws ChainRejection {
        int customers = DevnetAccounts.CUSTOMERS.size();
        for (int number = 0; number < transfers; number++) {
            world.devnet
                    .wallet()
                    .transfer(
                            DevnetAccounts.CUSTOMERS.get(number % customers),
                            DevnetAccounts.CUSTOMERS.get((number + 1) % customers),
                            new HiveAmount(1, HiveAsset.HIVE),
                            "no. " + number);
        }
    }

    private static double fetch(World world, long first, long last) throws IOException, InterruptedException {
        URI node = URI.create(world.devnet.hiveNodes().getFirst().url());
        try (HttpClient http = HttpClient.newHttpClient()) {
            long began = System.nanoTime();
            for (long next = first; next <= last; next += RANGE) {
                String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"block_api.get_block_range\",\"params\":"
                        + "{\"starting_block_num\":" + next + ",\"count\":" + Math.min(RANGE, last - next + 1) + "}}";
                HttpRequest request = HttpRequest.newBuilder(node)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IOException("the node answered with status " + answer.statusCode());
                }
            }
            return (last - first + 1) / World.seconds(began);
        }
    }
}
