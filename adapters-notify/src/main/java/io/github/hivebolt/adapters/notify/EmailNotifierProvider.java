package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.NotifierProvider;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code email}: mail through a mail server of the operator's. */
public final class EmailNotifierProvider implements NotifierProvider {
    private static final int MOST_RECIPIENTS = 20;
    private static final int LONGEST = 500;

    /** For {@link java.util.ServiceLoader}. */
    public EmailNotifierProvider() {}

    @Override
    public String name() {
        return EmailNotifier.NAME;
    }

    @Override
    public Notifier open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        SettingReader reader = new SettingReader(settings, EmailNotifier.NAME);
        String host = reader.required(
                "host",
                "the name of your mail server, like smtp.example.org",
                text -> text.matches("[A-Za-z0-9.:-]{1,253}"));
        EmailSettings.Security security = EmailSettings.Security.of(
                reader.optional("security", "starttls, tls or none", text -> text.matches("starttls|tls|none"))
                        .orElse("starttls"));
        int port = reader.optional("port", "a port from 1 to 65535", EmailNotifierProvider::isPort)
                .map(Integer::valueOf)
                .orElse(security.usualPort());
        Optional<String> user = reader.optional("user", "the name to log in with", text -> text.length() <= LONGEST);
        Optional<String> password = reader.optional(
                "password", "that user's password, or -file with the path to it", text -> text.length() <= LONGEST);
        String from = reader.required(
                "from",
                "the sender's address, like hivebolt@example.org",
                text -> addresses(text).size() == 1);
        String to = reader.required(
                "to",
                "1 to " + MOST_RECIPIENTS + " addresses of the recipients, separated by commas",
                text -> !addresses(text).isEmpty() && addresses(text).size() <= MOST_RECIPIENTS);
        if (user.isPresent() != password.isPresent()) {
            reader.problem("hivebolt.notify.email.user and .password must both be set, or neither.");
        }
        reader.requireNoProblem();
        return new EmailNotifier(new EmailSettings(
                host, port, security, user, password.orElse(""), addresses(from).getFirst(), addresses(to)));
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535;
    }

    /** Complete addresses; none where one of them is malformed. */
    private static List<InternetAddress> addresses(String text) {
        try {
            InternetAddress[] all = InternetAddress.parse(text, true);
            boolean complete =
                    Arrays.stream(all).allMatch(address -> address.getAddress().matches("[!-?A-~]+@[A-Za-z0-9.-]+"));
            return complete ? List.of(all) : List.of();
        } catch (AddressException malformed) {
            return List.of();
        }
    }
}
