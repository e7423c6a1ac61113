package io.github.hivebolt.app.wiring;

import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.MemoCipher;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.memo.MemoReader;
import io.github.hivebolt.domain.memo.MemoReading;
import java.util.List;
import java.util.stream.Stream;

/** Decrypts memos with the gateway's present and earlier memo keys. Thread-safe. */
final class MemoKeys implements MemoReader {
    /** A key that is no secret and nobody's: it only tells which memos have the form of encrypted ones. */
    private static final HivePrivateKey FORM_ONLY =
            HivePrivateKey.fromPassword(new AccountName("nobody"), "memo", "recognises the form, reads nothing");

    private final List<HivePrivateKey> keys;

    MemoKeys(List<HivePrivateKey> keys) {
        this.keys = List.copyOf(keys);
    }

    static MemoKeys of(Settings settings) {
        return new MemoKeys(Stream.concat(settings.hive().memoKey().stream(), settings.hive().oldMemoKeys().stream())
                .map(Translation::key)
                .toList());
    }

    @Override
    public MemoReading read(String memo) {
        if (!memo.startsWith("#")) {
            return new MemoReading.Plain(memo);
        }
        for (HivePrivateKey key : keys) {
            if (MemoCipher.decrypt(memo, key) instanceof io.github.hivebolt.codec.MemoReading.Decrypted(String text)) {
                return new MemoReading.Decrypted(text.startsWith("#") ? text.substring(1) : text);
            }
        }
        return hasTheFormOfAnEncryptedMemo(memo) ? new MemoReading.Undecipherable() : new MemoReading.Plain(memo);
    }

    /** A memo is encrypted or not whether or not we have a key: with none configured it must not pass for plain text. */
    private static boolean hasTheFormOfAnEncryptedMemo(String memo) {
        return !(MemoCipher.decrypt(memo, FORM_ONLY) instanceof io.github.hivebolt.codec.MemoReading.NotEncrypted);
    }
}
