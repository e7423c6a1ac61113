package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Severity;

/** How a message looks at first glance. */
final class Signal {
    private Signal() {}

    /** A coloured dot, for those who read many channels. */
    static String dot(Severity severity) {
        return switch (severity) {
            case INFO -> "\uD83D\uDD35";
            case WARNING -> "\uD83D\uDFE0";
            case CRITICAL -> "\uD83D\uDD34";
        };
    }

    static String title(Notification notification, PlainText text) {
        return dot(notification.severity()) + " " + text.title();
    }
}
