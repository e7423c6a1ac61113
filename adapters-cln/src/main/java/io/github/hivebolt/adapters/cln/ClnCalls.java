package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** Calls of lightningd's methods over clnrest. */
@FunctionalInterface
interface ClnCalls {
    /**
     * Calls a method, once, and waits for the whole answer.
     *
     * @param method one of lightningd's
     * @param parameters of the method
     * @param limit the longest that the call may take
     * @return the answer, whatever its status
     * @throws ClnTroubleException if no whole answer came
     */
    ClnReply call(String method, ObjectNode parameters, Duration limit) throws ClnTroubleException;
}
