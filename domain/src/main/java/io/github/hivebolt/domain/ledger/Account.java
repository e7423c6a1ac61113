package io.github.hivebolt.domain.ledger;

import static io.github.hivebolt.domain.Checks.require;

/**
 * An account of the books.
 *
 * @param type which side of the balance sheet it belongs to
 * @param name unique within the type, for instance {@code hive-hot-wallet} or {@code order/<id>}
 */
public record Account(Type type, String name) {
    /** The gateway's liquid HIVE and HBD. */
    public static final Account HIVE_HOT_WALLET = new Account(Type.ASSET, "hive-hot-wallet");

    /** What the Lightning node holds. */
    public static final Account LIGHTNING = new Account(Type.ASSET, "lightning");

    /** Gateway fees. */
    public static final Account FEES = new Account(Type.INCOME, "fees");

    /** What rounding keeps. */
    public static final Account ROUNDING = new Account(Type.INCOME, "rounding");

    /** Transfers that nobody wants anything for. */
    public static final Account GIFTS = new Account(Type.INCOME, "gifts");

    /** Routing above what was charged. */
    public static final Account ROUTING_LOSS = new Account(Type.EXPENSE, "routing-above-charge");

    /** The operator's own funds. */
    public static final Account TREASURY = new Account(Type.EQUITY, "treasury");

    /** Where one currency becomes another: both sides are posted, each currency balances by itself. */
    public static final Account CONVERSION = new Account(Type.EQUITY, "conversion");

    /** The kinds of accounts. */
    public enum Type {
        /** What the gateway has. */
        ASSET,
        /** What it owes. */
        LIABILITY,
        /** What belongs to the operator. */
        EQUITY,
        /** What it earned. */
        INCOME,
        /** What it spent. */
        EXPENSE,
        /** What is owed but not touched until a human has judged it. */
        SUSPENSE
    }

    /** Refuses an empty or overlong name. */
    public Account {
        require(!name.isBlank() && name.length() <= 100, "an account's name has 1 to 100 characters");
    }

    /**
     * What is owed for one open order.
     *
     * @param orderId the order's id
     * @return its liability account
     */
    public static Account order(String orderId) {
        return new Account(Type.LIABILITY, "order/" + orderId);
    }

    /**
     * What is owed for one parked order.
     *
     * @param orderId the order's id
     * @return its suspense account
     */
    public static Account parked(String orderId) {
        return new Account(Type.SUSPENSE, "order/" + orderId);
    }

    /**
     * What came without an invoice and waits until it can be delivered.
     *
     * @param owner a Hive account, or {@code nobody}
     * @return its suspense account
     */
    public static Account keysend(String owner) {
        return new Account(Type.SUSPENSE, "keysend/" + owner);
    }
}
