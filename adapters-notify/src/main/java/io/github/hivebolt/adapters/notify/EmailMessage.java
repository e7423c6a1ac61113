package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Severity;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import java.util.stream.Collectors;

/** One mail, as text and as HTML. Its id follows from the message, so a reader's program sees what it gets twice. */
final class EmailMessage extends MimeMessage {
    private static final String UTF_8 = "UTF-8";

    private final String id;

    private EmailMessage(Session session, String id) {
        super(session);
        this.id = id;
    }

    static EmailMessage of(Session session, EmailSettings settings, Notification notification)
            throws MessagingException {
        PlainText text = PlainText.of(notification);
        String domain = settings.from().getAddress().replaceFirst("^.*@", "");
        String id = "<hivebolt." + notification.id() + "." + notification.at().toEpochMilli() + "@" + domain + ">";
        EmailMessage mail = new EmailMessage(session, id);
        mail.setFrom(settings.from());
        mail.setRecipients(Message.RecipientType.TO, settings.to().toArray(InternetAddress[]::new));
        mail.setSubject("[Hivebolt] " + notification.severity() + ": " + text.title(), UTF_8);
        mail.setSentDate(Date.from(notification.at()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (notification.severity() == Severity.CRITICAL) {
            mail.setHeader("Importance", "high");
        }
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(plain(notification, text), "plain"));
        both.addBodyPart(part(html(notification, text), "html"));
        mail.setContent(both);
        mail.saveChanges();
        return mail;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static String plain(Notification notification, PlainText text) {
        return text.title() + "\n\n" + String.join("\n\n", text.linesWithLink()) + "\n\n" + notification.at() + "\n";
    }

    private static String html(Notification notification, PlainText text) {
        String lines = text.lines().stream()
                .map(line -> "<p>" + Markup.html(line) + "</p>\n")
                .collect(Collectors.joining());
        String link = text.link()
                .map(uri -> "<p><a href=\"" + Markup.html(uri.toString()) + "\">Runbook</a></p>\n")
                .orElse("");
        return "<h3>" + Markup.html(Signal.title(notification, text)) + "</h3>\n" + lines + link + "<p><small>"
                + notification.at() + "</small></p>\n";
    }
}
