package io.github.hivebolt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.hive.AccountName;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiveKeyTest {
    static Stream<JsonNode> keys() {
        return Vectors.each(Vectors.HIVE, "keys");
    }

    static Stream<JsonNode> loginKeys() {
        return Vectors.each(Vectors.HIVE, "login_keys");
    }

    static Stream<JsonNode> badKeys() {
        return Vectors.each(Vectors.HIVE, "bad_keys");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void key_isReadAndHasItsPublicKey(JsonNode vector) throws MalformedKeyException {
        String wif = vector.get("wif").asText();

        HivePrivateKey key = HivePrivateKey.fromWif(wif);

        assertThat(BigIntegers.asUnsignedByteArray(32, key.secret()))
                .isEqualTo(Vectors.bytes(vector, "private_key_hex"));
        assertThat(key.publicKey()).hasToString(vector.get("public_key").asText());
        assertThat(key.publicKey().hex()).isEqualTo(vector.get("public_key_hex").asText());
        assertThat(HivePublicKey.parse(vector.get("public_key").asText())).isEqualTo(key.publicKey());
        assertThat(HivePrivateKey.isWif(wif)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void key_isNotShown(JsonNode vector) throws MalformedKeyException {
        assertThat(HivePrivateKey.fromWif(vector.get("wif").asText()).toString())
                .doesNotContain(vector.get("wif").asText())
                .doesNotContain(vector.get("private_key_hex").asText());
    }

    @ParameterizedTest
    @MethodSource("loginKeys")
    void keyOfPassword_isTheWallets(JsonNode vector) throws MalformedKeyException {
        HivePrivateKey key = HivePrivateKey.fromPassword(
                new AccountName(vector.get("account").asText()),
                vector.get("role").asText(),
                vector.get("password").asText());

        assertThat(key.publicKey()).hasToString(vector.get("public_key").asText());
        assertThat(key.secret())
                .isEqualTo(HivePrivateKey.fromWif(vector.get("wif").asText()).secret());
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void badKey_isRefusedWithoutRepeatingIt(JsonNode vector) {
        boolean isPublic = vector.has("public_key");
        String text = vector.get(isPublic ? "public_key" : "wif").asText();

        assertThatThrownBy(() -> {
                    if (isPublic) {
                        HivePublicKey.parse(text);
                    } else {
                        HivePrivateKey.fromWif(text);
                    }
                })
                .isInstanceOf(MalformedKeyException.class)
                .message()
                .endsWith(".")
                .doesNotContain(text.substring(3, 12));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keyWithOneCharacterChanged_isRefused(JsonNode vector) {
        String wif = vector.get("wif").asText();
        String text = vector.get("public_key").asText();
        for (int i = 0; i < wif.length(); i++) {
            char other = wif.charAt(i) == 'x' ? 'y' : 'x';
            String changed = wif.substring(0, i) + other + wif.substring(i + 1);
            assertThat(HivePrivateKey.isWif(changed)).as("position %d", i).isFalse();
        }
        for (int i = 0; i < text.length(); i++) {
            String changed = text.substring(0, i) + (text.charAt(i) == 'x' ? 'y' : 'x') + text.substring(i + 1);
            assertThatThrownBy(() -> HivePublicKey.parse(changed)).isInstanceOf(MalformedKeyException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "STM",
                "P5TestTestTestMasterPassword",
                "STM1111111111111111111111111111111114T1Anm",
                "5JJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJ",
                "5ⅩJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJ"
            })
    void nonsense_isNeitherKey(String text) {
        assertThatThrownBy(() -> HivePrivateKey.fromWif(text)).isInstanceOf(MalformedKeyException.class);
        assertThatThrownBy(() -> HivePublicKey.parse(text)).isInstanceOf(MalformedKeyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void wellFormedKeyOutOfRange_isRefused(String secret) {
        byte[] body = HexFormat.of().parseHex("80" + secret);
        byte[] checksum = Arrays.copyOf(Hashes.sha256(Hashes.sha256(body)), 4);
        byte[] all = Arrays.copyOf(body, body.length + checksum.length);
        System.arraycopy(checksum, 0, all, body.length, checksum.length);

        assertThatThrownBy(() -> HivePrivateKey.fromWif(Base58.encode(all)))
                .isInstanceOf(MalformedKeyException.class)
                .hasMessageContaining("range");
    }

    @Test
    void masterPasswordAndBitcoinKey_areRecognised() {
        assertThatThrownBy(() -> HivePrivateKey.fromWif("P5TestTestTestMasterPassword"))
                .hasMessageContaining("master password");
        assertThatThrownBy(() -> HivePrivateKey.fromWif("STM5pzrdkHiaZY3tE19FjqA5kEviynfEs9Edmvt1HyDpuvwmXBJYM"))
                .hasMessageContaining("public key");
    }
}
