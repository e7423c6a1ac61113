package io.github.hivebolt.codec;

/** A text that is no bech32. The message is a clause that says why, to go behind a colon; it never repeats the text. */
public final class MalformedBech32Exception extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedBech32Exception(String message) {
        super(message);
    }
}
