package io.github.hivebolt.testkit;

import static io.github.hivebolt.testkit.StoreSamples.ALICE;
import static io.github.hivebolt.testkit.StoreSamples.START;
import static io.github.hivebolt.testkit.StoreSamples.dispatch;
import static io.github.hivebolt.testkit.StoreSamples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.ports.store.HistoryEntry;
import io.github.hivebolt.ports.store.LedgerBalance;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Several threads at once, as several workers or several instances on one store are. */
public interface StoreConcurrencyContract extends StoreContract {
    /** How many threads a test has. */
    int THREADS = 6;

    @Test
    default void r2_manyAdders_neverPassTheLimitTogether() {
        List<Integer> passed = together(thread -> {
            int count = 0;
            for (int i = 0; i < 10; i++) {
                if (store().<Boolean>write(transaction -> transaction.addToCounter("exposure", 3, 100))) {
                    count++;
                }
            }
            return count;
        });
        assertThat(passed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(33);
        assertThat(store().<Long>read(view -> view.counter("exposure"))).isEqualTo(99);
    }

    @Test
    default void r3_manyPosters_bookOnce() {
        List<Boolean> booked = together(thread -> {
            try {
                return store().write(transaction -> {
                    transaction.post(StoreSamples.entry("the-same", 5), START);
                    return true;
                });
            } catch (IllegalStateException refused) {
                return false;
            }
        });
        assertThat(booked).containsOnlyOnce(true);
        assertThat(store().<List<LedgerBalance>>read(view -> view.balances()))
                .allSatisfy(balance -> assertThat(Math.abs(balance.amount())).isEqualTo(5));
    }

    @Test
    default void manyInserters_insertOneOrder() {
        List<Boolean> inserted =
                together(thread -> store().write(transaction -> transaction.insertOrder(order(1), START)));
        assertThat(inserted).containsOnlyOnce(true);
        assertThat(store().<List<HistoryEntry>>read(view -> view.history(order(1).id())))
                .hasSize(1);
    }

    @Test
    default void manyDispatchers_oneTakesTheHash() {
        List<Boolean> taken = together(thread -> store().write(transaction -> transaction.claimHash(
                Direction.SEND, StoreSamples.preimage(1).hash(), order(thread).id())));
        assertThat(taken).containsOnlyOnce(true);
    }

    @Test
    default void lockOrder_letsOneDecideAtATime() {
        store().write(transaction -> transaction.insertOrder(order(1), START));
        List<Boolean> decided = together(thread -> store().write(transaction -> {
            boolean received =
                    transaction.lockOrder(order(1).id()).orElseThrow().order().state() instanceof SendState.Received;
            if (received) {
                transaction.updateOrder(order(1, new SendState.Paying(dispatch(1))), START, "");
            }
            return received;
        }));
        assertThat(decided).containsOnlyOnce(true);
    }

    @Test
    default void lockOrder_afterReadingIt_showsThePresentState() throws InterruptedException, ExecutionException {
        store().write(transaction -> transaction.insertOrder(order(1), START));
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<String> seen = executor.submit(() -> store().write(transaction -> {
                transaction.order(order(1).id());
                read.countDown();
                await(changed);
                return transaction
                        .lockOrder(order(1).id())
                        .orElseThrow()
                        .order()
                        .state()
                        .label();
            }));
            if (canInterleave()) {
                await(read);
                store().write(transaction -> {
                    transaction.lockOrder(order(1).id());
                    transaction.updateOrder(order(1, new SendState.Paying(dispatch(1))), START, "");
                    return true;
                });
            }
            changed.countDown();
            assertThat(seen.get()).isEqualTo(canInterleave() ? "paying" : "received");
        }
    }

    /**
     * Whether two write transactions can run at the same time.
     *
     * @return false for a store with one lock
     */
    default boolean canInterleave() {
        return true;
    }

