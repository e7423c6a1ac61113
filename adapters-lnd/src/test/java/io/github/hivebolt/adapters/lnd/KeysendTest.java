package io.github.hivebolt.adapters.lnd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.hivebolt.domain.Checks;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.Keysend;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TakenPayment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Payments without an invoice, in the form that lnd lists them in. */
class KeysendTest {
    private static final Preimage PREIMAGE = new Preimage("5a".repeat(32));
    private static final String FROM_START = "/v1/invoices?index_offset=0";

    private final Lab lab = new Lab();
    private final LightningReceiver receiver = lab.adapter.receiver().orElseThrow();

    @AfterEach
    void close() {
        lab.close();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String keysend(long index, String state, String records) {
        return "{\"add_index\":\"" + index + "\",\"is_keysend\":true,\"state\":\"" + state
                + "\",\"amt_paid_msat\":\"2000000\",\"r_hash\":\""
                + base64(Checks.bytesOf(PREIMAGE.hash().hex())) + "\",\"r_preimage\":\""
                + base64(Checks.bytesOf(PREIMAGE.hex())) + "\",\"htlcs\":[{\"state\":\"SETTLED\",\"custom_records\":"
                + records + "}]}";
    }

    private static String plain(long index) {
        return "{\"add_index\":\"" + index + "\",\"is_keysend\":false,\"state\":\"OPEN\"}";
    }

    private void lists(String path, String... invoices) {
        lab.server.on("GET", path, Scripts.json(200, "{\"invoices\":[" + String.join(",", invoices) + "]}"));
    }

    @Test
    void settledKeysend_isToldWithAccountAndMessage_andInvoicesAreLeftOut() {
        String records = "{\"818818\":\"" + base64("alice") + "\",\"7629169\":\""
                + base64("{\"podcast\":\"p\",\"message\":\"great show\"}") + "\"}";
        lists("/v1/invoices?index_offset=2", keysend(5, "SETTLED", records));
        lists(FROM_START, plain(1), plain(2));

        assertThat(receiver.takenAfter(2, Duration.ZERO))
                .containsExactly(new TakenPayment(
                        5,
                        PREIMAGE.hash(),
                        Msat.ofSats(2_000),
                        Optional.of(new Keysend(PREIMAGE, Optional.of("alice"), Optional.of("great show")))));
    }

    @Test
    void keysendWithoutOurRecords_orWithWrongOnes_isToldWithoutThem() {
        for (String records : new String[] {"{}", "{\"818818\":\"***\",\"7629169\":\"" + base64("[1]") + "\"}"}) {
            lists(FROM_START, keysend(5, "SETTLED", records));
            assertThat(receiver.takenAfter(0, Duration.ZERO))
                    .singleElement()
                    .satisfies(payment -> assertThat(payment.keysend())
                            .contains(new Keysend(PREIMAGE, Optional.empty(), Optional.empty())));
        }
    }

    @Test
    void keysendThatIsHeld_isNotPassedOver() {
        lists(FROM_START, keysend(5, "ACCEPTED", "{}"), keysend(6, "SETTLED", "{}"));
        assertThat(receiver.takenAfter(0, Duration.ZERO)).isEmpty();
        lists(FROM_START, keysend(5, "CANCELED", "{}"), keysend(6, "SETTLED", "{}"));
        assertThat(receiver.takenAfter(0, Duration.ZERO))
                .singleElement()
                .satisfies(payment -> assertThat(payment.index()).isEqualTo(6));
    }

    @Test
    void keysendWithoutItsProof_isNoPayment() {
        lists(FROM_START, keysend(5, "SETTLED", "{}").replace("\"r_preimage\":\"Wlpa", "\"r_preimage\":\"WlpA"));
        assertThatExceptionOfType(PartyUnavailableException.class)
                .isThrownBy(() -> receiver.takenAfter(0, Duration.ZERO));
    }

    @Test
    void gatewayThatBeginsNow_startsAfterTheNewest() {
        lists("/v1/invoices?reversed=true", plain(17));
        assertThat(receiver.takenSoFar()).isEqualTo(17);
        lists("/v1/invoices?reversed=true");
        assertThat(receiver.takenSoFar()).isZero();
    }
}
