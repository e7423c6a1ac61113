package io.github.hivebolt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.Msat;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of BOLT 11 by itself, on invoices that are right but for one thing. */
class Bolt11RulesTest {
    private static Invoice read(InvoiceForge forge) throws UnreadableInvoiceException {
        return Bolt11.DECODER.decode(forge.signed());
    }

    private static void assertRefused(String invoice, String reason) {
        assertThatThrownBy(() -> Bolt11.DECODER.decode(invoice))
                .isInstanceOf(UnreadableInvoiceException.class)
                .hasMessageContaining(reason);
    }

    private static void assertRefused(InvoiceForge forge, String reason) {
        assertRefused(forge.signed(), reason);
    }

    private static byte[] featureBit(int feature) {
        byte[] groups = new byte[feature / 5 + 1];
        groups[0] = (byte) (1 << feature % 5);
        return groups;
    }

    @Test
    void leastInvoice_hasTheDefaults() throws UnreadableInvoiceException {
        Invoice invoice = read(InvoiceForge.complete("lnbc"));

        assertThat(invoice.expiry()).hasSeconds(3600);
        assertThat(invoice.minFinalCltvBlocks()).isEqualTo(18);
        assertThat(invoice.amount()).isEmpty();
        assertThat(invoice.payee().hex()).isEqualTo(HexFormat.of().formatHex(InvoiceForge.PUBLIC_KEY));
    }

    @Test
    void invoiceWithoutAMandatoryField_isRefused() {
        assertRefused(InvoiceForge.empty("lnbc").secret().description("x"), "payment hash");
        assertRefused(InvoiceForge.empty("lnbc").hash().description("x"), "payment secret");
        assertRefused(InvoiceForge.empty("lnbc").hash().secret(), "either a description or the hash");
    }

    @Test
    void descriptionAndItsHash_areRefusedTogether() {
        assertRefused(
                InvoiceForge.complete("lnbc").bytes(Bolt11Tag.DESCRIPTION_HASH, new byte[32]),
                "either a description or the hash");
    }

    @Test
    void fieldThatCountsAndComesTwice_isRefused() {
        String reason = "same thing twice";
        assertRefused(InvoiceForge.complete("lnbc").hash(), reason);
        assertRefused(InvoiceForge.complete("lnbc").secret(), reason);
        assertRefused(InvoiceForge.complete("lnbc").description("tea"), reason);
        for (int tag : new int[] {Bolt11Tag.EXPIRY, Bolt11Tag.MIN_FINAL_CLTV, Bolt11Tag.FEATURES}) {
            byte[] none = {};
            assertRefused(InvoiceForge.complete("lnbc").field(tag, none).field(tag, none), reason);
        }
    }

