package io.github.hivebolt.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.testkit.FaultMatrix;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreSamples;
import io.github.hivebolt.testkit.ValidatingOrderStore;
import io.github.hivebolt.testkit.WireFault;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What becomes of a commit under every fault of the line to the database: {@link FaultMatrix}. Only HTML is left out: the
 * driver takes it for a message of great length and never stops reading, which concludes nothing either.
 */
class PostgresWireFaultTest {
    private static final String COUNTER = "written";
    private static final Duration LONGER_THAN_THE_SOCKETS_LIMIT = Duration.ofSeconds(60);

    private FaultyLine line;
    private DurableOrderStore opened;
    private OrderStore store;

    @BeforeEach
    void open() throws IOException, SQLException {
        PostgresServer.emptyDatabase("wire");
        line = new FaultyLine(PostgresServer.port());
        // Statements in words, so that the line sees a commit for what it is.
        String url = "jdbc:postgresql://localhost:" + line.port() + "/wire?prepareThreshold=0&sslmode=disable";
        opened = Stores.open(
                StoreSettings.server(url, "postgres", "postgres"), new ManualTimeSource(StoreSamples.START));
        store = new ValidatingOrderStore(opened);
        increase();
    }

    @AfterEach
    void close() throws IOException {
        opened.close();
        line.close();
    }

    private void increase() {
        store.write(transaction -> transaction.addToCounter(COUNTER, 1, 9));
    }

    private long counted() {
        return await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
                .until(() -> store.<Long>read(view -> view.counter(COUNTER)), count -> count >= 0);
    }

    @ParameterizedTest
    @EnumSource(value = WireFault.class, mode = EnumSource.Mode.EXCLUDE, names = "HTML")
    void commit_failsAsUnavailable_tookHoldOnceOrNotAtAll_andHeals(WireFault fault) {
        AtomicInteger begun = new AtomicInteger();
        line.arm(fault);
        long before = System.nanoTime();
        assertThatThrownBy(() -> store.write(transaction -> {
                    begun.incrementAndGet();
                    return transaction.addToCounter(COUNTER, 1, 9);
                }))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONGER_THAN_THE_SOCKETS_LIMIT);
        assertThat(begun.get()).as("nobody repeats it by himself").isLessThanOrEqualTo(1);
        line.heal();
        boolean done = FaultMatrix.expected(FaultMatrix.Call.COMMIT, fault) == FaultMatrix.Outcome.NO_ANSWER_BUT_DONE;
        assertThat(counted()).isEqualTo(done ? 2 : 1);
        increase();
        assertThat(counted()).isEqualTo(done ? 3 : 2);
    }

    @Test
    void lineThatIsCutBetweenTwoTransactions_costsNothing() {
        line.heal();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
                .untilAsserted(() -> assertThat(store.<Long>read(view -> view.counter(COUNTER)))
                        .isEqualTo(1));
        increase();
        assertThat(counted()).isEqualTo(2);
    }
}
