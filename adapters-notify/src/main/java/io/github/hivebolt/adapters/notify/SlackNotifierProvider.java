package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.NotifierProvider;
import java.net.URI;

/** {@code slack}: an incoming webhook. */
public final class SlackNotifierProvider implements NotifierProvider {
    /** For {@link java.util.ServiceLoader}. */
    public SlackNotifierProvider() {}

    @Override
    public String name() {
        return SlackNotifier.NAME;
    }

    @Override
    public Notifier open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        SettingReader reader = new SettingReader(settings, SlackNotifier.NAME);
        URI uri = reader.address(
                "url",
                "the incoming webhook's address, like https://hooks.slack.com/services/T000/B000/abc, or -file with the"
                        + " path to it");
        reader.requireNoProblem();
        return new SlackNotifier(reader.client(), context.time(), uri);
    }
}
