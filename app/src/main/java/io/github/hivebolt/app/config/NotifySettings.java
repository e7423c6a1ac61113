package io.github.hivebolt.app.config;

import io.github.hivebolt.engine.Alerts;
import io.github.hivebolt.engine.QuietHours;
import io.github.hivebolt.ports.Severity;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the operator is told. What a channel needs beyond this ({@code hivebolt.notify.NAME.*}) is checked by its adapter.
 *
 * @param channels the channels, each once
 * @param runbook the folder of the runbook's pages, its address ends with a slash
 * @param heartbeat URL that is pinged every minute while all is well; whoever knows it could ping it, too
 */
public record NotifySettings(List<Channel> channels, URI runbook, Optional<Secret> heartbeat) {
    /**
     * One channel.
     *
     * @param name the name of its adapter
     * @param minSeverity least severity that is sent there
     * @param quietHours when only what is critical is sent there
     */
    public record Channel(String name, Severity minSeverity, Optional<QuietHours> quietHours) {}

    private static final String ANCHOR = "notifications";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final Key CHANNELS = Key.of("notify", "log", "names of channels, separated by commas", ANCHOR);
    private static final Key TIME_ZONE =
            Key.of("notify.time-zone", "UTC", "the name of a time zone, like Europe/Berlin or UTC", ANCHOR);
    private static final Key RUNBOOK = Key.of(
            "notify.runbook-url", Alerts.RUNBOOK.toString(), "a URL like https://wiki.example.org/runbook/", ANCHOR);
    private static final Key HEARTBEAT =
            Key.of("heartbeat.url", "", "a URL like https://hc.example.com/ping/abc", ANCHOR);

    static NotifySettings read(Values values, Set<String> known) {
        List<String> chosen = values.value(CHANNELS, Parsers.list(Parsers.oneOf(known)));
        ZoneId zone = values.value(TIME_ZONE, NotifySettings::zone);
        // Every known channel is read, so that its keys are known and checked even while it is not chosen.
        List<Channel> all = known.stream()
                .sorted()
                .map(name -> new Channel(name, minSeverity(values, name), quietHours(values, name, zone)))
                .toList();
        List<Channel> channels =
                all.stream().filter(channel -> chosen.contains(channel.name())).toList();
        URI runbook = values.value(RUNBOOK, Addresses::webUrl);
        URI folder = runbook.toString().endsWith("/") ? runbook : URI.create(runbook + "/");
        return new NotifySettings(channels, folder, values.secret(HEARTBEAT, NotifySettings::webUrl));
    }

    private static String webUrl(String text) throws Malformed {
        return Addresses.webUrl(text).toString();
    }

    private static Severity minSeverity(Values values, String name) {
        Key key = Key.of("notify." + name + ".min-severity", "info", "info, warning or critical", ANCHOR);
        return values.value(key, Parsers.choice(List.of(Severity.values())));
    }

    private static Optional<QuietHours> quietHours(Values values, String name, ZoneId zone) {
        Key key = Key.of("notify." + name + ".quiet-hours", "", "two times of the day like 22:00-07:00", ANCHOR);
        return values.optional(key, text -> hours(text, zone));
    }

    private static QuietHours hours(String text, ZoneId zone) throws Malformed {
        if (!text.matches(TIME + "-" + TIME)) {
            throw Malformed.value(text, "is not a span of time");
        }
        String[] ends = text.split("-", -1);
        if (ends[0].equals(ends[1])) {
            throw Malformed.value(text, "begins when it ends");
        }
        return new QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]), zone);
    }

    private static ZoneId zone(String text) throws Malformed {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw Malformed.value(text, "is no time zone");
        }
    }
}
