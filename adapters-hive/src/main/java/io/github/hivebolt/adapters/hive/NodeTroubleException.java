package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.time.Duration;
import java.util.Optional;

/** One node gave no usable answer to one call. It never leaves the package: other nodes are asked first. */
final class NodeTroubleException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What follows from it for the node, beyond a cool-down. */
    enum Kind {
        /** Nothing more. */
        PLAIN,
        /** The same call may work if it asks for less. */
        TOO_MUCH,
        /** The node only lacks what is very new: no cool-down unless it happens again and again. */
        NOT_YET,
        /** The node is of no use at all: it must cool down for long. */
        UNFIT
    }

    private final Trouble trouble;
    private final Kind kind;
    private final transient Optional<Duration> retryAfter;

    NodeTroubleException(Trouble trouble, String message) {
        this(trouble, Kind.PLAIN, message, Optional.empty());
    }

    NodeTroubleException(Trouble trouble, Kind kind, String message) {
        this(trouble, kind, message, Optional.empty());
    }

    NodeTroubleException(Trouble trouble, Kind kind, String message, Optional<Duration> retryAfter) {
        super(message);
        this.trouble = trouble;
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    static NodeTroubleException broken(String message) {
        return new NodeTroubleException(Trouble.BROKEN_ANSWER, message);
    }

    Trouble trouble() {
        return trouble;
    }

    Kind kind() {
        return kind;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The message as one short line: it may quote what a node sent. */
    String line() {
        return Lines.one(String.valueOf(getMessage()), 200);
    }
}
