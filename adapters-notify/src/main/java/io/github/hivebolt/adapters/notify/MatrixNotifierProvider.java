package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.NotifierProvider;
import java.net.URI;

/** {@code matrix}: a user of a Matrix server writes to a room. */
public final class MatrixNotifierProvider implements NotifierProvider {
    /** For {@link java.util.ServiceLoader}. */
    public MatrixNotifierProvider() {}

    @Override
    public String name() {
        return MatrixNotifier.NAME;
    }

    @Override
    public Notifier open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        SettingReader reader = new SettingReader(settings, MatrixNotifier.NAME);
        String expected = "the web address of your Matrix server, like https://matrix.example.org";
        String server = reader.address("server", expected).toString();
        String token = reader.required(
                "token",
                "an access token of the user that writes, or -file with the path to it",
                SettingReader::isToken);
        String room = reader.required(
                "room",
                "the room's id, which starts with an exclamation mark, like !abc:example.org",
                text -> text.matches("![!-~]{1,254}"));
        reader.requireNoProblem();
        URI base = URI.create(server.endsWith("/") ? server : server + "/");
        return new MatrixNotifier(reader.client(), context.time(), base, token, room);
    }
}