    @Test
    void fieldsOfUnknownKindOrLength_areSkipped() throws UnreadableInvoiceException {
        InvoiceForge forge = InvoiceForge.complete("lnbc")
                .field(Bolt11Tag.PAYMENT_HASH, new byte[51])
                .field(Bolt11Tag.PAYMENT_SECRET, new byte[53])
                .field(Bolt11Tag.DESCRIPTION_HASH, new byte[0])
                .field(Bolt11Tag.PAYEE, new byte[52])
                .field(9, new byte[] {19, 31})
                .field(3, new byte[] {31})
                .field(0, new byte[1023])
                .field(31, new byte[2]);

        assertThat(read(forge).paymentHash().hex()).isEqualTo("22".repeat(32));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 14, 16, 24, 36, 48})
    void knownFeature_mayBeDemanded(int feature) throws UnreadableInvoiceException {
        assertThat(read(InvoiceForge.complete("lnbc").field(Bolt11Tag.FEATURES, featureBit(feature))))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 6, 10, 12, 18, 20, 22, 26, 30, 50, 100, 262, 2000})
    void unknownFeature_mustNotBeDemandedButMayBeOffered(int feature) throws UnreadableInvoiceException {
        assertRefused(InvoiceForge.complete("lnbc").field(Bolt11Tag.FEATURES, featureBit(feature)), "feature");
        assertThat(read(InvoiceForge.complete("lnbc").field(Bolt11Tag.FEATURES, featureBit(feature + 1))))
                .isNotNull();
    }

    @Test
    void highS_isAcceptedWhereTheKeyIsRecovered() throws UnreadableInvoiceException {
        String high = InvoiceForge.complete("lnbc").signed(InvoiceForge.SECRET, true);

        assertThat(Bolt11.DECODER.decode(high).payee())
                .isEqualTo(read(InvoiceForge.complete("lnbc")).payee());
    }

    @Test
    void namedPayee_mustHaveSignedWithALowS() throws UnreadableInvoiceException {
        InvoiceForge forge = InvoiceForge.complete("lnbc").bytes(Bolt11Tag.PAYEE, InvoiceForge.PUBLIC_KEY);
        String reason = "not signed by the payee";

        assertThat(read(forge).payee().hex()).isEqualTo(HexFormat.of().formatHex(InvoiceForge.PUBLIC_KEY));
        assertRefused(forge.signed(InvoiceForge.SECRET, true), reason);
        assertRefused(forge.signed(BigInteger.TEN, false), reason);
    }

    @Test
    void namedPayeeThatIsNoPoint_isRefused() {
        byte[] noPoint = Arrays.copyOf(new byte[] {2}, 33);
        noPoint[32] = 5;
        byte[] noPrefix = InvoiceForge.PUBLIC_KEY.clone();
        noPrefix[0] = 4;

        assertRefused(InvoiceForge.complete("lnbc").bytes(Bolt11Tag.PAYEE, noPoint), "no public key");
        assertRefused(InvoiceForge.complete("lnbc").bytes(Bolt11Tag.PAYEE, noPrefix), "no public key");
    }

    @Test
    void descriptionThatIsNoUtf8_isRefused() {
        byte[] overlong = {(byte) 0xC0, (byte) 0x80};
        byte[] halfASurrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};

        for (byte[] description : new byte[][] {overlong, halfASurrogate, {(byte) 0xFF}, {(byte) 0xE2, (byte) 0x82}}) {
            InvoiceForge forge = InvoiceForge.empty("lnbc").hash().secret();
            assertRefused(forge.bytes(Bolt11Tag.DESCRIPTION, description), "UTF-8");
        }
    }

    @Test
    void strayBitsBehindAField_areRefused() {
        byte[] groups = FiveBits.ofBytes(new byte[32]);
        groups[51] |= 1;

        InvoiceForge forge = InvoiceForge.empty("lnbc").secret().description("x");
        assertRefused(forge.field(Bolt11Tag.PAYMENT_HASH, groups), "stray bits");
    }

    @ParameterizedTest
    @CsvSource({
        "lnbc1, 100000000000",
        "lnbc21000000, 2100000000000000000",
        "lnbc21000000000000000n, 2100000000000000000",
        "lnbc21m, 2100000000",
        "lnbc1u, 100000",
        "lnbc1n, 100",
        "lnbc10p, 1",
        "lnbc21000000000000000000p, 2100000000000000000"
    })
    void amount_isReadInMillisatoshi(String prefix, long msat) throws UnreadableInvoiceException {
        assertThat(read(InvoiceForge.complete(prefix)).amount()).contains(new Msat(msat));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lnbc0",
                "lnbc0u",
                "lnbc01u",
                "lnbc1p",
                "lnbc11p",
                "lnbc21000001",
                "lnbc2100000001n0",
                "lnbc21000000000000000010p",
                "lnbc99999999999999999999",
                "lnbc999999999999999999999",
                "lnbcu",
                "lnbc1x",
                "lnbc1mm",
                "lnbc-1",
                "lnbc1.5",
                "lnbc1k",
                "ln",
                "ln20m",
                "bc20m",
                "lnxx",
                "lnbcc1u",
                "lno",
                "lnurl",
                "xlnbc"
            })
    void impossibleAmountOrNetwork_isRefused(String prefix) {
        assertRefused(InvoiceForge.complete(prefix), "The invoice");
    }

    @ParameterizedTest
    @CsvSource({"lnbc, MAINNET", "lntb, TESTNET", "lntbs, SIGNET", "lnbcrt, REGTEST", "lnsb, SIMNET"})
    void prefix_namesTheNetwork(String prefix, String network) throws UnreadableInvoiceException {
        assertThat(read(InvoiceForge.complete(prefix + "20u")).network()).hasToString(network);
        assertThat(read(InvoiceForge.complete(prefix)).network()).hasToString(network);
    }

    @Test
    void fieldBeyondTheEnd_isRefused() {
        assertRefused(InvoiceForge.complete("lnbc").raw((byte) 2), "middle of a field");
        assertRefused(InvoiceForge.complete("lnbc").raw((byte) 2, (byte) 0), "middle of a field");
        assertRefused(InvoiceForge.complete("lnbc").raw((byte) 2, (byte) 0, (byte) 1), "longer than the invoice");
        assertRefused(InvoiceForge.complete("lnbc").raw((byte) 2, (byte) 31, (byte) 31), "longer than the invoice");
    }

    @Test
    void numbersOfAnySize_neverOverflow() throws UnreadableInvoiceException {
        byte[] huge = new byte[1023];
        Arrays.fill(huge, (byte) 31);

        assertRefused(InvoiceForge.complete("lnbc").field(Bolt11Tag.EXPIRY, huge), "expires too far");
        assertRefused(InvoiceForge.complete("lnbc").field(Bolt11Tag.MIN_FINAL_CLTV, huge), "timelock");
        assertRefused(
                InvoiceForge.complete("lnbc").field(Bolt11Tag.MIN_FINAL_CLTV, FiveBits.ofNumber(500_000_000)),
                "timelock");
        assertThat(read(InvoiceForge.complete("lnbc")
                                .field(Bolt11Tag.MIN_FINAL_CLTV, FiveBits.ofNumber(499_999_999, 1000))
                                .field(Bolt11Tag.EXPIRY, FiveBits.ofNumber(7, 1000)))
                        .expiry())
                .hasSeconds(7);
    }

    @Test
    void longestInvoice_isReadAndOneLongerIsNot() throws UnreadableInvoiceException {
        InvoiceForge forge = InvoiceForge.complete("lnbc");
        while (forge.signed().length() + 1026 <= Bolt11.MAX_LENGTH) {
            forge.field(0, new byte[1023]);
        }
        forge.field(0, new byte[Bolt11.MAX_LENGTH - forge.signed().length() - 3]);

        assertThat(forge.signed()).hasSize(Bolt11.MAX_LENGTH);
        assertThat(read(forge)).isNotNull();
        assertRefused(forge.raw((byte) 0), "7089");
    }

    @Test
    void invoice_mayExpireInTheYear9999ButNotLater() throws UnreadableInvoiceException {
        long longest = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() - 1_496_314_658;

        assertThat(read(InvoiceForge.complete("lnbc").field(Bolt11Tag.EXPIRY, FiveBits.ofNumber(longest)))
                        .expiresAt())
                .isEqualTo("9999-12-31T23:59:59Z");
        assertRefused(
                InvoiceForge.complete("lnbc").field(Bolt11Tag.EXPIRY, FiveBits.ofNumber(longest + 1)),
                "expires too far");
    }
}
