package io.github.hivebolt.adapters.notify;

import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * How mail is handed in.
 *
 * @param host the mail server
 * @param port its port
 * @param security how the connection is protected
 * @param user whom we log in as, empty for a server that takes mail without
 * @param password that user's
 * @param from the sender
 * @param to the recipients, at least one
 */
record EmailSettings(
        String host,
        int port,
        Security security,
        Optional<String> user,
        String password,
        InternetAddress from,
        List<InternetAddress> to) {
    private static final String STEP_MILLIS = "4000";

    /** How the connection is protected. */
    enum Security {
        /** It begins in the clear and is refused if it cannot be protected. */
        STARTTLS(587),
        /** It is protected from the first byte. */
        TLS(465),
        /** Not at all: for a server on the same machine. */
        NONE(25);

        private final int usualPort;

        Security(int usualPort) {
            this.usualPort = usualPort;
        }

        int usualPort() {
            return usualPort;
        }

        static Security of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    EmailSettings {
        to = List.copyOf(to);
    }

    /** What Jakarta Mail takes. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.auth", Boolean.toString(user.isPresent()));
        properties.setProperty("mail.smtp.connectiontimeout", STEP_MILLIS);
        properties.setProperty("mail.smtp.timeout", STEP_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", STEP_MILLIS);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(security == Security.TLS));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
        // One wrong address among several must not keep the others from being told.
        properties.setProperty("mail.smtp.sendpartial", "true");
        properties.setProperty("mail.smtp.from", from.getAddress());
        return properties;
    }

    @Override
    public String toString() {
        return "mail by " + host + ":" + port + " to " + to.size() + " recipients";
    }
}
