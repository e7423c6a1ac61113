package io.github.hivebolt.devnet.lightning;

import java.util.Optional;

/** How far a node has started, by the names of {@code /v1/state}. */
public enum LndState {
    /** The process runs, nothing else does. */
    WAITING_TO_START("waiting to start, RPC services not available"),
    /** There is no wallet. */
    NON_EXISTING("wallet not created, create one to enable full RPC access"),
    /** The wallet is locked. */
    LOCKED("wallet locked, unlock it to enable full RPC access"),
    /** The wallet is open, the services are not. */
    UNLOCKED("the RPC server is in the process of starting up, but not yet ready to accept calls"),
    /** Calls are answered. */
    RPC_ACTIVE(""),
    /** Everything works. */
    SERVER_ACTIVE("");

    private final String refusal;

    LndState(String refusal) {
        this.refusal = refusal;
    }

    /**
     * What every call but {@code /v1/state} answers in this state.
     *
     * @return lnd's words, or empty where calls are answered
     */
    public Optional<String> refusal() {
        return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
    }
}
