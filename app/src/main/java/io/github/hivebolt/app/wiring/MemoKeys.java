package io.github.hivebolt.app.wiring;

import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.MemoCipher;
import io.github.hivebolt.domain.memo.MemoReader;
import io.github.hivebolt.domain.memo.MemoReading;
import java.util.List;
import java.util.stream.Stream;

/** Decrypts memos with the gateway's present and earlier memo keys. Thread-safe. */
final class MemoKeys implements MemoReader {
    private final List<HivePrivateKey> keys;

    private MemoKeys(List<HivePrivateKey> keys) {
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
        boolean encrypted = false;
        for (HivePrivateKey key : keys) {
            switch (MemoCipher.decrypt(memo, key)) {
                case io.github.hivebolt.codec.MemoReading.Decrypted(String text) -> {
                    return new MemoReading.Decrypted(text.startsWith("#") ? text.substring(1) : text);
                }
                case io.github.hivebolt.codec.MemoReading.NotForUs() -> encrypted = true;
                case io.github.hivebolt.codec.MemoReading.NotEncrypted() -> {}
            }
        }
        return encrypted ? new MemoReading.Undecipherable() : new MemoReading.Plain(memo);
    }
}
