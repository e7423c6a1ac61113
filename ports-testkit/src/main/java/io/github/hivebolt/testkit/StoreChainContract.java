package io.github.hivebolt.testkit;

import static io.github.hivebolt.testkit.StoreSamples.START;
import static io.github.hivebolt.testkit.StoreSamples.block;
import static io.github.hivebolt.testkit.StoreSamples.sighting;
import static io.github.hivebolt.testkit.StoreSamples.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.ports.store.LeaseLostException;
import io.github.hivebolt.ports.store.TransferSighting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Sightings and cursors. */
public interface StoreChainContract extends StoreContract {
    @Test
    default void sighting_isStoredOnceAndBookedOnce() {
        TransferSighting seen = sighting(1);
        OperationId operation = seen.transfer().operation();
        assertThat(insert(seen)).isTrue();
        TransferSighting other = new TransferSighting(seen.transfer(), "evil.example", TransferSighting.State.BOOKED);
        assertThat(insert(other)).isFalse();
        assertThat(store().<Optional<TransferSighting>>read(view -> view.sighting(operation)))
                .contains(seen);
        assertThat(book(operation)).isTrue();
        assertThat(book(operation)).isFalse();
        assertThat(store().<Optional<TransferSighting>>read(view -> view.sighting(operation)))
                .contains(seen.booked());
    }

    @Test
    default void bookSighting_thatNobodySaw_isRefused() {
        assertThatThrownBy(() -> book(sighting(1).transfer().operation())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void sightingsOf_oneTransaction_areInItsOrder() {
        for (int index : new int[] {11, 2}) {
            ChainTransfer plain = sighting(1).transfer();
            ChainTransfer moved = new ChainTransfer(
                    new OperationId.Signed(transaction(5), index),
                    plain.kind(),
                    plain.from(),
                    plain.to(),
                    plain.amount(),
                    plain.memo(),
                    plain.blockNumber(),
                    plain.blockTime());
            insert(new TransferSighting(moved, "api.example", TransferSighting.State.SEEN));
        }
        insert(sighting(1));
        assertThat(store().<List<TransferSighting>>read(view -> view.sightingsOf(transaction(5))))
                .extracting(found -> found.transfer().operation().text())
                .containsExactly(transaction(5) + "-2", transaction(5) + "-11");
    }

    @Test
    default void unbookedFrom_countsWhatOneHostAloneReported() {
        for (int number = 1; number <= 3; number++) {
            insert(sighting(number));
        }
        book(sighting(2).transfer().operation());
        assertThat(store().<Long>read(view -> view.unbookedFrom(StoreSamples.ALICE)))
                .isEqualTo(2);
        assertThat(store().<Long>read(view -> view.unbookedFrom(StoreSamples.GATEWAY)))
                .isZero();
    }

    @Test
    default void disputedSighting_holdsNothingBackAndIsStillKnown() {
        TransferSighting seen = sighting(1);
        insert(seen);
        dispute(operation(1));
        dispute(operation(1));
        dispute(operation(2));
        assertThat(found(1)).contains(seen.disputed());
        assertThat(found(2)).isEmpty();
        assertThat(store().<Long>read(view -> view.unbookedFrom(StoreSamples.ALICE)))
                .isZero();
        OperationId.Signed place = (OperationId.Signed) operation(1);
        assertThat(store().<List<TransferSighting>>read(view -> view.sightingsOf(place.transactionId())))
                .isEmpty();
    }

    @Test
    default void disputedSighting_isBookedOnceWhenEnoughHostsAgree() {
        insert(sighting(1));
        dispute(operation(1));
        assertThat(book(operation(1))).isTrue();
        dispute(operation(1));
        assertThat(found(1)).contains(sighting(1).booked());
        assertThat(book(operation(1))).isFalse();
    }

    @Test
    default void replacedSighting_isTheNewOneButNeverOnceBooked() {
        insert(sighting(1));
        dispute(operation(1));
        TransferSighting other = withMemo(sighting(1), "what the others have");
        assertThat(replace(other)).isTrue();
        assertThat(found(1)).contains(other);
        book(operation(1));
        assertThat(replace(sighting(1))).isFalse();
        assertThat(found(1)).contains(other.booked());
        assertThatThrownBy(() -> replace(sighting(2))).isInstanceOf(IllegalStateException.class);
    }

    private static TransferSighting withMemo(TransferSighting sighting, String memo) {
        ChainTransfer plain = sighting.transfer();
        ChainTransfer other = new ChainTransfer(
                plain.operation(),
                plain.kind(),
                plain.from(),
                plain.to(),
                plain.amount(),
                memo,
                plain.blockNumber(),
                plain.blockTime());
        return new TransferSighting(other, sighting.servedBy(), sighting.state());
    }

    private Optional<TransferSighting> found(int number) {
        return store().read(view -> view.sighting(operation(number)));
    }

    private boolean replace(TransferSighting sighting) {
        return store().write(transaction -> transaction.replaceSighting(sighting));
    }

    private void dispute(OperationId operation) {
        store().write(transaction -> {
            transaction.disputeSighting(operation);
            return true;
        });
    }

    @Test
    default void receivedBetween_isByBlockTime_bothEndsIncluded_oldestFirst() {
        for (int number : new int[] {4, 1, 3, 2, 5}) {
            insert(sighting(number));
        }
        assertThat(received(2, 4, 9)).containsExactly(operation(2), operation(3), operation(4));
        assertThat(received(0, 9, 2)).containsExactly(operation(1), operation(2));
        assertThat(received(6, 9, 9)).isEmpty();
        assertThat(store().<List<OperationId>>read(
                                view -> view.receivedBetween(StoreSamples.ALICE, START, START.plusSeconds(9), 9)))
                .as("what alice sent she did not receive")
                .isEmpty();
    }

    @Test
    default void r1_blockCursor_movesOnlyFromWhereTheReaderThinksItIs() {
        assertThat(store().<Optional<BlockReference>>read(view -> view.blockCursor()))
                .isEmpty();
        assertThatThrownBy(() -> move(Optional.of(block(9)), block(10))).isInstanceOf(LeaseLostException.class);
        move(Optional.empty(), block(10));
        assertThat(store().<Optional<BlockReference>>read(view -> view.blockCursor()))
                .contains(block(10));
        assertThatThrownBy(() -> move(Optional.empty(), block(11))).isInstanceOf(LeaseLostException.class);
        move(Optional.of(block(10)), block(12));
        assertThatThrownBy(() -> move(Optional.of(block(10)), block(13))).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> move(Optional.of(block(12)), block(11)))
                .as("backwards")
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store().<Optional<BlockReference>>read(view -> view.blockCursor()))
                .contains(block(12));
    }

