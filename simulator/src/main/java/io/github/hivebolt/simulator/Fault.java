package io.github.hivebolt.simulator;

/** What can go wrong. The first kind strikes single calls, the second lasts for a while, the third takes from the store what it knew. */
enum Fault {
    /** The process dies before or after a call. */
    CRASH(Kind.CALL),
    /** Other workers, instances and parties get on while a call waits. */
    SLOW_CALL(Kind.CALL),
    /** The store refuses. */
    STORE_REFUSES(Kind.CALL),
    /** The store's commit takes hold, and says that it failed. */
    COMMIT_UNHEARD(Kind.CALL),
    /** A transaction loses a race and is repeated. */
    STORE_RACE(Kind.CALL),
    /** No pay request leaves. */
    PAY_REFUSED(Kind.CALL),
    /** A pay request never arrives. */
    PAY_LOST(Kind.CALL),
    /** A pay request arrives, its answer does not. */
    PAY_UNHEARD(Kind.CALL),
    /** A pay request arrives long after everybody gave it up. */
    PAY_DELAYED(Kind.CALL),
    /** A look-up has no answer. */
    LOOK_LOST(Kind.CALL),
    /** A request about an invoice of ours, or about a payment to us, never arrives. */
    RECEIVE_LOST(Kind.CALL),
    /** Such a request has its effect, its answer is lost. */
    RECEIVE_UNHEARD(Kind.CALL),
    /** Such a request arrives long after everybody gave it up. */
    RECEIVE_DELAYED(Kind.CALL),
    /** The node does not tell that it holds a payment. */
    HELD_UNTOLD(Kind.CALL),
    /** Bitcoin blocks come so fast that a payment to us runs out while it is held. */
    BITCOIN_BURST(Kind.CALL),
    /** A broadcast reaches no node. */
    BROADCAST_LOST(Kind.CALL),
    /** A broadcast is taken and its answer lost. */
    BROADCAST_UNHEARD(Kind.CALL),
    /** A node that is wrong about the time says "expired", whether it takes the transfer or not. */
    BROADCAST_MISJUDGED(Kind.CALL),
    /** A Hive read has no answer. */
    READ_LOST(Kind.CALL),
    /** A Hive read ends early. */
    READ_SHORT(Kind.CALL),
    /** Other hosts do not answer when asked to confirm or search. */
    HOSTS_SILENT(Kind.CALL),

    /** Nothing outside answers. */
    NETWORK_OUTAGE(Kind.WEATHER),
    /** No Hive node answers. */
    HIVE_OUTAGE(Kind.WEATHER),
    /** The Lightning node does not answer. */
    LIGHTNING_OUTAGE(Kind.WEATHER),
    /** The store does not answer. */
    STORE_OUTAGE(Kind.WEATHER),
    /** One Hive host invents, alters and hides transfers. */
    LYING_HOST(Kind.WEATHER),
    /** Only one Hive host answers. */
    LONELY_HOST(Kind.WEATHER),
    /** The Hive hosts are behind. */
    STALE_HOSTS(Kind.WEATHER),
    /** Virtual operations are missing. */
    NO_VIRTUALS(Kind.WEATHER),
    /** The last irreversible block stands still. */
    IRREVERSIBLE_STOPS(Kind.WEATHER),
    /** Witnesses miss their blocks. */
    MISSED_BLOCKS(Kind.WEATHER),
    /** Reversible blocks are undone again and again. */
    FORKS(Kind.WEATHER),
    /** Transactions that wait are lost by the nodes. */
    MEMPOOL_LOST(Kind.WEATHER),
    /** The gateway's account has no resource credits. */
    NO_CREDITS(Kind.WEATHER),
    /** The gateway's account is nearly empty. */
    EMPTY_WALLET(Kind.WEATHER),
    /** The Lightning node restarts. */
    LND_RESTART(Kind.WEATHER),
    /** The Lightning node lost its chain. */
    LND_UNSYNCED(Kind.WEATHER),
    /** The peer is gone. */
    CHANNEL_DOWN(Kind.WEATHER),
    /** Nobody knows a price. */
    NO_RATES(Kind.WEATHER),
    /** The price moves by a factor. */
    MAD_RATES(Kind.WEATHER),
    /** The price moves by a few percent. */
    PRICE_DRIFT(Kind.WEATHER),
    /** Every process of the gateway is off for long. */
    GATEWAY_OFF(Kind.WEATHER),
    /** The wall clock is set wrong. */
    CLOCK_JUMP(Kind.WEATHER),
    /** The operator pays the same invoice from the same node. */
    FOREIGN_PAYMENT(Kind.WEATHER),
    /** Somebody else pays the same invoice. */
    PAID_BY_OTHERS(Kind.WEATHER),
    /** The node's books lose a payment. */
    NODE_FORGETS(Kind.WEATHER),
    /** The operator stops the process and starts it again. */
    RESTART(Kind.WEATHER),

    /** The operator restores an older backup of the store. */
    OLD_BACKUP(Kind.BOOKS),
    /** The store is lost, and an empty one begins at an old block. */
    STORE_EMPTY(Kind.BOOKS),
    /** A second gateway with a store of its own serves the same account. */
    SECOND_GATEWAY(Kind.BOOKS);

    /** Whether it strikes single calls or lasts, or strikes once and leaves a store that is behind the world. */
    enum Kind {
        CALL,
        WEATHER,
        BOOKS
    }

    private final Kind kind;

    Fault(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
