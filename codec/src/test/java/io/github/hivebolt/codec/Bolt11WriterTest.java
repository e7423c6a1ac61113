package io.github.hivebolt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.codec.InvoiceDraft.Description;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bolt11WriterTest {
    // The private key that BOLT 11 gives for its examples.
    private static final NodeKey KEY =
            new NodeKey(HexFormat.of().parseHex("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734"));
    private static final PaymentHash HASH =
            new PaymentHash("0001020304050607080900010203040506070809000102030405060708090102");
    private static final String SECRET = "11".repeat(32);
    private static final Instant CREATED_AT = Instant.ofEpochSecond(1_496_314_658);

    private static InvoiceDraft draft(LightningNetwork network, Optional<Msat> amount, Description description) {
        return new InvoiceDraft(network, amount, HASH, SECRET, description, CREATED_AT, Duration.ofMinutes(10), 80);
    }

    private static Invoice roundTrip(InvoiceDraft draft) throws UnreadableInvoiceException {
        return Bolt11.DECODER.decode(Bolt11Writer.encode(draft, KEY));
    }

    @ParameterizedTest
    @EnumSource
    void invoiceOfEveryNetwork_isReadBack(LightningNetwork network) throws UnreadableInvoiceException {
        InvoiceDraft draft =
                draft(network, Optional.of(new Msat(1_234_567)), new Description.Text("Kaffee, 1 Täßchen ☕"));

        Invoice invoice = roundTrip(draft);

        assertThat(invoice)
                .isEqualTo(new Invoice(
                        invoice.text(),
                        network,
                        HASH,
                        KEY.nodeId(),
                        draft.amount(),
                        CREATED_AT,
                        Duration.ofMinutes(10),
                        80,
                        Optional.of("Kaffee, 1 Täßchen ☕")));
    }

    @Test
    void keyOfTheSpecification_hasTheNodeIdOfTheSpecification() {
        assertThat(KEY.nodeId().hex()).isEqualTo("03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad");
        assertThat(KEY.toString()).doesNotContain("e126f68f");
    }

    @Test
    void sameDraft_givesTheSameInvoice() {
        InvoiceDraft draft = draft(LightningNetwork.REGTEST, Optional.empty(), new Description.Text("tea"));

        assertThat(Bolt11Writer.encode(draft, KEY)).isEqualTo(Bolt11Writer.encode(draft, KEY));
    }

    @Test
    void descriptionHashAndSecret_areReadBack() throws UnreadableInvoiceException {
        InvoiceDraft draft = draft(LightningNetwork.REGTEST, Optional.empty(), new Description.Hash("ab".repeat(32)));

        Bolt11Invoice decoded = Bolt11.DECODER.decodeFully(Bolt11Writer.encode(draft, KEY));

        assertThat(decoded.descriptionHashHex()).contains("ab".repeat(32));
        assertThat(decoded.paymentSecretHex()).isEqualTo(SECRET);
        assertThat(decoded.invoice().description()).isEmpty();
        assertThat(decoded.invoice().amount()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, lnbc10p1",
        "10, lnbc100p1",
        "100, lnbc1n1",
        "1000, lnbc10n1",
        "250000000, lnbc2500u1",
        "2000000000, lnbc20m1",
        "967878534, lnbc9678785340p1",
        "100000000000, lnbc11",
        "2100000000000000000, lnbc210000001"
    })
    void amount_isWrittenInItsShortestForm(long msat, String start) throws UnreadableInvoiceException {
        InvoiceDraft draft = draft(LightningNetwork.MAINNET, Optional.of(new Msat(msat)), new Description.Text(""));

        assertThat(Bolt11Writer.encode(draft, KEY)).startsWith(start);
        assertThat(roundTrip(draft).amount()).contains(new Msat(msat));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3600, 31_536_000, 1_000_000_000})
    void expiry_isReadBack(long seconds) throws UnreadableInvoiceException {
        InvoiceDraft draft = new InvoiceDraft(
                LightningNetwork.REGTEST,
                Optional.empty(),
                HASH,
                SECRET,
                new Description.Text("x"),
                Instant.ofEpochSecond(InvoiceDraft.MAX_TIMESTAMP),
                Duration.ofSeconds(seconds),
                0);

        Invoice invoice = roundTrip(draft);

        assertThat(invoice.expiresAt()).isEqualTo(draft.createdAt().plusSeconds(seconds));
        assertThat(invoice.minFinalCltvBlocks()).isZero();
    }

    @Test
    void expiryBeyondTheYear9999_isRefusedByTheReader() {
        InvoiceDraft draft = new InvoiceDraft(
                LightningNetwork.REGTEST,
                Optional.empty(),
                HASH,
                SECRET,
                new Description.Text("x"),
                CREATED_AT,
                Duration.ofSeconds(Long.MAX_VALUE),
                18);

        assertThatThrownBy(() -> roundTrip(draft))
                .isInstanceOf(UnreadableInvoiceException.class)
                .hasMessage("The invoice expires too far in the future.");
    }

    @Test
    void longestDescription_fits() throws UnreadableInvoiceException {
        String longest = "x".repeat(InvoiceDraft.MAX_DESCRIPTION_BYTES);

        assertThat(roundTrip(draft(LightningNetwork.MAINNET, Optional.empty(), new Description.Text(longest)))
                        .description())
                .contains(longest);
        assertThatThrownBy(() -> new Description.Text(longest + "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
