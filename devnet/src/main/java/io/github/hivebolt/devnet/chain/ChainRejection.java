package io.github.hivebolt.devnet.chain;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A transaction that hived would refuse, with what it would say. */
public final class ChainRejection extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Details details;

    /**
     * What hived says about a refusal.
     *
     * @param rpcCode the JSON-RPC code: -32003 for a failed check, -32000 for what cannot be read
     * @param code hived's own code, for instance 10 for an assertion
     * @param name hived's name for that code
     * @param title the beginning of the message, for instance {@code Assert Exception}
     * @param assertion the expression that failed, empty where none did
     * @param assertHash hived's number of that expression, empty where none did
     * @param text the rest of the message
     * @param file the source file that it names
     * @param method the function that it names
     * @param format the message with placeholders
     * @param data the values of the placeholders
     * @param bothForms whether both binary forms were tried
     */
    public record Details(
            int rpcCode,
            int code,
            String name,
            String title,
            String assertion,
            String assertHash,
            String text,
            String file,
            String method,
            String format,
            ObjectNode data,
            boolean bothForms) {

        /**
         * The message of the JSON-RPC error.
         *
         * @return title, assertion and text in hived's way
         */
        public String message() {
            String begin = assertion.isEmpty() ? title + ":" : title + ":" + assertion + ": ";
            return begin + text + (bothForms ? Rejections.BOTH_FORMS : "");
        }

        Details triedInBothForms() {
            return new Details(
                    rpcCode, code, name, title, assertion, assertHash, text, file, method, format, data, true);
        }
    }

    ChainRejection(Details details) {
        super(details.message());
        this.details = details;
    }

    /**
     * What hived says.
     *
     * @return the parts of its error
     */
    public Details details() {
        return details;
    }
}
