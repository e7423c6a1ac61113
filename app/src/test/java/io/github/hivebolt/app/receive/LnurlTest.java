package io.github.hivebolt.app.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LnurlTest {
    private static LnurlIdentity identity(String user) {
        return LnurlIdentity.parse(user, "pay.example.com").orElseThrow();
    }

    @Test
    void address_namesAccountAndAsset() {
        assertThat(identity("alice").asset()).isEqualTo(HiveAsset.HIVE);
        assertThat(identity("alice+hbd").asset()).isEqualTo(HiveAsset.HBD);
        assertThat(identity("Alice+HBD").account().value()).isEqualTo("alice");
        assertThat(identity("alice+hbd").address()).isEqualTo("alice+hbd@pay.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "al", "alice+btc", "+hbd", "alice+", "al ice", "../alice", "alice@x", "aliceandbobandcarol"})
    void whatIsNoAccount_isNone(String user) {
        assertThat(LnurlIdentity.parse(user, "pay.example.com")).isEmpty();
    }

    @Test
    void whatTheInvoiceCommitsTo_isTheMetadataAsItIsSent() {
        LnurlIdentity alice = identity("alice");
        assertThat(alice.metadata())
                .isEqualTo("[[\"text/plain\",\"Payment to alice on Hive, in HIVE\"],"
                        + "[\"text/identifier\",\"alice@pay.example.com\"]]");
        assertThat(alice.hashedDescription("")).isEqualTo(alice.metadata());
        assertThat(alice.hashedDescription("{\"name\":\"bob\"}")).isEqualTo(alice.metadata() + "{\"name\":\"bob\"}");
    }

    @Test
    void whateverIsWrong_isSaidAsTheSpecificationWants() {
        Receiving none = new Receiving(Optional.empty());
        LnurlPay nowhere = new LnurlPay(none, Optional.empty(), Msat.ofSats(250), Msat.ofSats(1_000));
        assertThat(nowhere.describe("alice").getString("status")).isEqualTo("ERROR");
        LnurlPay pay = new LnurlPay(
                none, Optional.of(URI.create("https://pay.example.com/")), Msat.ofSats(250), Msat.ofSats(1_000));
        assertThat(pay.describe("no such").getString("reason")).isEqualTo("There is no such account.");
        assertThat(reason(pay, "", "", "")).contains("number of millisatoshi");
        assertThat(reason(pay, "249999", "", "")).contains("between 250000 and 1000000");
        assertThat(reason(pay, "1000001", "", "")).contains("between 250000 and 1000000");
        assertThat(reason(pay, "500000", "x".repeat(501), "")).contains("comment");
        assertThat(reason(pay, "500000", "", "{\"name\":7}")).contains("payer data");
        assertThat(reason(pay, "500000", "", "[")).contains("payer data");
        assertThat(pay.verify("00").getString("status")).isEqualTo("ERROR");
    }

    private static String reason(LnurlPay pay, String amount, String comment, String payerData) {
        return pay.invoice("alice", new LnurlPay.Payment(amount, comment, payerData))
                .getString("reason");
    }

    @Test
    void storeThatIsOut_isAnErrorThatWalletsUnderstand() {
        assertThat(LnurlServlet.said(() -> {
                            throw new StoreUnavailableException("the store is out", new IOException("cut"));
                        })
                        .getString("status"))
                .isEqualTo("ERROR");
    }

    @Test
    void qrCode_isAPicture_andOfTooLongATextThereIsNone() {
        assertThat(QrCodes.svg("lnbc1abc"))
                .hasValueSatisfying(svg -> assertThat(svg).startsWith("<svg ").endsWith("</svg>"));
        assertThat(QrCodes.svg("x".repeat(5_000))).isEmpty();
    }
}
