package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.FailureReason;

/** Why money goes back. The names are part of the REST contract; the words are what the sender reads. */
public enum ReasonCode {
    /** The operator does not serve this account. */
    ACCOUNT_BLOCKED("this account is not served here"),
    /** An encrypted memo that our key does not open. */
    MEMO_UNREADABLE("the encrypted memo could not be read"),
    /** No word of the memo is a destination. */
    MEMO_NOT_RECOGNISED("the memo names no Lightning invoice"),
    /** More than one word is a destination, or more than one amount is given. */
    MEMO_AMBIGUOUS("the memo names more than one destination or amount"),
    /** It looks like an invoice and is none. */
    INVOICE_UNREADABLE("the invoice is damaged or incomplete"),
    /** The invoice is for another network than our node's. */
    INVOICE_WRONG_NETWORK("the invoice is for another network"),
    /** The invoice is our own. */
    SELF_PAYMENT("the invoice is this gateway's own"),
    /** An order for the same payment hash exists or existed. */
    INVOICE_ALREADY_USED("this invoice was already used"),
    /** Too late to pay it. */
    INVOICE_EXPIRED("the invoice has expired"),
    /** The payee could hold the payment for too long. */
    INVOICE_TIMELOCK_TOO_LONG("the invoice asks for too long a timelock"),
    /** The memo's amount is unreadable or zero. */
    AMOUNT_MISSING("the amount to pay is missing or unreadable"),
    /** Below the gateway's minimum. */
    AMOUNT_TOO_SMALL("the amount is too small"),
    /** Above the gateway's maximum. */
    AMOUNT_TOO_LARGE("the amount is too large"),
    /** No trustworthy rate for too long. */
    NO_RATE("no exchange rate could be had in time"),
    /** The transfer does not cover amount, fee and routing reserve. */
    NOT_ENOUGH_SENT("not enough was sent"),
    /** More than this account may convert in a while. */
    RATE_LIMITED("this account's limit is reached for now"),
    /** The gateway's Lightning node could not pay for too long. */
    LIGHTNING_UNAVAILABLE("the Lightning payment could not be made in time"),
    /** No route was found. */
    NO_ROUTE("no Lightning route was found"),
    /** The payee or the network refused the payment. */
    PAYEE_REFUSED("the payee refused the payment"),
    /** A Lightning address, LNURL or offer that does not answer. */
    DESTINATION_UNREACHABLE("the destination does not answer"),
    /** A Lightning address, LNURL or offer that cannot be paid: damaged, expired, or its payee refused or answered nonsense. */
    DESTINATION_INVALID("the destination's answer is invalid"),
    /** There is no such Hive account. */
    PAYEE_MISSING("there is no such Hive account"),
    /** The payout became worth more than what was paid for it. */
    PRICE_MOVED("the price moved too far before the payment could be taken"),
    /** The gateway could not have paid out in time: funds, resource credits or nodes were missing. */
    PAYOUT_UNAVAILABLE("the gateway could not have paid out in time"),
    /** The operator decided it. */
    OPERATOR("the operator returned it");

    private final String words;

    ReasonCode(String words) {
        this.words = words;
    }

    /**
     * The reason in plain words, a fragment without a full stop.
     *
     * @return for instance {@code the invoice has expired}
     */
    public String words() {
        return words;
    }

    /**
     * The reason that a sender is given when the node's record says that his payment failed.
     *
     * @param failure what the record says
     * @return the code
     */
    public static ReasonCode of(FailureReason failure) {
        return switch (failure) {
            case NO_ROUTE, INSUFFICIENT_BALANCE -> NO_ROUTE;
            case PAYEE_REFUSED -> PAYEE_REFUSED;
            case TIMED_OUT, OTHER -> LIGHTNING_UNAVAILABLE;
        };
    }
}
