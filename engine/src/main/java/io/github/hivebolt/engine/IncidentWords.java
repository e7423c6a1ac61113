package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.IncidentKind;
import java.time.Duration;

/** What the operator reads about each kind of incident. */
final class IncidentWords {
    private IncidentWords() {}

    static String title(IncidentKind kind) {
        return switch (kind) {
            case HIVE_NODE_BAD -> "a Hive node is bad";
            case HIVE_NODES_DOWN -> "no Hive node answers";
            case NETWORK_DOWN -> "our own network is out";
            case CHAIN_STALLED -> "the Hive chain stands still";
            case HIVE_DISAGREEMENT -> "Hive nodes contradict each other";
            case LIGHTNING_DOWN -> "the Lightning node does not answer";
            case LIGHTNING_NOT_SYNCED -> "the Lightning node cannot pay";
            case LIQUIDITY_LOW -> "Lightning liquidity is low";
            case FUNDS_LOW -> "the Hive account holds too little";
            case RC_LOW -> "the Hive account is short of resource credits";
            case RATES_UNAVAILABLE -> "no trustworthy exchange rate";
            case STORE_DOWN -> "the store does not answer";
            case DISK_LOW -> "the disk is nearly full";
            case CLOCK_OFF -> "the clock is off";
            case STORE_BEHIND -> "the store is behind the world";
            case BOOKS_DIFFER -> "books and balances differ";
            case ORDER_PARKED -> "an order waits for you";
            case ORDER_HELD_LONG -> "a payee holds a payment";
            case NODE_CONTRADICTION -> "the Lightning node contradicts itself";
            case NOTIFIER_FAILING -> "a notifier fails";
        };
    }

    static String whatHappens(IncidentKind kind) {
        return switch (kind) {
            case HIVE_NODE_BAD -> "The other nodes are used; nothing is lost.";
            case HIVE_NODES_DOWN, NETWORK_DOWN, CHAIN_STALLED ->
                "Nothing is lost: the gateway keeps trying, reads on from the block where it stopped, and works off what came"
                        + " in meanwhile.";
            case HIVE_DISAGREEMENT -> "Nothing in doubt is credited until enough hosts agree.";
            case LIGHTNING_DOWN, LIGHTNING_NOT_SYNCED ->
                "Orders wait; payments under way are looked up when the node is back; nothing is refunded on suspicion.";
            case LIQUIDITY_LOW -> "Orders that cannot be paid wait. Open or rebalance channels.";
            case FUNDS_LOW -> "Payouts wait and are sent by themselves once the account holds enough. Top it up.";
            case RC_LOW -> "Payouts wait until resource credits have regenerated. Power up or delegate HIVE.";
            case RATES_UNAVAILABLE -> "Nothing is priced on a guess: orders wait.";
            case STORE_DOWN -> "Nothing is done without the store; it is tried again all the time.";
            case DISK_LOW -> "Make room before the store cannot write any more.";
            case CLOCK_OFF -> "Set the clock (NTP).";
            case STORE_BEHIND -> "Nothing is sent any more until you end this: see the runbook.";
            case BOOKS_DIFFER -> "Look at the figures before you go on.";
            case ORDER_PARKED -> "The money is untouched. Look at it with: hivebolt order ID, then hivebolt resolve.";
            case ORDER_HELD_LONG -> "The gateway waits for the outcome; it never refunds a payment in flight.";
            case NODE_CONTRADICTION -> "Nothing is sent any more until you have looked at the node.";
            case NOTIFIER_FAILING -> "Messages are kept and sent again.";
        };
    }

    static String plain(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 120) {
            return seconds + " seconds";
        }
        if (seconds < 7_200) {
            return seconds / 60 + " minutes";
        }
        return seconds / 3_600 + " hours " + seconds / 60 % 60 + " minutes";
    }
}
