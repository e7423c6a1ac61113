package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.store.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Elections, and writes that only the leader may make. */
public interface StoreLeaseContract extends StoreContract {
    /** Longer than any test takes. */
    Duration LONG_LEASE = Duration.ofMinutes(10);

    /** Short enough to wait for. */
    Duration SHORT_LEASE = Duration.ofMillis(50);

    @Test
    default void r1_lease_hasOneHolderPerRole() {
        assertThat(store().leases().acquire("reader", "one", LONG_LEASE)).isPresent();
        assertThat(store().leases().acquire("reader", "two", LONG_LEASE)).isEmpty();
        assertThat(store().leases().acquire("signer", "two", LONG_LEASE)).isPresent();
    }

    @Test
    default void r2_newHolder_getsAHigherToken_renewingKeepsIt() {
        Lease first = acquire("one", SHORT_LEASE);
        letStoreTimePass(SHORT_LEASE);
        Lease second = acquire("two", LONG_LEASE);
        assertThat(second.fencingToken()).isGreaterThan(first.fencingToken());
        Lease renewed = acquire("two", LONG_LEASE);
        assertThat(renewed.fencingToken()).isEqualTo(second.fencingToken());
        assertThat(renewed.expiresAt()).isAfterOrEqualTo(second.expiresAt());
    }

    @Test
    default void r2_sameHolderAfterTheEnd_getsAHigherToken() {
        Lease first = acquire("one", SHORT_LEASE);
        letStoreTimePass(SHORT_LEASE);
        assertThat(acquire("one", LONG_LEASE).fencingToken()).isGreaterThan(first.fencingToken());
    }

    @Test
    default void lease_endsByTheStoresClock() {
        Instant before = store().read(view -> view.storeTime());
        Lease lease = acquire("one", LONG_LEASE);
        Instant after = store().read(view -> view.storeTime());
        assertThat(lease.expiresAt()).isBetween(before.plus(LONG_LEASE), after.plus(LONG_LEASE));
    }

    @Test
    default void release_letsTheNextOneIn_withAHigherToken() {
        Lease first = acquire("one", LONG_LEASE);
        store().leases().release(first);
        Lease second = acquire("two", LONG_LEASE);
        assertThat(second.fencingToken()).isGreaterThan(first.fencingToken());
        store().leases().release(first);
        assertThat(store().leases().acquire("reader", "three", LONG_LEASE))
                .as("a lost lease releases nothing")
                .isEmpty();
    }

    @Test
    default void r10_write_underTheCurrentLease_isTaken() {
        Lease lease = acquire("one", LONG_LEASE);
        put(lease);
        Lease renewed = acquire("one", LONG_LEASE);
        put(renewed);
        put(lease);
        assertThat(store().<Optional<String>>read(view -> view.fact("written"))).contains("yes");
    }

    @Test
    default void r10_write_underALostLease_isRefused() {
        Lease lost = acquire("one", SHORT_LEASE);
        letStoreTimePass(SHORT_LEASE);
        acquire("two", LONG_LEASE);
        assertThatThrownBy(() -> put(lost)).isInstanceOf(LeaseLostException.class);
        assertThat(store().<Optional<String>>read(view -> view.fact("written"))).isEmpty();
    }

    @Test
    default void r10_write_underALeaseThatEnded_isRefusedEvenIfNobodyTookIt() {
        Lease ended = acquire("one", SHORT_LEASE);
        letStoreTimePass(SHORT_LEASE);
        assertThatThrownBy(() -> put(ended)).isInstanceOf(LeaseLostException.class);
        assertThat(store().<Optional<String>>read(view -> view.fact("written"))).isEmpty();
    }

    @Test
    default void r10_write_underAReleasedOrForgedLease_isRefused() {
        Lease lease = acquire("one", LONG_LEASE);
        Lease forged = new Lease("reader", "one", lease.fencingToken() + 1, lease.expiresAt());
        assertThatThrownBy(() -> put(forged)).isInstanceOf(LeaseLostException.class);
        store().leases().release(lease);
        assertThatThrownBy(() -> put(lease)).isInstanceOf(LeaseLostException.class);
        Lease unknown = new Lease("nobody's", "one", 1, lease.expiresAt());
        assertThatThrownBy(() -> put(unknown)).isInstanceOf(LeaseLostException.class);
    }

    @Test
    default void r12_takeOver_endsTheLeasesOfEarlierStarts_andRefusesThemFromThenOn() {
        Lease first = acquire("gateway-1/a", LONG_LEASE);
        assertThat(store().takeOver("gateway-1", "gateway-1/b")).isEqualTo(1);
        assertThatThrownBy(() -> put(first)).isInstanceOf(LeaseLostException.class);
        Lease second = acquire("gateway-1/b", LONG_LEASE);
        assertThat(second.fencingToken()).isGreaterThan(first.fencingToken());
        assertThat(store().takeOver("gateway-1", "gateway-1/b")).as("its own").isZero();
        put(second);
        assertThatThrownBy(() -> put(first)).isInstanceOf(LeaseLostException.class);
    }

    private Lease acquire(String holder, Duration time) {
        return store().leases().acquire("reader", holder, time).orElseThrow();
    }

    private void put(Lease lease) {
        store().write(lease, transaction -> {
            transaction.putFact("written", "yes");
            return true;
        });
    }
}
