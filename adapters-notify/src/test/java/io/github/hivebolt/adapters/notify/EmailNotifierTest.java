package io.github.hivebolt.adapters.notify;

import static io.github.hivebolt.testkit.NotifierContract.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.HttpDouble;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.NotifierContract;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail handed to a real SMTP server. */
class EmailNotifierTest implements NotifierContract {
    private static final String PASSWORD = "p4ss-of-the-mailbox";

    private final GreenMail mail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeEach
    void start() {
        mail.start();
        mail.setUser("gateway", PASSWORD);
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private Map<String, String> settings(int port) {
        return Map.of(
                "notify.email.host",
                "127.0.0.1",
                "notify.email.port",
                Integer.toString(port),
                "notify.email.security",
                "none",
                "notify.email.user",
                "gateway",
                "notify.email.password",
                PASSWORD,
                "notify.email.from",
                "hivebolt@example.org",
                "notify.email.to",
                "ann@example.org, bob@example.org");
    }

    private static Notifier open(Map<String, String> settings) {
        try {
            return Notifiers.open("email", settings, new ManualTimeSource(Instant.EPOCH));
        } catch (MalformedSettingException e) {
            throw new AssertionError(e);
        }
    }

    private Notifier with(String key, String value) {
        Map<String, String> changed = new HashMap<>(settings(mail.getSmtp().getPort()));
        changed.put("notify.email." + key, value);
        return open(changed);
    }

    @Override
    public Notifier delivering() {
        return open(settings(mail.getSmtp().getPort()));
    }

    @Override
    public List<Notifier> unclear() {
        return List.of(open(settings(1)), with("host", "no-such-host.invalid"), open(settings(silent())));
    }

    private static int silent() {
        try {
            // Nobody accepts: the system does, and then nothing is said. It lives as long as the test process.
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress()).getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String received() {
        return Arrays.stream(mail.getReceivedMessages())
                .map(EmailNotifierTest::readable)
                .collect(Collectors.joining());
    }

    private static String readable(MimeMessage message) {
        try {
            MimeMultipart both = (MimeMultipart) message.getContent();
            return message.getSubject() + "\n" + both.getBodyPart(0).getContent();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void mail_hasSubjectDateAndAnIdThatStaysTheSame() throws Exception {
        delivering().send(message("Lightning is down – ü", "since 03:04"));
        delivering().send(message("Lightning is down – ü", "since 03:04"));
        MimeMessage[] all = mail.getReceivedMessages();
        assertThat(all).hasSize(4);
        assertThat(all[0].getSubject()).isEqualTo("[Hivebolt] WARNING: Lightning is down – ü");
        assertThat(all[0].getSentDate()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(all[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(Arrays.stream(all).map(EmailNotifierTest::id).distinct())
                .containsExactly("<hivebolt.7.1767323045000@example.org>");
        assertThat(all[0].getFrom()[0]).hasToString("hivebolt@example.org");
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void titleWithLineBreaks_addsNoHeader() throws Exception {
        delivering().send(message("a\r\nBcc: eve@example.org\r\n\r\nbody", "l"));
        MimeMessage[] all = mail.getReceivedMessages();
        assertThat(all).hasSize(2);
        assertThat(all[0].getHeader("Bcc")).isNull();
        assertThat(all[0].getSubject()).contains("Bcc: eve@example.org").doesNotContain("\n");
    }

    @Test
    void html_isEscapedAndHoldsTheLink() throws Exception {
        String page = "https://example.org/operate/x.md";
        delivering()
                .send(new Notification(
                        1, Severity.CRITICAL, "t", List.of("<script>", Notification.MORE + page), Instant.EPOCH));
        MimeMessage first = mail.getReceivedMessages()[0];
        String html = String.valueOf(
                ((MimeMultipart) first.getContent()).getBodyPart(1).getContent());
        assertThat(html).contains("&lt;script&gt;", "href=\"" + page + "\"").doesNotContain("<script>");
        assertThat(first.getHeader("Importance")).containsExactly("high");
        assertThat(received()).contains(Notification.MORE + page);
    }

    @Test
    void wrongPassword_losesNoMessageAndIsNotTold() {
        assertThat(with("password", "wrong-s3cret").send(message("t")))
                .isInstanceOfSatisfying(
                        Delivery.TryAgain.class,
                        later -> assertThat(later.why())
                                .contains("hivebolt.notify.email.user", "535")
                                .doesNotContain("wrong-s3cret", PASSWORD));
    }

    @Test
    void serverWithoutProtection_getsNeitherPasswordNorMail() {
        assertThat(with("security", "starttls").send(message("t"))).isInstanceOf(Delivery.TryAgain.class);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void serverWithACertificateOfItsOwnMaking_getsNeitherPasswordNorMail() {
        Map<String, String> changed = new HashMap<>(settings(mail.getSmtps().getPort()));
        changed.put("notify.email.security", "tls");
        assertThat(open(changed).send(message("t")))
                .isInstanceOfSatisfying(
                        Delivery.TryAgain.class,
                        later -> assertThat(later.why()).contains("SSL"));
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void somethingThatIsNoMailServer_isTriedAgain() {
        try (HttpDouble web = HttpDouble.answering(200, Map.of(), "hello")) {
            int port = Integer.parseInt(web.url().replaceFirst(".*:", ""));
            assertThat(open(settings(port)).send(message("t"))).isInstanceOf(Delivery.TryAgain.class);
        }
    }

    @Test
    void malformedSettings_areToldTogether() {
        Map<String, String> broken = Map.of(
                "notify.email.host",
                "a b",
                "notify.email.port",
                "0",
                "notify.email.user",
                "x",
                "notify.email.to",
                "no");
        MalformedSettingException malformed = catchThrowableOfType(
                MalformedSettingException.class,
                () -> Notifiers.open("email", broken, new ManualTimeSource(Instant.EPOCH)));
        assertThat(malformed.problems()).hasSize(5);
        assertThat(malformed.getMessage())
                .contains("email.host", "email.port", "email.from", "email.to", "both be set");
    }
}
