package io.github.hivebolt.ports;

/** What nodes said to a signed transfer. None of it is an outcome: only the irreversible chain is (design rule 5). */
public sealed interface BroadcastReport {
    /**
     * At least one node has it, now or since before.
     *
     * @param hosts how many said so
     */
    record Taken(int hosts) implements BroadcastReport {}

    /**
     * Every node that answered refused it, for the reason that the most severe of them gave.
     *
     * @param reason why
     * @param message what the node said, cut to 500 characters; hostile text
     * @param hosts how many different hosts refused it
     */
    record Refused(Reason reason, String message, int hosts) implements BroadcastReport {}

    /**
     * No usable answer from anybody.
     *
     * @param cause one sentence
     */
    record Unclear(String cause) implements BroadcastReport {}

    /** Why a node refused a transaction (hived's error codes and texts). */
    enum Reason {
        /** Expired, or the node's head is too far away: node-dependent. */
        EXPIRATION,
        /** The reference block is unknown to that node: fork, lag, or the wrong chain. */
        TAPOS,
        /** The signature is not that of the active key: wrong key, wrong chain id, or mangled text. */
        AUTHORITY,
        /** The account holds too little. */
        FUNDS,
        /** The account has too few resource credits. */
        RESOURCE_CREDITS,
        /** There is no such payee. */
        PAYEE_MISSING,
        /** The chain finds the operation itself malformed. */
        INVALID,
        /** The node is behind, busy or locked. */
        NODE_NOT_READY,
        /** Anything else. */
        OTHER
    }
}
