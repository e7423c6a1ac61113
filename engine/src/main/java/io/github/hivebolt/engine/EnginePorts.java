package io.github.hivebolt.engine;

import io.github.hivebolt.domain.memo.MemoReader;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The world as the engine sees it.
 *
 * @param store what survives
 * @param reader reads the Hive chain
 * @param sender signs and broadcasts
 * @param payer pays over Lightning
 * @param rates the price of an asset now, or empty where nothing is trustworthy
 * @param memos decrypts memos
 * @param notifiers channels to the operator
 * @param hiveNodes the health of each Hive node
 * @param usableDisk how many bytes can still be written where the gateway keeps its files, or empty where unknown
 * @param time the time
 * @param random chance
 */
public record EnginePorts(
        OrderStore store,
        HiveReader reader,
        HiveSender sender,
        LightningPayer payer,
        Function<HiveAsset, Optional<Rate>> rates,
        MemoReader memos,
        List<Notifier> notifiers,
        Supplier<List<HiveNodeHealth>> hiveNodes,
        Supplier<OptionalLong> usableDisk,
        TimeSource time,
        RandomSource random) {
    /** Takes a copy of the list. */
    public EnginePorts {
        notifiers = List.copyOf(notifiers);
    }

    /**
     * The same without a disk to look at.
     *
     * @param store what survives
     * @param reader reads the Hive chain
     * @param sender signs and broadcasts
     * @param payer pays over Lightning
     * @param rates the price of an asset now
     * @param memos decrypts memos
     * @param notifiers channels to the operator
     * @param hiveNodes the health of each Hive node
     * @param time the time
     * @param random chance
     */
    public EnginePorts(
            OrderStore store,
            HiveReader reader,
            HiveSender sender,
            LightningPayer payer,
            Function<HiveAsset, Optional<Rate>> rates,
            MemoReader memos,
            List<Notifier> notifiers,
            Supplier<List<HiveNodeHealth>> hiveNodes,
            TimeSource time,
            RandomSource random) {
        this(store, reader, sender, payer, rates, memos, notifiers, hiveNodes, OptionalLong::empty, time, random);
    }
}
