package io.github.hivebolt.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.MemoCipher;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.memo.MemoReading;
import java.util.List;
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
        assertThat(new MemoKeys(List.of()).read(encryptedFor(GATEWAY))).isEqualTo(new MemoReading.Undecipherable());
    }

    @Test
    void encryptedMemo_isUndecipherableWithOtherKeys() {
        assertThat(new MemoKeys(List.of(OLD)).read(encryptedFor(GATEWAY))).isEqualTo(new MemoReading.Undecipherable());
    }

    @Test
    void encryptedMemo_isReadWithThePresentOrAFormerKey() {
        MemoKeys keys = new MemoKeys(List.of(GATEWAY, OLD));
        assertThat(keys.read(encryptedFor(GATEWAY))).isEqualTo(new MemoReading.Decrypted(TEXT));
        assertThat(keys.read(encryptedFor(OLD))).isEqualTo(new MemoReading.Decrypted(TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "#hivebolt", "# lnbc1", "lnbc1", "#2pfPtf"})
    void memoThatOnlyBeginsWithTheMark_isPlainWithAndWithoutKeys(String memo) {
        assertThat(new MemoKeys(List.of()).read(memo)).isEqualTo(new MemoReading.Plain(memo));
        assertThat(new MemoKeys(List.of(GATEWAY)).read(memo)).isEqualTo(new MemoReading.Plain(memo));
    }
}
