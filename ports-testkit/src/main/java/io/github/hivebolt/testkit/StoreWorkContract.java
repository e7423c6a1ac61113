package io.github.hivebolt.testkit;

import static io.github.hivebolt.ports.store.WorkKind.CONSIDER;
import static io.github.hivebolt.ports.store.WorkKind.LOOK;
import static io.github.hivebolt.testkit.StoreSamples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.ports.store.LeaseLostException;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Work: scheduling, claiming, ending claims. */
public interface StoreWorkContract extends StoreContract {
    /** Longer than any test takes. */
    Duration LONG_CLAIM = Duration.ofMinutes(10);

    /** Short enough to wait for. */
    Duration SHORT_CLAIM = Duration.ofMillis(50);

    @Test
    default void r11_claim_takesWhatIsDue_earliestFirst_once() {
        schedule(CONSIDER, "c", START.minusSeconds(1));
        schedule(CONSIDER, "a", START.minusSeconds(3));
        schedule(LOOK, "b", START.minusSeconds(2));
        schedule(CONSIDER, "later", START.plusSeconds(1));
        schedule(WorkKind.SEND, "other kind", START.minusSeconds(9));
        assertThat(claim(2)).extracting(WorkItem::subject).containsExactly("a", "b");
        assertThat(claim(9)).extracting(WorkItem::subject).containsExactly("c");
        assertThat(claim(9)).isEmpty();
        time().advance(Duration.ofSeconds(1));
        assertThat(claim(9)).extracting(WorkItem::subject).containsExactly("later");
    }

    @Test
    default void r11_claim_endsByItself_andCountsAttempts() {
        schedule(LOOK, "a", START);
        WorkItem first = only(claim(SHORT_CLAIM));
        assertThat(first.attempts()).isZero();
        letStoreTimePass(SHORT_CLAIM);
        WorkItem second = only(claim(LONG_CLAIM));
        assertThat(second.attempts()).isEqualTo(1);
        assertThat(second.version()).isNotEqualTo(first.version());
    }

    @Test
    default void finish_removesTheWork() {
        schedule(LOOK, "a", START);
        finish(only(claim(LONG_CLAIM)));
        assertThat(store().<Map<WorkKind, Long>>read(view -> view.workCounts())).doesNotContainKey(LOOK);
        schedule(LOOK, "a", START);
        assertThat(only(claim(LONG_CLAIM)).attempts()).isZero();
    }