    @Test
    default void r1_blockCursor_lost_undoesWhatWasFound() {
        move(Optional.empty(), block(10));
        assertThatThrownBy(() -> store().write(transaction -> {
                    transaction.insertSighting(sighting(1));
                    transaction.moveBlockCursor(Optional.of(block(9)), block(11));
                    return true;
                }))
                .isInstanceOf(LeaseLostException.class);
        assertThat(store().<Optional<TransferSighting>>read(
                                view -> view.sighting(sighting(1).transfer().operation())))
                .isEmpty();
    }

    @Test
    default void r1_virtualCursor_movesOnlyFromWhereTheReaderThinksItIs() {
        assertThat(store().<OptionalLong>read(view -> view.virtualCursor())).isEmpty();
        assertThatThrownBy(() -> moveVirtual(5, 6)).isInstanceOf(LeaseLostException.class);
        moveVirtual(-1, 5);
        assertThatThrownBy(() -> moveVirtual(-1, 6)).isInstanceOf(LeaseLostException.class);
        moveVirtual(5, 8);
        assertThatThrownBy(() -> moveVirtual(5, 9)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> moveVirtual(8, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThat(store().<OptionalLong>read(view -> view.virtualCursor())).isEqualTo(OptionalLong.of(8));
    }

    private List<OperationId> received(int fromSecond, int toSecond, int limit) {
        return store().read(view -> view.receivedBetween(
                StoreSamples.GATEWAY, START.plusSeconds(fromSecond), START.plusSeconds(toSecond), limit));
    }

    private static OperationId operation(int number) {
        return sighting(number).transfer().operation();
    }

    private boolean insert(TransferSighting sighting) {
        return store().write(transaction -> transaction.insertSighting(sighting));
    }

    private boolean book(OperationId operation) {
        return store().write(transaction -> transaction.bookSighting(operation));
    }

    private void move(Optional<BlockReference> expected, BlockReference next) {
        store().write(transaction -> {
            transaction.moveBlockCursor(expected, next);
            return true;
        });
    }

    private void moveVirtual(long expected, long next) {
        store().write(transaction -> {
            transaction.moveVirtualCursor(expected, next);
            return true;
        });
    }
}
