package io.github.hivebolt.devnet.lightning;

/** A call that a node refuses without doing anything. */
public final class LightningRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** The gRPC codes that occur, with the HTTP status that lnd's REST proxy gives them. */
    public enum Code {
        /** Anything that is not classified. */
        UNKNOWN(2, 500),
        /** What was sent cannot be read. */
        INVALID_ARGUMENT(3, 400),
        /** There is no such thing. */
        NOT_FOUND(5, 404),
        /** It exists already. */
        ALREADY_EXISTS(6, 409),
        /** No such method. */
        UNIMPLEMENTED(12, 501);

        private final int grpc;
        private final int http;

        Code(int grpc, int http) {
            this.grpc = grpc;
            this.http = http;
        }

        /**
         * The number in the body.
         *
         * @return a gRPC code
         */
        public int grpc() {
            return grpc;
        }

        /**
         * The status of the answer.
         *
         * @return an HTTP status
         */
        public int http() {
            return http;
        }
    }

    /**
     * Refuses a call.
     *
     * @param code the kind of refusal
     * @param message lnd's words
     */
    public LightningRefusal(Code code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * Refuses a call in the way of most of lnd's errors.
     *
     * @param message lnd's words
     * @return a refusal with code 2
     */
    public static LightningRefusal unknown(String message) {
        return new LightningRefusal(Code.UNKNOWN, message);
    }

    /**
     * The kind of refusal.
     *
     * @return its code
     */
    public Code code() {
        return code;
    }

    /**
     * The text, never null.
     *
     * @return lnd's words
     */
    public String text() {
        return String.valueOf(getMessage());
    }
}
