package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.util.Optional;

/** A question to Core Lightning that got no usable answer. */
final class ClnTroubleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final boolean requestMayHaveLeft;
    private final transient Optional<ClnError> refusal;

    private ClnTroubleException(
            Trouble trouble, String sentence, boolean requestMayHaveLeft, Optional<ClnError> refusal) {
        super(sentence);
        this.trouble = trouble;
        this.requestMayHaveLeft = requestMayHaveLeft;
        this.refusal = refusal;
    }

    /**
     * Trouble of the connection.
     *
     * @param trouble its kind
     * @param sentence for the operator
     * @param requestMayHaveLeft false only if it is certain that the node can not have got one byte of the request
     * @return the exception
     */
    static ClnTroubleException ofConnection(Trouble trouble, String sentence, boolean requestMayHaveLeft) {
        return new ClnTroubleException(trouble, sentence, requestMayHaveLeft, Optional.empty());
    }

    /**
     * An answer that makes no sense.
     *
     * @param sentence for the operator
     * @return the exception
     */
    static ClnTroubleException ofBrokenAnswer(String sentence) {
        return new ClnTroubleException(Trouble.BROKEN_ANSWER, sentence, true, Optional.empty());
    }

    /**
     * An error that clnrest or lightningd answered.
     *
     * @param error what it said
     * @return the exception
     */
    static ClnTroubleException ofRefusal(ClnError error) {
        Trouble trouble = Trouble.BROKEN_ANSWER;
        if (error.saysDenied()) {
            trouble = Trouble.ACCESS_DENIED;
        } else if (error.code().isEmpty()) {
            trouble = Trouble.NOT_READY;
        }
        return new ClnTroubleException(trouble, error.sentence(), true, Optional.of(error));
    }

    /** The kind of trouble. */
    Trouble trouble() {
        return trouble;
    }

    /** The sentence for the operator. */
    String sentence() {
        return String.valueOf(getMessage());
    }

    /** Whether the node may have got the request. */
    boolean requestMayHaveLeft() {
        return requestMayHaveLeft;
    }

    /** What the node itself said, if the trouble is that it refused. */
    Optional<ClnError> refusal() {
        return refusal;
    }

    /**
     * The same for callers of the port.
     *
     * @return the exception to throw
     */
    PartyUnavailableException toPartyUnavailable() {
        return new PartyUnavailableException(trouble, sentence(), this);
    }
}
