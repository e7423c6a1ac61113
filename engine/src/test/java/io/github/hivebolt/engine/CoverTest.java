package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be promised is what is ours beyond doubt. */
class CoverTest {
    private final EngineWorld world = new EngineWorld(2);
    private final Cover cover = new Cover(world.ports(), EngineWorld.GATEWAY);

    @BeforeEach
    void begin() {
        run(Duration.ofSeconds(40));
    }

    private void run(Duration duration) {
        for (long left = duration.toSeconds(); left > 0; left--) {
            world.run(Duration.ofSeconds(1));
            cover.step();
        }
    }

    private HiveAmount free() {
        return world.store.read(view -> cover.free(view, HiveAsset.HIVE));
    }

    private HiveAmount balance() {
        return world.host.account(EngineWorld.GATEWAY).orElseThrow().hive();
    }

    private boolean reserve(HiveAmount amount) {
        return world.store.<Boolean>write(tx -> cover.reserve(tx, amount));
    }

    @Test
    void whatNobodyHasAClaimOn_isFree_andCanBePromisedOnce() {
        assertThat(free()).isEqualTo(balance());
        assertThat(reserve(balance())).isTrue();
        assertThat(free()).isEqualTo(HiveAmount.zero(HiveAsset.HIVE));
        assertThat(reserve(new HiveAmount(1, HiveAsset.HIVE))).isFalse();
        world.store.write(tx -> {
            Cover.release(tx, balance());
            return true;
        });
        assertThat(free()).isEqualTo(balance());
    }

    @Test
    void whatSomebodyJustTransferred_isHisUntilItIsAnswered() {
        HiveAmount before = free();
        world.host.othersAreSilent = true;
        world.transfer("bob", "40.000", "nonsense");
        for (int second = 0; second < 120; second++) {
            run(Duration.ofSeconds(1));
            assertThat(free().milli()).as("after %s s", second).isLessThanOrEqualTo(before.milli());
        }
        assertThat(balance()).isEqualTo(before.plus(HiveAmount.parse("40.000", HiveAsset.HIVE)));
        world.host.othersAreSilent = false;
        world.run(Duration.ofSeconds(90));
        run(Duration.ofSeconds(90));
        assertThat(free()).isEqualTo(before);
    }

    @Test
    void whatTheOperatorTookOut_isNotFreeEvenIfANodeStillShowsIt() throws Exception {
        HiveAmount before = free();
        HiveAmount out = HiveAmount.parse("40.000", HiveAsset.HIVE);
        world.wallet.transfer(EngineWorld.GATEWAY, new AccountName("carol"), out, "out");
        world.run(Duration.ofSeconds(4));
        run(Duration.ofSeconds(1));
        assertThat(free()).isEqualTo(before.minus(out));
    }

    @Test
    void silentNodes_leaveNothingToPromise() {
        world.hiveIsOut = true;
        run(Duration.ofSeconds(20));
        assertThat(free()).isEqualTo(HiveAmount.zero(HiveAsset.HIVE));
        assertThat(world.store.<Boolean>read(view -> cover.obstacle(view).isPresent()))
                .isTrue();
        assertThat(reserve(new HiveAmount(1, HiveAsset.HIVE))).isFalse();
    }
}
