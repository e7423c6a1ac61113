package io.github.hivebolt.app.wiring;

import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.HivePublicKey;
import io.github.hivebolt.codec.MalformedKeyException;
import io.github.hivebolt.codec.MemoCipher;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.memo.MemoReader;
import io.github.hivebolt.domain.memo.MemoReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decrypts memos with the gateway's present and earlier memo keys, encrypts with the present one. Thread-safe. */
final class MemoKeys implements MemoReader {
    /** A key that is no secret and nobody's: it only tells which memos have the form of encrypted ones. */
    private static final HivePrivateKey FORM_ONLY =
            HivePrivateKey.fromPassword(new AccountName("nobody"), "memo", "recognises the form, reads nothing");

    private final Optional<HivePrivateKey> present;
    private final List<HivePrivateKey> keys;

    MemoKeys(Optional<HivePrivateKey> present, List<HivePrivateKey> former) {
        this.present = present;
        this.keys = Stream.concat(present.stream(), former.stream()).toList();
    }

    static MemoKeys of(Settings settings) {
        return new MemoKeys(
                settings.hive().memoKey().map(Translation::key),
                settings.hive().oldMemoKeys().stream().map(Translation::key).toList());
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

    @Override
    public Optional<String> encrypt(String text, String readerKey, long nonce) {
        boolean fits = StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.getBytes(StandardCharsets.UTF_8).length <= MemoCipher.MAX_TEXT_BYTES;
        return present.filter(ours -> fits)
                .flatMap(ours -> reader(readerKey).map(key -> MemoCipher.encrypt(text, ours, key, nonce)));
    }

    /** An account may have no memo key: Hive then shows one that is no point of the curve. */
    private static Optional<HivePublicKey> reader(String text) {
        try {
            return Optional.of(HivePublicKey.parse(text));
        } catch (MalformedKeyException noKey) {
            return Optional.empty();
        }
    }

    /** A memo is encrypted or not whether or not we have a key: with none configured it must not pass for plain text. */
    private static boolean hasTheFormOfAnEncryptedMemo(String memo) {
        return !(MemoCipher.decrypt(memo, FORM_ONLY) instanceof io.github.hivebolt.codec.MemoReading.NotEncrypted);
    }
}
