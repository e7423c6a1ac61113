package io.github.hivebolt.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WifTest {
    @Test
    void knownKeys_areAccepted() {
        assertThat(Wif.isValid(Samples.WIF)).isTrue();
        assertThat(Wif.isValid(Samples.OTHER_WIF)).isTrue();
    }

    @Test
    void everySingleTypingError_isFound() {
        for (int i = 0; i < Samples.WIF.length(); i++) {
            char other = Samples.WIF.charAt(i) == 'z' ? 'y' : 'z';
            String typo = Samples.WIF.substring(0, i) + other + Samples.WIF.substring(i + 1);
            assertThat(Wif.isValid(typo)).as(typo).isFalse();
        }
    }

    @Test
    void publicKeysAndOtherTexts_areRefused() {
        assertThat(Wif.isValid("STM8m5UgaFAAYQRuaNejYdS8FVLVp9Ss3K1qAVk5de6F8s3HnVbvA"))
                .isFalse();
        assertThat(Wif.isValid("")).isFalse();
        assertThat(Wif.isValid("0".repeat(51))).isFalse();
        assertThat(Wif.isValid("z".repeat(51))).isFalse();
        assertThat(Wif.isValid("1".repeat(51))).isFalse();
    }
}
