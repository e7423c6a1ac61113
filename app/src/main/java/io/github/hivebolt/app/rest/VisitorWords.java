package io.github.hivebolt.app.rest;

import io.github.hivebolt.domain.incident.IncidentKind;

/** What somebody who waits for his money reads about each kind of incident: what is wrong and what it means for him. */
final class VisitorWords {
    private static final String CAUGHT_UP =
            "Nothing is lost: the gateway reads on where it stopped and works off what came in meanwhile.";
    private static final String WAITING =
            "Nothing is lost: transfers wait and are paid, or returned in full, once this is over.";
    private static final String NO_EFFECT = "Transfers are served as usual.";
    private static final String OPERATOR = "No money moves on a guess: the operator was told and looks into it.";

    private VisitorWords() {}

    static String title(IncidentKind kind) {
        return switch (kind) {
            case HIVE_NODE_BAD -> "One Hive node has trouble";
            case HIVE_NODES_DOWN -> "No Hive node answers";
            case NETWORK_DOWN -> "The gateway's network connection is out";
            case CHAIN_STALLED -> "The Hive blockchain does not confirm blocks";
            case HIVE_DISAGREEMENT -> "Hive nodes contradict each other";
            case LIGHTNING_DOWN -> "The Lightning node does not answer";
            case LIGHTNING_NOT_SYNCED -> "The Lightning node cannot pay yet";
            case LIQUIDITY_LOW -> "Lightning liquidity is low";
            case FUNDS_LOW -> "The gateway's Hive account holds too little";
            case RC_LOW -> "The gateway's Hive account is short of resource credits";
            case RATES_UNAVAILABLE -> "No trustworthy exchange rate";
            case STORE_DOWN -> "The gateway's database does not answer";
            case DISK_LOW -> "The gateway's disk is nearly full";
            case CLOCK_OFF -> "The gateway's clock is off";
            case STORE_BEHIND -> "The gateway stopped sending for safety";
            case BOOKS_DIFFER -> "Books and balances differ";
            case ORDER_PARKED -> "A transfer waits for the operator";
            case ORDER_HELD_LONG -> "A payee is slow to accept a payment";
            case NODE_CONTRADICTION -> "The Lightning node contradicts itself";
            case NOTIFIER_FAILING -> "Messages to the operator are delayed";
        };
    }

    static String effect(IncidentKind kind) {
        return switch (kind) {
            case HIVE_NODE_BAD -> "The other nodes are used; nothing is lost.";
            case HIVE_NODES_DOWN, NETWORK_DOWN, CHAIN_STALLED, STORE_DOWN -> CAUGHT_UP;
            case LIGHTNING_DOWN, LIGHTNING_NOT_SYNCED, LIQUIDITY_LOW, RATES_UNAVAILABLE -> WAITING;
            case FUNDS_LOW, RC_LOW -> "Nothing is lost: what is owed on Hive is sent as soon as the account allows it.";
            case HIVE_DISAGREEMENT -> "Nothing in doubt is credited until enough nodes agree; it is not lost.";
            case STORE_BEHIND, BOOKS_DIFFER, NODE_CONTRADICTION -> OPERATOR;
            case ORDER_PARKED -> "Its money is untouched; all other transfers are served.";
            case ORDER_HELD_LONG -> "The gateway waits for the outcome, then sends the change or returns everything.";
            case DISK_LOW, CLOCK_OFF, NOTIFIER_FAILING -> NO_EFFECT;
        };
    }
}