    @Test
    default void lockAccount_letsOneDecideAtATime() {
        List<Boolean> decided = together(thread -> store().write(transaction -> {
            transaction.lockAccount(ALICE);
            boolean free = transaction.oldestInFlight(ALICE).isEmpty();
            if (free) {
                transaction.insertOrder(order(thread, new SendState.Paying(dispatch(thread))), START);
            }
            return free;
        }));
        assertThat(decided).containsOnlyOnce(true);
    }

    @Test
    default void r11_manyClaimers_eachItemGoesToOne() {
        store().write(transaction -> {
            for (int i = 0; i < 40; i++) {
                transaction.schedule(WorkKind.LOOK, "s" + i, START);
            }
            return true;
        });
        List<List<String>> claimed = together(thread -> {
            List<String> mine = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                store().claim(Set.of(WorkKind.LOOK), 3, "w" + thread, Duration.ofMinutes(10)).stream()
                        .map(WorkItem::subject)
                        .forEach(mine::add);
            }
            return mine;
        });
        assertThat(claimed.stream().flatMap(List::stream).toList()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    default void r5_manySchedulers_joinIntoOne() {
        together(thread -> store().write(transaction -> {
            transaction.schedule(WorkKind.LOOK, "same", START.plusSeconds(thread));
            return true;
        }));
        assertThat(store().claim(Set.of(WorkKind.LOOK), 9, "w", Duration.ofMinutes(10)))
                .singleElement()
                .satisfies(item -> assertThat(item.dueAt()).isEqualTo(START));
    }

    @Test
    default void leases_manyApplicants_oneLeader() {
        List<Boolean> leaders = together(thread -> store().leases()
                .acquire("reader", "n" + thread, Duration.ofMinutes(10))
                .isPresent());
        assertThat(leaders).containsOnlyOnce(true);
    }

    @Test
    default void r9_deadlock_isRepeatedByTheStore() {
        store().write(transaction ->
                transaction.insertOrder(order(1), START) && transaction.insertOrder(order(2), START));
        List<Boolean> done = together(thread -> {
            for (int i = 0; i < 2; i++) {
                store().write(transaction -> {
                    transaction.lockOrder(order(1 + thread % 2).id());
                    transaction.lockOrder(order(2 - thread % 2).id());
                    return true;
                });
            }
            return true;
        });
        assertThat(done).containsOnly(true);
    }

    @Test
    default void read_isOneSnapshot_whileOthersWrite() {
        together(thread -> {
            for (int i = 0; i < 10; i++) {
                String key = thread + "-" + i;
                if (thread % 2 == 0) {
                    store().write(transaction -> {
                        transaction.post(StoreSamples.entry(key, 5), START);
                        return transaction.addToCounter("booked", 5, Long.MAX_VALUE);
                    });
                } else {
                    store().<Boolean>read(view -> {
                        long before = view.counter("booked");
                        long held = view.balances().stream()
                                .mapToLong(balance -> Math.max(0, balance.amount()))
                                .sum();
                        assertThat(held).isEqualTo(before).isEqualTo(view.counter("booked"));
                        return true;
                    });
                }
            }
            return true;
        });
    }

    @Test
    default void interruptedThread_writesAllOrNothing_andTheStoreLivesOn() {
        together(thread -> {
            Thread.currentThread().interrupt();
            try {
                store().write(transaction -> {
                    transaction.putFact("fact-" + thread, "yes");
                    return true;
                });
                assertThat(Thread.interrupted())
                        .as("the interruption is not swallowed")
                        .isTrue();
                assertThat(store().<Optional<String>>read(view -> view.fact("fact-" + thread)))
                        .contains("yes");
            } finally {
                Thread.interrupted();
            }
            return true;
        });
        assertThat(store().<Boolean>write(transaction -> true)).isTrue();
    }

    /** What a thread of a test does. */
    @FunctionalInterface
    interface Part<T> {
        /**
         * Does it.
         *
         * @param thread the thread's number, from 0
         * @return what it found
         */
        T run(int thread);
    }

    private static <T> List<T> together(Part<T> part) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                Callable<T> callable = () -> {
                    await(start);
                    return part.run(thread);
                };
                futures.add(executor.submit(callable));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError("a thread failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
