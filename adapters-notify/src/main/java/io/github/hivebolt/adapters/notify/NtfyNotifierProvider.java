package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.NotifierProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** {@code ntfy}: a topic on ntfy.sh or on a server of one's own. */
public final class NtfyNotifierProvider implements NotifierProvider {
    private static final String PUBLIC = "https://ntfy.sh/";
    private static final int LONGEST = 200;

    /** For {@link java.util.ServiceLoader}. */
    public NtfyNotifierProvider() {}

    @Override
    public String name() {
        return NtfyNotifier.NAME;
    }

    @Override
    public Notifier open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        SettingReader reader = new SettingReader(settings, NtfyNotifier.NAME);
        String topic = reader.required(
                "topic",
                "the topic's name, 1 to 64 letters, digits, - and _; on a public server one that nobody guesses",
                text -> text.matches("[A-Za-z0-9_-]{1,64}"));
        URI server = reader.address("server", "the web address of an ntfy server, for instance " + PUBLIC, PUBLIC);
        Optional<String> token =
                reader.optional("token", "an access token, or -file with the path to it", SettingReader::isToken);
        Optional<String> user = reader.optional(
                "user", "the name of a user of the server", text -> text.length() <= LONGEST && !text.contains(":"));
        Optional<String> password = reader.optional(
                "password", "that user's password, or -file with the path to it", text -> text.length() <= LONGEST);
        if (user.isPresent() != password.isPresent()) {
            reader.problem("hivebolt.notify.ntfy.user and .password must both be set, or neither.");
        }
        reader.requireNoProblem();
        return new NtfyNotifier(
                reader.client(),
                context.time(),
                server,
                topic,
                authorization(token, user.orElse(""), password.orElse("")));
    }

    private static Map<String, String> authorization(Optional<String> token, String user, String password) {
        if (token.isPresent()) {
            return Map.of("Authorization", "Bearer " + token.get());
        }
        if (user.isEmpty()) {
            return Map.of();
        }
        String both = user + ":" + password;
        String basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        return Map.of("Authorization", "Basic " + basic);
    }
}
