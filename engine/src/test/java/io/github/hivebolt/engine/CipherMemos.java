package io.github.hivebolt.engine;

import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.HivePublicKey;
import io.github.hivebolt.codec.MalformedKeyException;
import io.github.hivebolt.codec.MemoCipher;
import io.github.hivebolt.domain.memo.MemoReader;
import io.github.hivebolt.domain.memo.MemoReading;
import java.util.Optional;

/** Really encrypted memos, with one key. */
record CipherMemos(HivePrivateKey key) implements MemoReader {
    @Override
    public MemoReading read(String memo) {
        return switch (MemoCipher.decrypt(memo, key)) {
            case io.github.hivebolt.codec.MemoReading.Decrypted(String text) -> new MemoReading.Decrypted(text);
            case io.github.hivebolt.codec.MemoReading.NotForUs() -> new MemoReading.Undecipherable();
            case io.github.hivebolt.codec.MemoReading.NotEncrypted() -> new MemoReading.Plain(memo);
        };
    }

    @Override
    public Optional<String> encrypt(String text, String readerKey, long nonce) {
        try {
            return Optional.of(MemoCipher.encrypt(text, key, HivePublicKey.parse(readerKey), nonce));
        } catch (MalformedKeyException noKey) {
            return Optional.empty();
        }
    }
}
