package io.github.hivebolt.domain.incident;

/** What can be wrong. The names are part of the REST contract. */
public enum IncidentKind {
    /** One Hive node lies, lags or fails while others serve. */
    HIVE_NODE_BAD,
    /** No Hive node answers. */
    HIVE_NODES_DOWN,
    /** Nothing outside answers: our own network is out. */
    NETWORK_DOWN,
    /** The head moves, irreversible does not. */
    CHAIN_STALLED,
    /** Hosts report different things for the same place in the chain. */
    HIVE_DISAGREEMENT,
    /** The Lightning node does not answer. */
    LIGHTNING_DOWN,
    /** The Lightning node is behind its chain, or has no active channel. */
    LIGHTNING_NOT_SYNCED,
    /** The Lightning node can send too little. */
    LIQUIDITY_LOW,
    /** The Hive account holds too little. */
    FUNDS_LOW,
    /** The Hive account has too few resource credits. */
    RC_LOW,
    /** Nothing can be priced. */
    RATES_UNAVAILABLE,
    /** The store does not answer. */
    STORE_DOWN,
    /** The disk is nearly full. */
    DISK_LOW,
    /** Our clock differs from the world's. */
    CLOCK_OFF,
    /** The world knows of payments of ours that our store does not. */
    STORE_BEHIND,
    /** Books and balances differ. */
    BOOKS_DIFFER,
    /** An order waits for a human. */
    ORDER_PARKED,
    /** A payee holds a payment for long. */
    ORDER_HELD_LONG,
    /** A node contradicts what it said before. */
    NODE_CONTRADICTION,
    /** A notifier does not take messages. */
    NOTIFIER_FAILING
}
