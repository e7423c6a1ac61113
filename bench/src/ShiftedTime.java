import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The machine's time less something that may change.
 *
 * @param behind how much less
 */
record ShiftedTime(Supplier<Duration> behind) implements TimeSource {
    @Override
    public Instant now() {
        return Instant.now().minus(behind.get());
    }

    @Override
    public MonotonicTime monotonic() {
        return new MonotonicTime(System.nanoTime());
    }
}
