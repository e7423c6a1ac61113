package io.github.hivebolt.app.config;

import io.github.hivebolt.ports.Severity;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the operator is told. What a channel needs beyond this ({@code hivebolt.notify.NAME.*}) is checked by its adapter.
 *
 * @param channels the channels, each once
 * @param heartbeat URL that is pinged every minute while all is well
 */
public record NotifySettings(List<Channel> channels, Optional<URI> heartbeat) {
    /**
     * One channel.
     *
     * @param name the name of its adapter
     * @param minSeverity least severity that is sent there
     */
    public record Channel(String name, Severity minSeverity) {}

    private static final String ANCHOR = "notifications";
    private static final Key CHANNELS = Key.of("notify", "log", "names of channels, separated by commas", ANCHOR);
    private static final Key HEARTBEAT =
            Key.of("heartbeat.url", "", "a URL like https://hc.example.com/ping/abc", ANCHOR);

    static NotifySettings read(Values values, Set<String> known) {
        List<String> chosen = values.value(CHANNELS, Parsers.list(Parsers.oneOf(known)));
        // Every known channel is read, so that its keys are known and checked even while it is not chosen.
        List<Channel> all = known.stream()
                .sorted()
                .map(name -> new Channel(name, minSeverity(values, name)))
                .toList();
        List<Channel> channels =
                all.stream().filter(channel -> chosen.contains(channel.name())).toList();
        return new NotifySettings(channels, values.optional(HEARTBEAT, Addresses::webUrl));
    }

    private static Severity minSeverity(Values values, String name) {
        Key key = Key.of("notify." + name + ".min-severity", "info", "info, warning or critical", ANCHOR);
        return values.value(key, Parsers.choice(List.of(Severity.values())));
    }
}
