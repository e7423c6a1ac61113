package io.github.hivebolt.simulator;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * All that happened, as one number: two runs of a seed must give the same. The last lines are kept for whoever has to
 * find out why a seed failed. Not thread-safe.
 */
final class EventLog {
    private static final int KEPT_LINES = 40;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private record Line(long millis, String subject, Object what, long number) {
        String text() {
            return String.format("%12.3f  %s %s%s", millis / 1000.0, subject, what, number == 0 ? "" : " " + number);
        }
    }

    private final VirtualClock clock;
    private final Optional<PrintStream> echo;
    private final Deque<Line> last = new ArrayDeque<>();
    private long hash = FNV_OFFSET;

    EventLog(VirtualClock clock, Optional<PrintStream> echo) {
        this.clock = clock;
        this.echo = echo;
    }

    void add(String subject, Object what) {
        add(subject, what, 0);
    }

    void add(String subject, Object what, long number) {
        long millis = clock.elapsed().toMillis();
        mix(millis);
        mix(subject.hashCode());
        mix(what.toString().hashCode());
        mix(number);
        Line line = new Line(millis, subject, what, number);
        if (last.size() == KEPT_LINES) {
            last.removeFirst();
        }
        last.addLast(line);
        echo.ifPresent(out -> out.println(line.text()));
    }

    private void mix(long value) {
        hash = (hash ^ value) * FNV_PRIME;
        hash ^= hash >>> 29;
    }

    long hash() {
        return hash;
    }

    List<String> lastLines() {
        return last.stream().map(Line::text).toList();
    }
}
