package io.github.hivebolt.domain.memo;

import java.util.Optional;

/**
 * Decrypts memos with the gateway's memo keys, and encrypts answers with the present one. Implementations are pure
 * functions and thread-safe.
 */
@FunctionalInterface
public interface MemoReader {
    /**
     * Reads a memo as it stands in the chain.
     *
     * @param memo any text; hostile input
     * @return what it says
     */
    MemoReading read(String memo);

    /**
     * Encrypts an answer. What it returns is read back by {@link #read}, for the writer's key opens it too.
     *
     * @param text what only the reader is to see
     * @param readerKey the reader's public memo key as the chain shows it; hostile input, possibly no key at all
     * @param nonce a random number
     * @return a memo that starts with {@code #}, or empty where it cannot be encrypted: without a memo key of ours, for
     *     a reader without one, or if the text is too long
     */
    default Optional<String> encrypt(String text, String readerKey, long nonce) {
        return Optional.empty();
    }
}
