package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;
import java.util.Optional;

/**
 * A Lightning network that a contract test can make things happen in, behind whatever is being tested. The tested
 * adapter speaks to one node of it, which has a channel with a million satoshi and more on either side. Its time is the
 * tested adapter's time.
 */
public interface LightningWorld {
    /** What becomes of an invoice when the tested node pays it. */
    enum Fate {
        /** The payee takes the money at once. */
        PAYS,
        /** The payee holds the HTLC until {@link #payeeSettles}. */
        HOLDS,
        /** There is no route. */
        HAS_NO_ROUTE,
        /** The payee refuses. */
        REFUSES,
        /** The node records the attempt and loses the HTLC: in flight for ever. */
        GETS_STUCK
    }

    /**
     * The tested node.
     *
     * @return its public key
     */
    NodeId node();

    /**
     * Makes an invoice of somebody else.
     *
     * @param fate what becomes of it
     * @param amount what it asks for, or empty to let the payer choose
     * @param expiry how long it may be paid
     * @return the invoice
     */
    Invoice invoice(Fate fate, Optional<Msat> amount, Duration expiry);

    /**
     * Lets the payee take the money of an invoice that it holds.
     *
     * @param hash the invoice's hash
     */
    void payeeSettles(PaymentHash hash);

    /**
     * Lets somebody else pay an invoice of the tested node.
     *
     * @param invoice the invoice
     */
    void somebodyPays(Invoice invoice);

    /**
     * Lets every request that would pay meet a fault from now on; everything else works.
     *
     * @param fault the fault
     */
    void faultOnPaying(WireFault fault);

    /**
     * Lets every request meet a fault from now on.
     *
     * @param fault the fault
     */
    void faultOnEverything(WireFault fault);

    /** Ends all faults. */
    void heal();

    /**
     * How many requests that would pay have come to the tested node's door, faults or not.
     *
     * @return a number that only grows
     */
    int payRequests();

    /**
     * Makes the tested node forget a payment, as a deleted or restored database does.
     *
     * @param hash the payment
     */
    void nodeForgets(PaymentHash hash);

    /**
     * Lets the tested node answer that it has not started yet, or has.
     *
     * @param starting whether it is starting
     */
    void nodeIsStarting(boolean starting);

    /**
     * Lets the tested node say whether it is synced to its chain.
     *
     * @param synced what it says
     */
    void nodeIsSynced(boolean synced);

    /**
     * Sets the clock that the tested node shows off from the adapter's.
     *
     * @param ahead how far, negative for behind
     */
    void nodeClockIsOff(Duration ahead);

    /**
     * Lets time pass for everybody.
     *
     * @param time how much
     */
    void advance(Duration time);

    /**
     * Adds blocks to the bitcoin chain.
     *
     * @param blocks how many
     */
    void mine(int blocks);
}
