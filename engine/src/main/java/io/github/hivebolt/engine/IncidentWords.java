package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.IncidentKind;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

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

    static String whatTheGatewayDoes(IncidentKind kind) {
        return switch (kind) {
            case HIVE_NODE_BAD -> "it uses the other nodes; nothing is lost.";
            case HIVE_NODES_DOWN, NETWORK_DOWN, CHAIN_STALLED ->
                "nothing is lost: it keeps trying, reads on from the block where it stopped, and works off what came in"
                        + " meanwhile.";
            case HIVE_DISAGREEMENT -> "it credits nothing that is in doubt until enough hosts agree.";
            case LIGHTNING_DOWN, LIGHTNING_NOT_SYNCED ->
                "orders wait; payments under way are looked up when the node is back; nothing is refunded on suspicion.";
            case LIQUIDITY_LOW -> "orders that cannot be paid wait, and are refunded when they have waited too long.";
            case FUNDS_LOW -> "payouts wait and are sent by themselves once the account holds enough.";
            case RC_LOW -> "payouts wait until resource credits have regenerated.";
            case RATES_UNAVAILABLE -> "it prices nothing on a guess: orders wait.";
            case STORE_DOWN -> "nothing is done without the store; it is tried again all the time.";
            case DISK_LOW -> "it goes on as long as the store can write; then it stops, and loses nothing.";
            case CLOCK_OFF -> "it goes by the chain's time wherever money depends on it.";
            case STORE_BEHIND -> "it reads on and sends nothing until you end this.";
            case BOOKS_DIFFER -> "it goes on; the difference stays in the books.";
            case ORDER_PARKED -> "it leaves the order's money untouched and serves all others.";
            case ORDER_HELD_LONG -> "it waits for the outcome; it never refunds a payment in flight.";
            case NODE_CONTRADICTION -> "it sends nothing more until you have looked at the node.";
            case NOTIFIER_FAILING -> "it keeps the messages and sends them later, in order.";
        };
    }

    static String whatYouCanDo(IncidentKind kind) {
        return switch (kind) {
            case HIVE_NODE_BAD -> "replace the node in hivebolt.hive.nodes if it stays bad.";
            case HIVE_NODES_DOWN ->
                "look whether public Hive nodes answer elsewhere; add others to hivebolt.hive.nodes.";
            case NETWORK_DOWN -> "look at this machine's network.";
            case CHAIN_STALLED -> "nothing but wait; look at Hive's witnesses' announcements.";
            case HIVE_DISAGREEMENT -> "find out which node is wrong and remove it from hivebolt.hive.nodes.";
            case LIGHTNING_DOWN -> "see whether the Lightning node is running, unlocked and reachable.";
            case LIGHTNING_NOT_SYNCED -> "look at the Lightning node's chain backend and channels.";
            case LIQUIDITY_LOW -> "open or rebalance channels.";
            case FUNDS_LOW -> "send HIVE or HBD to the gateway's account from a treasury account.";
            case RC_LOW -> "power up HIVE on the gateway's account, or delegate resource credits to it.";
            case RATES_UNAVAILABLE -> "run: hivebolt check; it says which source fails and why.";
            case STORE_DOWN -> "look at the database or the disk.";
            case DISK_LOW -> "make room before the store cannot write any more.";
            case CLOCK_OFF -> "set the clock, and keep it set with NTP.";
            case STORE_BEHIND ->
                "see the runbook before you do anything: another gateway or a restored backup is at work.";
            case BOOKS_DIFFER -> "compare the figures with the chain and the node.";
            case ORDER_PARKED -> "look at it with: hivebolt order ID, then end it with: hivebolt resolve.";
            case ORDER_HELD_LONG -> "nothing: the payee decides, until the payment's timelock ends.";
            case NODE_CONTRADICTION -> "look at the node's payments; see the runbook before you resume.";
            case NOTIFIER_FAILING -> "run: hivebolt notify-test; it says what fails and why.";
        };
    }

    /** The runbook's page about a kind. */
    static URI page(URI runbook, IncidentKind kind) {
        return runbook.resolve(kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md");
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
