package io.github.hivebolt.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base58Test {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /** Digit by digit, as the definition says. */
    private static String slowly(byte[] bytes) {
        StringBuilder reversed = new StringBuilder();
        for (BigInteger rest = new BigInteger(1, bytes);
                rest.signum() > 0;
                rest = rest.divide(BigInteger.valueOf(58))) {
            reversed.append(ALPHABET.charAt(rest.mod(BigInteger.valueOf(58)).intValue()));
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            reversed.append('1');
        }
        return reversed.reverse().toString();
    }

    @Test
    void bytesOfEveryLength_areWrittenAsDefinedAndReadBack() {
        Random random = new Random(58);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            for (int zeros = random.nextInt(4); zeros > 0 && zeros < length; zeros--) {
                bytes[zeros - 1] = 0;
            }
            String text = Base58.encode(bytes);
            assertThat(text).isEqualTo(slowly(bytes));
            assertThat(Base58.decode(text, text.length())).contains(bytes);
            assertThat(Base58.decode(text + "1", text.length())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "O", "I", "l", " ", "2 ", "ä", "\u0661", "111111111111111111l"})
    void characterOutsideTheAlphabet_isRefused(String text) {
        assertThat(Base58.decode(text, 100)).isEmpty();
    }
}
