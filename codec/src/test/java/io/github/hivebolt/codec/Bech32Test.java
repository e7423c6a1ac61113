package io.github.hivebolt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Bech32Test {
    /** The valid examples of BIP 173. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A12UEL5L",
                "a12uel5l",
                "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
                "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
                "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j",
                "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
                "?1ezyfcl"
            })
    void validExample_isReadAndWrittenBack(String text) throws MalformedBech32Exception {
        assertThat(Bech32.decode(text, 90).encode()).isEqualToIgnoringCase(text);
    }

    /** The invalid examples of BIP 173, and the same text with the checksum of bech32m (BIP 350). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " 1nwldj5",
                "\u007f1axkwrx",
                "\u00801eym55h",
                "pzry9x0s0muk",
                "1pzry9x0s0muk",
                "x1b4n0q5v",
                "li1dgmt3",
                "de1lg7wt\u00ff",
                "A1G7SGD8",
                "10a06t8",
                "1qzzfhee",
                "A12uEL5L",
                "a1lqfn3a",
                ""
            })
    void invalidExample_isRefused(String text) {
        assertThatThrownBy(() -> Bech32.decode(text, 90))
                .isInstanceOf(MalformedBech32Exception.class)
                .hasMessageStartingWith("it");
    }

    @Test
    void lnurlOfTheSpecification_isRead() throws MalformedBech32Exception {
        String lnurl = "LNURL1DP68GURN8GHJ7UM9WFMXJCM99E3K7MF0V9CXJ0M385EKVCENXC6R2C35XVUKXEFCV5MKVV34X5EKZD3EV56NYD3HX"
                + "QURZEPEXEJXXEPNXSCRVWFNV9NXZCN9XQ6XYEFHVGCXXCMYXYMNSERXFQ5FNS";

        Bech32 decoded = Bech32.decode(lnurl, 2000);

        assertThat(decoded.prefix()).isEqualTo("lnurl");
        assertThat(new String(decoded.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "https://service.com/api?q=3fc3645b439ce8e7f2553a69e5267081d96dcd340693afabe04be7b0ccd178df");
        assertThat(Bech32.ofBytes("lnurl", decoded.bytes()).encode()).isEqualToIgnoringCase(lnurl);
    }

    @Test
    void bytesOfEveryLength_areReadBack() throws MalformedBech32Exception {
        Random random = new Random(173);
        for (int length = 0; length < 100; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(Bech32.decode(Bech32.ofBytes("x", bytes).encode(), 200).bytes())
                    .isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 9})
    void groupsThatAreNoWholeBytes_areRefused(int count) {
        assertThatThrownBy(() -> Bech32.ofGroups("x", new byte[count]).bytes())
                .isInstanceOf(MalformedBech32Exception.class);
        byte[] strayBit = {0, 1};
        assertThatThrownBy(() -> Bech32.ofGroups("x", strayBit).bytes()).isInstanceOf(MalformedBech32Exception.class);
    }

    @Test
    void textBeyondTheLimit_isRefused() {
        assertThatThrownBy(() -> Bech32.decode("a12uel5l", 7))
                .isInstanceOf(MalformedBech32Exception.class)
                .hasMessageContaining("7");
    }
}
