package io.github.hivebolt.app.config;

import java.util.Objects;

/** A text that must never be printed. Only {@link #reveal()} gives it away. */
public final class Secret {
    private final String text;

    /**
     * Wraps a secret.
     *
     * @param text the secret itself
     */
    public Secret(String text) {
        this.text = Objects.requireNonNull(text);
    }

    /**
     * The secret itself, for the one place that needs it; never for a log, an error or an answer.
     *
     * @return the text that was wrapped
     */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
