package io.github.hivebolt.devnet.story;

/** The story could not be told to its end. */
public final class StoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message one sentence
     */
    public StoryException(String message) {
        super(message);
    }

    /**
     * Says why, and what caused it.
     *
     * @param message one sentence
     * @param cause what was thrown
     */
    public StoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
