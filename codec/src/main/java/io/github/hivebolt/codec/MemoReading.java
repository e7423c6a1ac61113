package io.github.hivebolt.codec;

/** What came of reading a memo that may be encrypted. */
public sealed interface MemoReading {
    /**
     * It was encrypted, and the key opened it. Nothing is proved about who wrote it.
     *
     * @param text what it says, without the leading {@code #}; hostile input, and not to be repeated in public
     */
    record Decrypted(String text) implements MemoReading {
        /** Says nothing of the text, which was meant for one reader. */
        @Override
        public String toString() {
            return "Decrypted[text=hidden]";
        }
    }

    /** It is encrypted, but this key does not open it: it is for other keys, or damaged. */
    record NotForUs() implements MemoReading {}

    /** It is plain text, even if it starts with {@code #}. */
    record NotEncrypted() implements MemoReading {}
}
