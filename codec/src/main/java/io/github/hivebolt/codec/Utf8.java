package io.github.hivebolt.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** UTF-8 without replacement characters: what cannot be converted exactly is not converted. */
final class Utf8 {
    private Utf8() {}

    /** The text of well-formed bytes, or empty. */
    static Optional<String> decode(byte[] bytes) {
        try {
            // A new decoder reports malformed input; the String constructor would replace it.
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /**
     * The bytes of a text.
     *
     * @throws IllegalArgumentException if it holds half a surrogate pair
     */
    static byte[] encode(String text) {
        try {
            ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("a text must be well-formed Unicode", malformed);
        }
    }
}
