package io.github.hivebolt.adapters.notify;

import static io.github.hivebolt.testkit.NotifierContract.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.NotifierContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages in the real log of the JDK. */
class LogNotifierTest implements NotifierContract {
    /** Keeps what is logged. */
    private static final class Memory extends Handler {
        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final Logger logger = Logger.getLogger(LogNotifierProvider.LOGGER);
    private final Memory memory = new Memory();

    @BeforeEach
    void listen() {
        logger.addHandler(memory);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(memory);
        logger.setUseParentHandlers(true);
    }

    @Override
    public Notifier delivering() {
        try {
            return Notifiers.open("log", Map.of(), new ManualTimeSource(Instant.EPOCH));
        } catch (MalformedSettingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<Notifier> unclear() {
        return List.of();
    }

    @Override
    public String received() {
        return memory.records.stream().map(new SimpleFormatter()::formatMessage).collect(Collectors.joining("\n"));
    }

    @Test
    void message_isOneReadableRecord() {
        delivering().send(message("Lightning is down", "since 03:04", "orders wait"));
        assertThat(memory.records).hasSize(1);
        assertThat(received().lines())
                .containsExactly(
                        "[WARNING] Lightning is down (2026-01-02T03:04:05Z, message 7)",
                        "    since 03:04",
                        "    orders wait");
    }

    @Test
    void severity_becomesTheLevel() {
        for (Severity severity : Severity.values()) {
            delivering().send(new Notification(1, severity, "t", List.of(), Instant.EPOCH));
        }
        assertThat(memory.records)
                .extracting(LogRecord::getLevel)
                .containsExactly(Level.INFO, Level.WARNING, Level.SEVERE);
    }

    @Test
    void hostileText_cannotForgeALine() {
        delivering().send(message("a\n[CRITICAL] forged", "b\r\nforged\u2028forged\u0085\u001b[2J {0}"));
        assertThat(received().lines()).hasSize(2);
        assertThat(received()).doesNotContain("\u001b", "\u2028", "\u0085").contains("{0}");
    }
}
