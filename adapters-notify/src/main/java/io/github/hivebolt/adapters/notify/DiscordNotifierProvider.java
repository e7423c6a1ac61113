package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.NotifierProvider;
import java.net.URI;

/** {@code discord}: a webhook of a channel. */
public final class DiscordNotifierProvider implements NotifierProvider {
    /** For {@link java.util.ServiceLoader}. */
    public DiscordNotifierProvider() {}

    @Override
    public String name() {
        return DiscordNotifier.NAME;
    }

    @Override
    public Notifier open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        SettingReader reader = new SettingReader(settings, DiscordNotifier.NAME);
        URI uri = reader.address(
                "url",
                "the webhook's address as Discord shows it, like https://discord.com/api/webhooks/123/abc, or -file with"
                        + " the path to it");
        reader.requireNoProblem();
        return new DiscordNotifier(reader.client(), context.time(), uri);
    }
}
