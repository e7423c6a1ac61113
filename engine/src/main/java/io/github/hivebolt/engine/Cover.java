package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.HiveAccount;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/**
 * Knows how much of the gateway's balance may be paid out. A balance counts only once everything that came in up to its
 * block is booked: what somebody has just transferred is his until then. Of the balances seen in the last minute the
 * smallest counts, so that a node that lags behind cannot show money that is spent. Thread-safe.
 */
final class Cover implements Worker {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofSeconds(15);
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    /** Under this share of the resource credits nothing new is promised. */
    private static final long ONE_IN = 50;

    private final HiveReader reader;
    private final TimeSource time;
    private final AccountName gateway;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private String trouble = "the gateway's balance was not read yet";

    private record Sample(HiveAccount account, long headNumber, MonotonicTime at) {
        HiveAmount balance(HiveAsset asset) {
            return switch (asset) {
                case HIVE -> account.hive();
                case HBD -> account.hbd();
            };
        }
    }

    Cover(EnginePorts ports, AccountName gateway) {
        this.reader = ports.reader();
        this.time = ports.time();
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "cover";
    }

    @Override
    public Duration step() {
        MonotonicTime before = time.monotonic();
        try {
            Optional<HiveAccount> account = reader.account(gateway);
            // Asked after the balance: nothing of a later block is in it.
            long head = reader.tip().headNumber();
            account.ifPresentOrElse(
                    found -> remember(new Sample(found, head, before)),
                    () -> failed("the gateway's account is missing"));
        } catch (PartyUnavailableException unavailable) {
            failed(unavailable.words());
        }
        return BETWEEN_LOOKS;
    }

    private synchronized void remember(Sample sample) {
        samples.addLast(sample);
        trouble = "";
        forgetOld();
    }

    private synchronized void failed(String why) {
        trouble = why;
        forgetOld();
    }

    private void forgetOld() {
        while (!samples.isEmpty() && age(samples.getFirst()).compareTo(REMEMBERED) > 0) {
            samples.removeFirst();
        }
    }

    private Duration age(Sample sample) {
        return time.monotonic().since(sample.at());
    }

    /** Why nothing can be promised just now, or empty. */
    synchronized Optional<String> obstacle(StoreView view) {
        if (samples.isEmpty() || age(samples.getLast()).compareTo(FRESH) > 0) {
            return Optional.of("no Hive node tells the gateway's balance: " + trouble);
        }
        HiveAccount account = samples.getLast().account();
        if (account.currentMana() < account.maxMana() / ONE_IN) {
            return Optional.of("the gateway is short of resource credits");
        }
        return oldestIsBooked(view) ? Optional.empty() : Optional.of("the chain does not become irreversible");
    }

    private boolean oldestIsBooked(StoreView view) {
        Optional<BlockReference> cursor = view.blockCursor();
        return cursor.isPresent()
                && samples.getFirst().headNumber() <= cursor.get().number();
    }

    /** What may be promised beside what is promised already, at most; nothing while there is an obstacle. */
    HiveAmount free(StoreView view, HiveAsset asset) {
        long free = limit(view, asset) - view.counter(reservedName(asset));
        return new HiveAmount(Math.max(0, free), asset);
    }

    /** What all promises together may come to. */
    private synchronized long limit(StoreView view, HiveAsset asset) {
        if (obstacle(view).isPresent()) {
            return 0;
        }
        long balance = samples.stream()
                .map(sample -> sample.balance(asset))
                .min(Comparator.comparingLong(HiveAmount::milli))
                .orElse(HiveAmount.zero(asset))
                .milli();
        return balance
                - view.receive().returnable(asset).milli()
                - view.receive().unbookedTo(gateway, asset).milli();
    }

    /** Keeps a payout back, unless it is not covered. */
    boolean reserve(StoreTransaction tx, HiveAmount amount) {
        return tx.addToCounter(reservedName(amount.asset()), amount.milli(), limit(tx, amount.asset()));
    }

    /** Keeps a payout back that is owed, covered or not. */
    static void commit(StoreTransaction tx, HiveAmount amount) {
        tx.addToCounter(reservedName(amount.asset()), amount.milli(), Long.MAX_VALUE);
    }

    static void release(StoreTransaction tx, HiveAmount amount) {
        tx.addToCounter(reservedName(amount.asset()), -amount.milli(), Long.MAX_VALUE);
    }

    static String reservedName(HiveAsset asset) {
        return "receive-reserved/" + asset;
    }
}
