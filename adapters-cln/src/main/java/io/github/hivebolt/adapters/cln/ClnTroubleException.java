package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.adapters.http.ConnectionTrouble;
import io.github.hivebolt.adapters.http.NodeTroubleException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.util.Optional;

/** A question to Core Lightning that got no usable answer. */
final class ClnTroubleException extends NodeTroubleException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<ClnError> refusal;

    private ClnTroubleException(
            Trouble trouble, String sentence, boolean requestMayHaveLeft, Optional<ClnError> refusal) {
        super(trouble, sentence, requestMayHaveLeft);
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
     * Trouble of the connection, as the deadline explained it.
     *
     * @param trouble what happened
     * @return the exception
     */
    static ClnTroubleException of(ConnectionTrouble trouble) {
        return ofConnection(trouble.kind(), trouble.sentence(), trouble.requestMayHaveLeft());
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

    /** What the node itself said, if the trouble is that it refused. */
    Optional<ClnError> refusal() {
        return refusal;
    }
}
