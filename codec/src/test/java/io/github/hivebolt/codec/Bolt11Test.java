package io.github.hivebolt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the specification, and invoices that real nodes made. */
class Bolt11Test {
    static Stream<JsonNode> valid() {
        return Vectors.each(Vectors.BOLT11, "valid");
    }

    static Stream<JsonNode> invalid() {
        return Vectors.each(Vectors.BOLT11, "invalid");
    }

    static Stream<JsonNode> ofNodes() {
        return Vectors.each(Vectors.NODE_INVOICES, "invoices");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void validExample_isReadWithAllItsFields(JsonNode example) throws UnreadableInvoiceException {
        String text = example.get("invoice").asText();

        Bolt11Invoice decoded = Bolt11.DECODER.decodeFully(text);

        Invoice invoice = decoded.invoice();
        assertThat(invoice.text()).isEqualTo(text.toLowerCase(Locale.ROOT));
        assertThat(invoice.network().bech32Prefix())
                .isEqualTo(example.get("network").asText());
        assertThat(invoice.payee().hex()).isEqualTo(example.get("payee").asText());
        assertThat(decoded.paymentSecretHex()).isEqualTo("11".repeat(32));
        assertThat(decoded.descriptionHashHex().orElse("null"))
                .isEqualTo(example.get("descriptionHash").asText());
        assertSays(example, invoice);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void invalidExample_isRefusedWithoutRepeatingIt(JsonNode example) {
        String text = example.get("invoice").asText();

        assertThatThrownBy(() -> Bolt11.DECODER.decode(text))
                .isInstanceOf(UnreadableInvoiceException.class)
                .message()
                .startsWith("The invoice")
                .endsWith(".")
                .doesNotContainIgnoringCase(text.substring(8, 20));
    }

    @ParameterizedTest
    @MethodSource("ofNodes")
    void invoiceOfRealNode_isReadAsTheNodeReadsIt(JsonNode recorded) throws UnreadableInvoiceException {
        Bolt11Invoice decoded =
                Bolt11.DECODER.decodeFully(recorded.get("invoice").asText());

        Invoice invoice = decoded.invoice();
        assertThat(invoice.network().bech32Prefix()).isEqualTo("bcrt");
        if (recorded.has("payee")) {
            assertThat(invoice.payee().hex()).isEqualTo(recorded.get("payee").asText());
        }
        if (recorded.has("paymentSecret")) {
            assertThat(decoded.paymentSecretHex())
                    .isEqualTo(recorded.get("paymentSecret").asText());
        }
        if (recorded.has("timestamp")) {
            assertSays(recorded, invoice);
        } else if (recorded.has("paymentHash")) {
            assertThat(invoice.paymentHash().hex())
                    .isEqualTo(recorded.get("paymentHash").asText());
        }
    }

    private static void assertSays(JsonNode expected, Invoice invoice) {
        assertThat(invoice.amount().map(amount -> Long.toString(amount.value())).orElse("null"))
                .isEqualTo(expected.get("amountMsat").asText());
        assertThat(invoice.paymentHash().hex())
                .isEqualTo(expected.get("paymentHash").asText());
        assertThat(invoice.createdAt().getEpochSecond())
                .isEqualTo(expected.get("timestamp").asLong());
        assertThat(invoice.expiry().toSeconds())
                .isEqualTo(expected.get("expirySeconds").asLong());
        assertThat(invoice.minFinalCltvBlocks())
                .isEqualTo(expected.get("minFinalCltv").asInt());
        assertThat(invoice.description().orElse("null"))
                .isEqualTo(expected.get("description").asText());
    }

    @Test
    void nodeInvoices_areEnoughToMeanSomething() {
        assertThat(ofNodes()).hasSize(52);
        assertThat(ofNodes().filter(node -> node.has("timestamp"))).hasSize(8);
        assertThat(ofNodes().filter(node -> node.has("payee"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "l", "ln1", "lnbc1", "lightning:lnbc1", "lnbc1qqqqqq", "\uD800", "ﬁ1ﬁ"})
    void fragment_isRefused(String text) {
        assertThatThrownBy(() -> Bolt11.DECODER.decode(text)).isInstanceOf(UnreadableInvoiceException.class);
    }

    @Test
    void hugeText_isRefusedAtOnce() {
        assertThatThrownBy(() -> Bolt11.DECODER.decode("lnbc1" + "q".repeat(10_000_000)))
                .isInstanceOf(UnreadableInvoiceException.class)
                .hasMessageContaining("7089");
    }

    @Test
    void letterWhoseLowerCaseIsPlainLatin_isRefused() {
        String withKelvinSign = valid().map(example -> example.get("invoice").asText())
                .filter(text -> text.contains("k"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("k", "\u212A");

        assertThatThrownBy(() -> Bolt11.DECODER.decode(withKelvinSign)).isInstanceOf(UnreadableInvoiceException.class);
    }
}
