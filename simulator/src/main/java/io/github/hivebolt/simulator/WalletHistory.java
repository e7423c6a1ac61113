package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.money.HiveAsset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the gateway's account held at which time. Not thread-safe. */
final class WalletHistory {
    private record Held(HiveAsset asset, long milli, Instant since) {}

    private final World world;
    private final List<Held> history = new ArrayList<>();

    WalletHistory(World world) {
        this.world = world;
        note();
    }

    /** To be called whenever it may have changed. */
    void note() {
        for (HiveAsset asset : HiveAsset.values()) {
            long now = world.chain.balance(Accounts.GATEWAY).liquid(asset).milli();
            if (history.stream().filter(held -> held.asset() == asset).reduce((one, later) -> later).stream()
                    .noneMatch(held -> held.milli() == now)) {
                history.add(new Held(asset, now, world.clock.now()));
            }
        }
    }

    /** The most that it held at any time since then. */
    long mostSince(HiveAsset asset, Instant since) {
        note();
        long most = 0;
        long before = 0;
        for (Held held : history) {
            if (held.asset() == asset) {
                if (held.since().isAfter(since)) {
                    most = Math.max(most, Math.max(before, held.milli()));
                }
                before = held.milli();
            }
        }
        return Math.max(most, before);
    }
}
