package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.adapters.http.ConnectionTrouble;
import io.github.hivebolt.adapters.http.NodeTroubleException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.util.Optional;

/** A question to lnd that got no usable answer. */
final class LndTroubleException extends NodeTroubleException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<LndError> refusal;

    private LndTroubleException(
            Trouble trouble, String sentence, boolean requestMayHaveLeft, Optional<LndError> refusal) {
        super(trouble, sentence, requestMayHaveLeft);
        this.refusal = refusal;
    }

    /**
     * Trouble of the connection.
     *
     * @param trouble its kind
     * @param sentence for the operator
     * @param requestMayHaveLeft false only if it is certain that lnd can not have got one byte of the request
     * @return the exception
     */
    static LndTroubleException ofConnection(Trouble trouble, String sentence, boolean requestMayHaveLeft) {
        return new LndTroubleException(trouble, sentence, requestMayHaveLeft, Optional.empty());
    }

    /**
     * Trouble of the connection, as the deadline explained it.
     *
     * @param trouble what happened
     * @return the exception
     */
    static LndTroubleException of(ConnectionTrouble trouble) {
        return ofConnection(trouble.kind(), trouble.sentence(), trouble.requestMayHaveLeft());
    }

    /**
     * An answer that makes no sense.
     *
     * @param sentence for the operator
     * @return the exception
     */
    static LndTroubleException ofBrokenAnswer(String sentence) {
        return new LndTroubleException(Trouble.BROKEN_ANSWER, sentence, true, Optional.empty());
    }

    /**
     * An error that lnd itself answered.
     *
     * @param error what it said
     * @return the exception
     */
    static LndTroubleException ofRefusal(LndError error) {
        Trouble trouble = error.saysDenied() ? Trouble.ACCESS_DENIED : Trouble.BROKEN_ANSWER;
        return new LndTroubleException(trouble, error.sentence(), true, Optional.of(error));
    }

    /** What lnd itself said, if the trouble is that it refused. */
    Optional<LndError> refusal() {
        return refusal;
    }
}