    @Test
    default void postpone_makesItDueAgainLater_andKeepsCounting() {
        schedule(LOOK, "a", START);
        postpone(only(claim(LONG_CLAIM)), START.plusSeconds(5));
        assertThat(claim(9)).isEmpty();
        time().advance(Duration.ofSeconds(5));
        WorkItem again = only(claim(LONG_CLAIM));
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.dueAt()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    default void r5_schedule_unclaimed_earlierTimeWins() {
        schedule(LOOK, "a", START.plusSeconds(60));
        schedule(LOOK, "a", START);
        schedule(LOOK, "a", START.plusSeconds(90));
        assertThat(only(claim(LONG_CLAIM)).dueAt()).isEqualTo(START);
        assertThat(store().<Map<WorkKind, Long>>read(view -> view.workCounts())).containsEntry(LOOK, 1L);
    }

    @Test
    default void r5_schedule_whileClaimed_isDoneAgainAfterFinish() {
        schedule(LOOK, "a", START);
        WorkItem claimed = only(claim(LONG_CLAIM));
        schedule(LOOK, "a", START.plusSeconds(9));
        schedule(LOOK, "a", START.plusSeconds(3));
        assertThat(claim(9)).as("still claimed").isEmpty();
        finish(claimed);
        assertThat(claim(9)).as("not yet due").isEmpty();
        time().advance(Duration.ofSeconds(3));
        WorkItem again = only(claim(LONG_CLAIM));
        assertThat(again.attempts()).isZero();
        finish(again);
        assertThat(store().<Map<WorkKind, Long>>read(view -> view.workCounts())).isEmpty();
    }

    @Test
    default void r5_schedule_whileClaimed_winsOverALaterPostpone() {
        schedule(LOOK, "a", START);
        WorkItem claimed = only(claim(LONG_CLAIM));
        schedule(LOOK, "a", START);
        postpone(claimed, START.plusSeconds(60));
        assertThat(only(claim(LONG_CLAIM)).dueAt()).isEqualTo(START);
    }

    @Test
    default void r5_schedule_afterTheClaimRanOut_isNotLostWhenTheLateHolderFinishes() {
        schedule(LOOK, "a", START);
        WorkItem late = only(claim(SHORT_CLAIM));
        letStoreTimePass(SHORT_CLAIM);
        schedule(LOOK, "a", time().now());
        finish(late);
        assertThat(claim(9)).extracting(WorkItem::subject).containsExactly("a");
    }

    @Test
    default void r5_schedule_forLater_survivesAClaimThatRanOut() {
        schedule(LOOK, "a", START);
        claim(SHORT_CLAIM);
        schedule(LOOK, "a", START.plusSeconds(60));
        letStoreTimePass(SHORT_CLAIM);
        finish(only(claim(LONG_CLAIM)));
        time().advance(Duration.ofSeconds(60));
        assertThat(claim(9)).extracting(WorkItem::subject).containsExactly("a");
    }

    @Test
    default void r6_claimLost_refusesToEndIt_andUndoesTheTransaction() {
        schedule(LOOK, "a", START);
        WorkItem lost = only(claim(SHORT_CLAIM));
        letStoreTimePass(SHORT_CLAIM);
        WorkItem held = only(claim(LONG_CLAIM));
        assertThatThrownBy(() -> store().write(transaction -> {
                    transaction.putFact("lost", "yes");
                    transaction.finish(lost);
                    return true;
                }))
                .isInstanceOf(LeaseLostException.class);
        assertThat(store().<Optional<String>>read(view -> view.fact("lost"))).isEmpty();
        assertThatThrownBy(() -> postpone(lost, START)).isInstanceOf(LeaseLostException.class);
        finish(held);
    }

    @Test
    default void r6_claimLostToOneWhoFinished_isRefusedEvenIfScheduledAnew() {
        schedule(LOOK, "a", START);
        WorkItem lost = only(claim(SHORT_CLAIM));
        letStoreTimePass(SHORT_CLAIM);
        finish(only(claim(LONG_CLAIM)));
        assertThatThrownBy(() -> finish(lost)).isInstanceOf(LeaseLostException.class);
        schedule(LOOK, "a", START);
        assertThatThrownBy(() -> finish(lost)).isInstanceOf(LeaseLostException.class);
        only(claim(LONG_CLAIM));
        assertThatThrownBy(() -> finish(lost)).isInstanceOf(LeaseLostException.class);
    }

    @Test
    default void claim_thatRanOutButNobodyTook_canStillBeEnded() {
        schedule(LOOK, "a", START);
        WorkItem late = only(claim(SHORT_CLAIM));
        letStoreTimePass(SHORT_CLAIM);
        finish(late);
        assertThat(store().<Map<WorkKind, Long>>read(view -> view.workCounts())).isEmpty();
    }

    @Test
    default void r12_takeOver_endsTheClaimsOfEarlierStarts_andRefusesThemFromThenOn() {
        schedule(LOOK, "a", START);
        schedule(CONSIDER, "b", START);
        WorkItem before = only(claimAs("gateway-1/before", 1));
        WorkItem ours = only(claimAs("gateway-1/now", 1));
        assertThat(store().takeOver("gateway-1", "gateway-1/now")).isEqualTo(1);
        assertThatThrownBy(() -> finish(before)).isInstanceOf(LeaseLostException.class);
        WorkItem again = only(claimAs("gateway-1/now", 9));
        assertThat(again.subject()).isEqualTo(before.subject());
        assertThat(again.attempts()).isEqualTo(1);
        finish(again);
        finish(ours);
        assertThat(store().<Map<WorkKind, Long>>read(view -> view.workCounts())).isEmpty();
    }

    @Test
    default void r12_takeOver_keepsWhatWasScheduledMeanwhile() {
        schedule(LOOK, "a", START);
        only(claimAs("gateway-1/before", 1));
        schedule(LOOK, "a", START.plusSeconds(60));
        store().takeOver("gateway-1", "gateway-1/now");
        assertThat(only(claimAs("gateway-1/now", 9)).dueAt()).isEqualTo(START);
    }

    @Test
    default void workCounts_countClaimedToo() {
        schedule(LOOK, "a", START);
        schedule(LOOK, "b", START.plusSeconds(60));
        schedule(CONSIDER, "a", START);
        claim(9);
        assertThat(store().<Map<WorkKind, Long>>read(view -> view.workCounts()))
                .containsEntry(LOOK, 2L)
                .containsEntry(CONSIDER, 1L)
                .hasSize(2);
    }

    private void schedule(WorkKind kind, String subject, Instant dueAt) {
        store().write(transaction -> {
            transaction.schedule(kind, subject, dueAt);
            return true;
        });
    }

    private List<WorkItem> claim(int limit) {
        return store().claim(Set.of(CONSIDER, LOOK), limit, "worker", LONG_CLAIM);
    }

    private List<WorkItem> claim(Duration claimTime) {
        return store().claim(Set.of(CONSIDER, LOOK), 9, "worker", claimTime);
    }

    private List<WorkItem> claimAs(String holder, int limit) {
        return store().claim(Set.of(CONSIDER, LOOK), limit, holder, LONG_CLAIM);
    }

    private static WorkItem only(List<WorkItem> items) {
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private void finish(WorkItem item) {
        store().write(transaction -> {
            transaction.finish(item);
            return true;
        });
    }

    private void postpone(WorkItem item, Instant dueAt) {
        store().write(transaction -> {
            transaction.postpone(item, dueAt);
            return true;
        });
    }
}
