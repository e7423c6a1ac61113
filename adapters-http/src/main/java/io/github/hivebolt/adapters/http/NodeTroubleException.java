package io.github.hivebolt.adapters.http;

import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;

/** A question to a Lightning node that got no usable answer. */
public abstract class NodeTroubleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final boolean requestMayHaveLeft;

    /**
     * Trouble with a node.
     *
     * @param trouble its kind
     * @param sentence for the operator
     * @param requestMayHaveLeft false only if it is certain that the node can not have got one byte of the request
     */
    protected NodeTroubleException(Trouble trouble, String sentence, boolean requestMayHaveLeft) {
        super(sentence);
        this.trouble = trouble;
        this.requestMayHaveLeft = requestMayHaveLeft;
    }

    /**
     * The kind of trouble.
     *
     * @return its kind
     */
    public final Trouble trouble() {
        return trouble;
    }

    /**
     * The sentence for the operator.
     *
     * @return what happened
     */
    public final String sentence() {
        return String.valueOf(getMessage());
    }

    /**
     * Whether the node may have got the request.
     *
     * @return false only if it certainly did not
     */
    public final boolean requestMayHaveLeft() {
        return requestMayHaveLeft;
    }

    /**
     * The same for callers of the port.
     *
     * @return the exception to throw
     */
    public final PartyUnavailableException toPartyUnavailable() {
        return new PartyUnavailableException(trouble, sentence(), this);
    }
}
