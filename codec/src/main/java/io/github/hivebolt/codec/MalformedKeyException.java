package io.github.hivebolt.codec;

/** A text that is no Hive key. The message is one sentence, made by us, that never repeats the text. */
public final class MalformedKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedKeyException(String message) {
        super(message);
    }
}
