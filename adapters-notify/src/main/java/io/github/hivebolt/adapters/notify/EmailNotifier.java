package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mail by SMTP (RFC 5321). What a server says is told by its code only: its words can repeat what was sent. */
final class EmailNotifier implements Notifier {
    static final String NAME = "email";

    private static final Duration LONGEST = Duration.ofSeconds(16);
    private static final Duration PASSING = Duration.ofSeconds(30);
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(2);
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[245][0-9]{2}(?![0-9])");

    private final EmailSettings settings;
    private final Session session;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    EmailNotifier(EmailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(settings.properties());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery send(Notification notification) {
        // Each step of the dialogue has its own limit; all of them together have one only here.
        Future<Delivery> sending = threads.submit(() -> hand(notification));
        try {
            return sending.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            sending.cancel(true);
            return new Delivery.TryAgain("The mail server " + settings.host() + " is too slow.", PASSING);
        } catch (InterruptedException stopped) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            return new Delivery.TryAgain("Sending mail was interrupted.", PASSING);
        } catch (ExecutionException defect) {
            String kind = String.valueOf(defect.getCause()).replaceFirst(":(?s).*", "");
            return new Delivery.TryAgain("Sending mail ended with " + kind + ".", PASSING);
        }
    }

    private Delivery hand(Notification notification) {
        try (Transport transport = session.getTransport("smtp")) {
            EmailMessage mail = EmailMessage.of(session, settings, notification);
            if (settings.user().isPresent()) {
                transport.connect(settings.user().get(), settings.password());
            } else {
                transport.connect();
            }
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Delivery.Delivered();
        } catch (AuthenticationFailedException denied) {
            return new Delivery.TryAgain(
                    "The mail server " + settings.host() + " does not let us in" + code(denied)
                            + ". Look at hivebolt.notify.email.user and .password.",
                    UNTIL_MENDED);
        } catch (SendFailedException refused) {
            return refused(refused);
        } catch (MessagingException trouble) {
            return new Delivery.TryAgain(
                    "The mail server " + settings.host() + ":" + settings.port() + " cannot be used ("
                            + kind(trouble) + code(trouble)
                            + "). Look at hivebolt.notify.email.host, .port and .security if this does not pass.",
                    PASSING);
        }
    }

    private Delivery refused(SendFailedException refused) {
        boolean someoneGotIt = refused.getValidSentAddresses() != null && refused.getValidSentAddresses().length > 0;
        if (someoneGotIt) {
            return new Delivery.Delivered();
        }
        String code = code(refused);
        String why = "The mail server " + settings.host() + " refuses the mail" + code + ".";
        // RFC 5321, section 4.2.3: too large, or its content is not acceptable.
        boolean isWrongMessage = code.equals(" (552)") || code.equals(" (554)");
        return isWrongMessage
                ? new Delivery.Refused(why)
                : new Delivery.TryAgain(why + " Look at hivebolt.notify.email.from and .to.", UNTIL_MENDED);
    }

    /** The last reply code in the words of an exception or of what follows it. */
    private static String code(MessagingException trouble) {
        Exception next = trouble.getNextException();
        String words = trouble.getMessage() + (next == null ? "" : " " + next.getMessage());
        Matcher codes = CODE.matcher(words);
        String last = "";
        while (codes.find()) {
            last = " (" + codes.group() + ")";
        }
        return last;
    }

    private static String kind(MessagingException trouble) {
        Exception next = trouble.getNextException();
        return next == null
                ? trouble.getClass().getSimpleName()
                : next.getClass().getSimpleName();
    }
}
