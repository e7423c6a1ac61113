package io.github.hivebolt.domain.memo;

/** A memo after an attempt to decrypt it. */
public sealed interface MemoReading {
    /**
     * It was never encrypted.
     *
     * @param text the memo
     */
    record Plain(String text) implements MemoReading {}

    /**
     * It was encrypted to us. The text must not leave in a public memo.
     *
     * @param text the decrypted memo
     */
    record Decrypted(String text) implements MemoReading {
        @Override
        public String toString() {
            return "Decrypted[hidden]";
        }
    }

    /** It has the form of an encrypted memo and none of our keys opens it. */
    record Undecipherable() implements MemoReading {}
}
