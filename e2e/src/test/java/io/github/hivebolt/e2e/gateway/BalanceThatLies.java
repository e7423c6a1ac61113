package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.DevnetServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * All hosts say that the gateway's account holds more than any operation explains, while everything else goes on. That is
 * compared once a minute and told when it was found three times, so it is played beside other tests.
 */
final class BalanceThatLies {
    private static final long MORE_MILLI = 1_234;
    private static final Duration LIMIT = Duration.ofMinutes(12);

    private final CompletableFuture<Void> played;

    private BalanceThatLies(CompletableFuture<Void> played) {
        this.played = played;
    }

    /** Begins once the gateway took down what it begins with. */
    static BalanceThatLies begin(DevnetServer devnet, Postgres postgres, PackagedGateway gateway) {
        await("the books are opened")
                .atMost(Duration.ofMinutes(4))
                .until(() -> postgres.value("SELECT fact_value FROM fact WHERE fact_key = 'reconciled.opening-balance'")
                        .isPresent());
        return new BalanceThatLies(CompletableFuture.runAsync(() -> play(devnet, gateway)));
    }

    private static void play(DevnetServer devnet, PackagedGateway gateway) {
        IncidentBoard board = new IncidentBoard(gateway.client());
        lie(devnet, MORE_MILLI);
        try {
            board.awaitIsOpen("BOOKS_DIFFER", LIMIT);
            assertThat(board.text("BOOKS_DIFFER")).contains("1.234 HIVE and 0.000 HBD more");
        } finally {
            lie(devnet, 0);
        }
        board.awaitIsOver("BOOKS_DIFFER");
    }

    private static void lie(DevnetServer devnet, long moreMilli) {
        devnet.hiveNodes().forEach(node -> node.switches().inventHive(DevnetAccounts.GATEWAY, moreMilli));
    }

    /** Waits until it was told and is over; fails as it failed. */
    void awaitToldAndOver() {
        await("books and balance agree again").atMost(LIMIT).until(played::isDone);
        played.orTimeout(1, TimeUnit.SECONDS).join();
    }
}
