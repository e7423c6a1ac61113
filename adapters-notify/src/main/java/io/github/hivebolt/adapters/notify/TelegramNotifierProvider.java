package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.NotifierProvider;
import java.net.URI;
import java.util.Optional;

/** {@code telegram}: a bot of the operator writes to a chat. */
public final class TelegramNotifierProvider implements NotifierProvider {
    private static final String API = "https://api.telegram.org/";

    /** For {@link java.util.ServiceLoader}. */
    public TelegramNotifierProvider() {}

    @Override
    public String name() {
        return TelegramNotifier.NAME;
    }

    @Override
    public Notifier open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        SettingReader reader = new SettingReader(settings, TelegramNotifier.NAME);
        String token = reader.required(
                "token",
                "the token of your bot as @BotFather gave it, like 123456789:AAF..., or -file with the path to it",
                text -> text.matches("[0-9]{1,20}:[A-Za-z0-9_-]{10,100}"));
        String chat = reader.required(
                "chat",
                "the number of the chat, like 123456789 or -1001234567890, or a channel's @name",
                text -> text.matches("-?[0-9]{1,18}|@[A-Za-z0-9_]{4,32}"));
        Optional<Long> topic = reader.optional(
                        "topic",
                        "the number of a topic in the chat, a whole number above 0",
                        text -> text.matches("[1-9][0-9]{0,17}"))
                .map(Long::valueOf);
        URI api = reader.address("api-url", "the web address of a Bot API server, for instance " + API, API);
        reader.requireNoProblem();
        return new TelegramNotifier(reader.client(), context.time(), api, token, chat, topic);
    }
}
