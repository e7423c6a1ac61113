package io.github.hivebolt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invoices that were damaged by accident: nothing but the documented exception may come of them. */
class Bolt11HostileTest {
    /** The characters of bech32, and some that it does not use. */
    private static final String REPLACEMENTS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l" + "1bioAQ \u212A";

    static Stream<String> examples() {
        return Vectors.each(Vectors.BOLT11, "valid")
                .map(vector -> vector.get("invoice").asText());
    }

    static Stream<String> invoices() {
        return Stream.concat(
                examples(),
                Vectors.each(Vectors.NODE_INVOICES, "invoices")
                        .map(vector -> vector.get("invoice").asText()));
    }

    static Stream<String> all() {
        return Stream.concat(
                invoices(),
                Vectors.each(Vectors.BOLT11, "invalid")
                        .map(vector -> vector.get("invoice").asText()));
    }

    private static boolean isRead(String text) {
        try {
            Invoice invoice = Bolt11.DECODER.decode(text);
            assertThat(invoice.text()).isEqualTo(text.toLowerCase(Locale.ROOT));
            assertThat(invoice.expiresAt()).isAfterOrEqualTo(invoice.createdAt());
            return true;
        } catch (UnreadableInvoiceException refused) {
            assertThat(refused.getMessage()).endsWith(".");
            return false;
        } catch (RuntimeException escaped) {
            return fail("an exception escaped for " + text, escaped);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anyCharacterReplacedByAnyOther_isRefused(String invoice) {
        for (int i = 0; i < invoice.length(); i++) {
            for (int j = 0; j < REPLACEMENTS.length(); j++) {
                assertReplacedIsRefused(invoice, i, REPLACEMENTS.charAt(j));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("invoices")
    void anyCharacterReplacedByARandomOther_isRefused(String invoice) {
        Random random = new Random(invoice.hashCode());
        for (int i = 0; i < invoice.length(); i++) {
            assertReplacedIsRefused(invoice, i, REPLACEMENTS.charAt(random.nextInt(REPLACEMENTS.length())));
        }
    }

    private static void assertReplacedIsRefused(String invoice, int at, char other) {
        if (other != invoice.charAt(at)) {
            String changed = invoice.substring(0, at) + other + invoice.substring(at + 1);
            assertThat(isRead(changed)).as("%s at %d", other, at).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("invoices")
    void twoNeighboursSwapped_areRefused(String invoice) {
        for (int i = 0; i + 1 < invoice.length(); i++) {
            if (invoice.charAt(i) != invoice.charAt(i + 1)) {
                String changed =
                        invoice.substring(0, i) + invoice.charAt(i + 1) + invoice.charAt(i) + invoice.substring(i + 2);
                assertThat(isRead(changed)).as("at %d", i).isFalse();
            }
        }
    }

    /** Bech32 does not notice a q too few or too many before a last p, so only the outcome's form is promised. */
    @ParameterizedTest
    @MethodSource("all")
    void characterDroppedOrDoubled_neverCrashes(String invoice) {
        int read = 0;
        for (int i = 0; i < invoice.length(); i++) {
            read += isRead(invoice.substring(0, i) + invoice.substring(i + 1)) ? 1 : 0;
            read += isRead(invoice.substring(0, i) + invoice.charAt(i) + invoice.substring(i)) ? 1 : 0;
        }
        assertThat(read).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("all")
    void startOfAnInvoice_neverCrashes(String invoice) {
        for (int end = 0; end < invoice.length(); end++) {
            assertThat(isRead(invoice.substring(0, end))).as("up to %d", end).isFalse();
        }
    }

    /** Damage behind a right checksum: what an attacker sends, who does not stop at typing errors. */
    @ParameterizedTest
    @MethodSource("invoices")
    void groupsChangedBehindARightChecksum_neverCrash(String invoice) throws MalformedBech32Exception {
        Random random = new Random(invoice.hashCode());
        Bech32 original = Bech32.decode(invoice, Bolt11.MAX_LENGTH);
        for (int round = 0; round < 60; round++) {
            List<Byte> groups = new ArrayList<>();
            for (byte group : original.groups()) {
                groups.add(group);
            }
            for (int hits = random.nextInt(3); hits >= 0 && !groups.isEmpty(); hits--) {
                int at = random.nextInt(groups.size());
                switch (random.nextInt(4)) {
                    case 0 -> groups.remove(at);
                    case 1 -> groups.add(at, (byte) random.nextInt(32));
                    case 2 ->
                        groups.subList(at, Math.min(at + random.nextInt(60), groups.size()))
                                .clear();
                    default -> groups.set(at, (byte) random.nextInt(32));
                }
            }
            byte[] changed = new byte[groups.size()];
            for (int i = 0; i < changed.length; i++) {
                changed[i] = groups.get(i);
            }
            isRead(Bech32.ofGroups(original.prefix(), changed).encode());
        }
    }

    @Test
    void randomGroupsBehindARightChecksum_neverCrash() {
        Random random = new Random(11);
        LightningNetwork[] networks = LightningNetwork.values();
        for (int round = 0; round < 3000; round++) {
            byte[] groups = new byte[random.nextInt(400)];
            for (int i = 0; i < groups.length; i++) {
                groups[i] = (byte) random.nextInt(32);
            }
            String prefix = "ln" + networks[random.nextInt(networks.length)].bech32Prefix()
                    + (random.nextBoolean()
                            ? ""
                            : random.nextInt(1000) + String.valueOf("munpx".charAt(random.nextInt(5))));
            isRead(Bech32.ofGroups(prefix, groups).encode());
        }
    }

    @Test
    void randomText_neverCrashes() {
        Random random = new Random(12);
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "lnbc1" : "");
            for (int i = random.nextInt(300); i > 0; i--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65536));
            }
            assertThat(isRead(text.toString())).isFalse();
        }
    }

    @Test
    void refusal_namesNoPartOfTheInput() {
        assertThatThrownBy(() -> Bolt11.DECODER.decode("lnbc1my-secret-wif"))
                .isInstanceOf(UnreadableInvoiceException.class)
                .hasMessageNotContaining("secret");
    }
}
