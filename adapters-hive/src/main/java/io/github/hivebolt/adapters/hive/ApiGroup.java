package io.github.hivebolt.adapters.hive;

/** The kinds of calls that a Hive node may serve well or badly on its own, and for each of which it has a health. */
public enum ApiGroup {
    /** Head and last irreversible block ({@code database_api}). */
    HEAD,
    /** Blocks ({@code block_api}). */
    BLOCKS,
    /** Virtual operations ({@code account_history_api}). */
    VIRTUAL_OPERATIONS,
    /** Taking transactions ({@code network_broadcast_api}). */
    BROADCAST,
    /** Accounts and their resource credits ({@code database_api}, {@code rc_api}). */
    ACCOUNTS,
    /** The history of the gateway's account ({@code account_history_api}). */
    HISTORY
}
