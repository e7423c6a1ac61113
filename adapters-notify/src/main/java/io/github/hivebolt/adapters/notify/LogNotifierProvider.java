package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.NotifierProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** {@code log}: one record of several lines per message, in the log of the gateway. */
public final class LogNotifierProvider implements NotifierProvider {
    /** The logger's name. */
    public static final String LOGGER = "hivebolt.notify";

    /** For {@link java.util.ServiceLoader}. */
    public LogNotifierProvider() {}

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Notifier open(AdapterSettings settings, AdapterContext context) {
        return new LogNotifier(System.getLogger(LOGGER));
    }

    private record LogNotifier(Logger logger) implements Notifier {
        @Override
        public String name() {
            return "log";
        }

        @Override
        public boolean wantsEach() {
            return true;
        }

        @Override
        public Delivery send(Notification notification) {
            PlainText text = PlainText.of(notification);
            StringBuilder message = new StringBuilder();
            message.append('[').append(notification.severity()).append("] ").append(text.title());
            message.append(" (").append(notification.at());
            message.append(", message ").append(notification.id()).append(')');
            text.linesWithLink()
                    .forEach(line -> message.append(System.lineSeparator())
                            .append("    ")
                            .append(line));
            logger.log(level(notification), message.toString());
            return new Delivery.Delivered();
        }

        private static Level level(Notification notification) {
            return switch (notification.severity()) {
                case INFO -> Level.INFO;
                case WARNING -> Level.WARNING;
                case CRITICAL -> Level.ERROR;
            };
        }
    }
}
