package io.github.hivebolt.domain.memo;

/** Decrypts memos with the gateway's memo keys. Implementations are pure functions and thread-safe. */
@FunctionalInterface
public interface MemoReader {
    /**
     * Reads a memo as it stands in the chain.
     *
     * @param memo any text; hostile input
     * @return what it says
     */
    MemoReading read(String memo);
}
