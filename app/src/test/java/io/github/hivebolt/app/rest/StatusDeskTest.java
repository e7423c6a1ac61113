package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.engine.GatewayStatus;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How often the gateway is asked how it is. */
class StatusDeskTest {
    private final ManualTimeSource time = new ManualTimeSource(SampleOrders.NOW);
    private final GatewayStatus status = StatusReportTest.status(GatewayStatus.Overall.UP, Optional.empty());
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void manyCallersWithinHalfASecond_askOnce() {
        StatusDesk desk = new StatusDesk(this::answer, time);

        desk.status();
        time.advance(Duration.ofMillis(499));
        assertThat(desk.status()).contains(status);
        assertThat(asked).hasValue(1);

        time.advance(Duration.ofMillis(1));
        desk.status();
        assertThat(asked).hasValue(2);
    }

    @Test
    void storeThatIsOut_isSaidAndHeals() {
        StatusDesk desk = new StatusDesk(
                () -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new StoreUnavailableException("no connection", new IllegalStateException());
                    }
                    return status;
                },
                time);

        assertThat(desk.status()).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(desk.status()).contains(status);
    }

    @Test
    void slowStore_keepsOneCallerWaitingAndServesTheOthersWhatIsKnown() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        StatusDesk desk = new StatusDesk(
                () -> {
                    if (asked.incrementAndGet() == 2) {
                        inside.countDown();
                        await(slow);
                    }
                    return status;
                },
                time);
        desk.status();
        time.advance(Duration.ofSeconds(1));
        Thread waiting = new Thread(desk::status);
        waiting.start();
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(desk.status()).contains(status);
        assertThat(asked).hasValue(2);

        slow.countDown();
        waiting.join(10_000);
        assertThat(waiting.isAlive()).isFalse();
    }

    private GatewayStatus answer() {
        asked.incrementAndGet();
        return status;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
