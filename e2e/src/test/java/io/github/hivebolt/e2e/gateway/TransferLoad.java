package io.github.hivebolt.e2e.gateway;

import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.story.Bill;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.devnet.story.Payee;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Customers who transfer at an even pace, in a thread of their own, and a payee who takes his time. What they do follows
 * from a seed; only the moments are the machine's.
 */
final class TransferLoad implements AutoCloseable {
    private static final long LONG_SECONDS = 3_600;
    private static final long FIRST_SATS = 2_000;
    private static final int SOON_TAKEN = 3;

    /** How the sending ends. */
    static final String ENOUGH = "enough transfers were made";

    private final DevnetServer devnet;
    private final Payee payee;
    private final Random random;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<Bill> held = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    TransferLoad(DevnetServer devnet, Payee payee, Random random) {
        this.devnet = devnet;
        this.payee = payee;
        this.random = random;
    }

    /** What a customer wants. */
    enum Kind {
        PAID,
        HELD,
        /** Two transfers with one invoice, of which one is to be paid. */
        SHARED,
        EXPIRED,
        NONSENSE
    }

    /** One transfer to the gateway. */
    record Sent(Kind kind, Customer customer, Customer.Transfer transfer, Optional<Bill> bill) {}

    /** Begins; the result ends when that many transfers are made. */
    ScheduledFuture<?> start(int count, Duration between) {
        return thread.scheduleAtFixedRate(
                () -> {
                    if (sent.size() >= count) {
                        throw new IllegalStateException(ENOUGH);
                    }
                    next();
                },
                0,
                between.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void next() {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        long sats = FIRST_SATS + sent.size();
        switch (kind) {
            case PAID -> send(kind, Optional.of(payee.bill(sats, LONG_SECONDS)));
            case HELD -> {
                Bill bill = payee.heldBill(sats, LONG_SECONDS);
                held.add(bill);
                send(kind, Optional.of(bill));
            }
            case SHARED -> {
                Optional<Bill> bill = Optional.of(payee.bill(sats, LONG_SECONDS));
                send(kind, bill);
                send(kind, bill);
            }
            case EXPIRED -> send(kind, Optional.of(payee.bill(sats, 1)));
            case NONSENSE -> send(kind, Optional.empty());
        }
        if (random.nextInt(SOON_TAKEN) == 0) {
            takeWhatIsHeld();
        }
    }

    private void send(Kind kind, Optional<Bill> bill) {
        String account = DevnetAccounts.CUSTOMERS
                .get(random.nextInt(DevnetAccounts.CUSTOMERS.size()))
                .value();
        Customer customer = new Customer(devnet, account);
        // No two are alike, as no two transfers of one customer can be.
        String memo = bill.map(Bill::paymentRequest).orElse("no invoice here") + " no" + sent.size();
        sent.add(new Sent(kind, customer, customer.transfer("12.000", memo), bill));
    }

    private void takeWhatIsHeld() {
        held.removeIf(bill -> {
            boolean isHeld = payee.isHeld(bill);
            if (isHeld) {
                payee.take(bill);
            }
            return isHeld;
        });
    }

    /** From now on the payee takes all that comes. */
    ScheduledFuture<?> takeAllFromNowOn() {
        return thread.scheduleAtFixedRate(this::takeWhatIsHeld, 0, 200, TimeUnit.MILLISECONDS);
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
