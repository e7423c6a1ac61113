package io.github.hivebolt.devnet.lightning;

/** Why no invoice came for an offer. */
public final class OfferRefusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Kind kind;

    /** The kinds that Core Lightning tells apart. */
    public enum Kind {
        /** The offer has expired. */
        EXPIRED,
        /** There is no way to whom it names. */
        NO_ROUTE,
        /** He answered with an error. */
        ERROR_REPLY,
        /** He did not answer. */
        TIMED_OUT,
        /** It cannot be asked like this. */
        BAD_QUESTION
    }

    OfferRefusal(Kind kind, String text) {
        super(text, null, false, false);
        this.kind = kind;
    }

    /**
     * Which kind.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The words.
     *
     * @return one sentence
     */
    public String text() {
        return String.valueOf(getMessage());
    }
}
