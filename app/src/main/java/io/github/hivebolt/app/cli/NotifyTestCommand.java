package io.github.hivebolt.app.cli;

import io.github.hivebolt.app.config.Configuration;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.wiring.ChosenAdapters;
import io.github.hivebolt.app.wiring.SystemRandom;
import io.github.hivebolt.app.wiring.SystemTime;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Sends one test message to every configured channel, whatever its least severity, and says what failed and why. */
final class NotifyTestCommand implements Command {
    @Override
    public int run(List<String> args, CommandContext context) {
        if (!args.isEmpty()) {
            context.err().println("hivebolt notify-test: takes no arguments.");
            return USAGE;
        }
        Optional<Settings> settings = Findings.settings(context);
        if (settings.isEmpty()) {
            return FAILED;
        }
        TimeSource time = new SystemTime();
        AdapterContext lent = new AdapterContext(time, new SystemRandom());
        try (ChosenAdapters adapters =
                ChosenAdapters.open(settings.get(), Configuration.forAdapters(context.source()), lent)) {
            Notification message = message(settings.get(), time);
            boolean all = true;
            for (Notifier notifier : adapters.notifiers()) {
                all &= arrives(notifier, message, context.out());
            }
            return all ? OK : FAILED;
        } catch (MalformedSettingException malformed) {
            malformed.problems().forEach(problem -> context.err().println("error: " + problem));
            return FAILED;
        }
    }

    private static Notification message(Settings settings, TimeSource time) {
        List<String> lines = List.of(
                "This is a test of the notifications of @" + settings.hive().account() + ".",
                "What the gateway does: nothing; no incident is open because of this message.",
                "What you can do: nothing; you will read messages like this one when something is wrong.",
                Notification.MORE + settings.notifications().runbook().resolve("README.md"));
        return new Notification(0, Severity.WARNING, "Test message", lines, time.now());
    }

    private static boolean arrives(Notifier notifier, Notification message, PrintStream out) {
        Delivery delivery;
        try {
            delivery = notifier.send(message);
        } catch (RuntimeException defect) {
            // Its words may hold a secret.
            delivery = new Delivery.Refused("it threw " + defect.getClass().getName());
        }
        return switch (delivery) {
            case Delivery.Delivered() -> {
                out.println("ok: " + notifier.name() + " took the test message.");
                yield true;
            }
            case Delivery.TryAgain(String why, var ignored) -> failed(notifier, why, out);
            case Delivery.Refused(String why) -> failed(notifier, why, out);
        };
    }

    private static boolean failed(Notifier notifier, String why, PrintStream out) {
        out.println("error: hivebolt.notify: " + notifier.name() + ": " + why);
        return false;
    }
}
