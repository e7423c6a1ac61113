package io.github.hivebolt.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.MemoCipher;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.memo.MemoReading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of encrypted memos, with and without the key for them. */
class MemoKeysTest {
    private static final HivePrivateKey ALICE = key("alice");
    private static final HivePrivateKey GATEWAY = key("gateway");
    private static final HivePrivateKey OLD = key("formerly");
    private static final String TEXT = "lnbc1 is only a text here";

    private static HivePrivateKey key(String account) {
        return HivePrivateKey.fromPassword(new AccountName(account), "memo", "for tests");
    }

    private static String encryptedFor(HivePrivateKey reader) {
        return MemoCipher.encrypt(TEXT, ALICE, reader.publicKey(), 1);
    }

    @Test
    void encryptedMemo_isUndecipherableWithoutAnyKey() {
        assertThat(new MemoKeys(Optional.empty(), List.of()).read(encryptedFor(GATEWAY)))
                .isEqualTo(new MemoReading.Undecipherable());
    }

    @Test
    void encryptedMemo_isUndecipherableWithOtherKeys() {
        assertThat(new MemoKeys(Optional.of(OLD), List.of()).read(encryptedFor(GATEWAY)))
                .isEqualTo(new MemoReading.Undecipherable());
    }

    @Test
    void encryptedMemo_isReadWithThePresentOrAFormerKey() {
        MemoKeys keys = new MemoKeys(Optional.of(GATEWAY), List.of(OLD));
        assertThat(keys.read(encryptedFor(GATEWAY))).isEqualTo(new MemoReading.Decrypted(TEXT));
        assertThat(keys.read(encryptedFor(OLD))).isEqualTo(new MemoReading.Decrypted(TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "#hivebolt", "# lnbc1", "lnbc1", "#2pfPtf"})
    void memoThatOnlyBeginsWithTheMark_isPlainWithAndWithoutKeys(String memo) {
        assertThat(new MemoKeys(Optional.empty(), List.of()).read(memo)).isEqualTo(new MemoReading.Plain(memo));
        assertThat(new MemoKeys(Optional.of(GATEWAY), List.of()).read(memo)).isEqualTo(new MemoReading.Plain(memo));
    }

    @Test
    void answer_isReadByItsReaderAndByUs_alsoAfterTheKeyWasRotated() {
        String answer = new MemoKeys(Optional.of(GATEWAY), List.of(OLD))
                .encrypt(TEXT, ALICE.publicKey().toString(), 7)
                .orElseThrow();
        assertThat(answer).isEqualTo(MemoCipher.encrypt(TEXT, GATEWAY, ALICE.publicKey(), 7));
        assertThat(new MemoKeys(Optional.of(ALICE), List.of()).read(answer)).isEqualTo(new MemoReading.Decrypted(TEXT));
        assertThat(new MemoKeys(Optional.of(OLD), List.of(GATEWAY)).read(answer))
                .isEqualTo(new MemoReading.Decrypted(TEXT));
        assertThat(new MemoKeys(Optional.of(OLD), List.of()).read(answer)).isEqualTo(new MemoReading.Undecipherable());
    }

    @Test
    void formerKeys_encryptNothing() {
        assertThat(new MemoKeys(Optional.empty(), List.of(OLD))
                        .encrypt(TEXT, ALICE.publicKey().toString(), 7))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "STM",
                "STM1111111111111111111111111111111114T1Anm",
                "STM8GC13uCZbP44HzMLV6zPZGwVQ8Nt4Kji8PapsPiNq1BK153XTY",
                "no key at all"
            })
    void readerWithoutAKey_cannotBeWrittenTo(String key) {
        assertThat(new MemoKeys(Optional.of(GATEWAY), List.of()).encrypt(TEXT, key, 7))
                .isEmpty();
    }

    @Test
    void textThatDoesNotFitAMemo_isNotEncrypted() {
        MemoKeys keys = new MemoKeys(Optional.of(GATEWAY), List.of());
        String key = ALICE.publicKey().toString();
        assertThat(keys.encrypt("z".repeat(MemoCipher.MAX_TEXT_BYTES), key, 7)).isPresent();
        assertThat(keys.encrypt("z".repeat(MemoCipher.MAX_TEXT_BYTES + 1), key, 7))
                .isEmpty();
        assertThat(keys.encrypt("half a pair \uD800", key, 7)).isEmpty();
    }
}
