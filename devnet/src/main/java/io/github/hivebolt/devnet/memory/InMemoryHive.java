package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.codec.HivePublicKey;
import io.github.hivebolt.devnet.chain.Balance;
import io.github.hivebolt.devnet.chain.ChainAccount;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.ChainTip;
import io.github.hivebolt.ports.Corroboration;
import io.github.hivebolt.ports.HiveAccount;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.Sighting;
import io.github.hivebolt.ports.VirtualBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the chain model for one gateway account, as several honest hosts would show it. Thread-safe if the link is. */
public final class InMemoryHive implements HiveReader {
    private static final String PARTY = "Every Hive node";
    private static final String HOST = "hive-in-memory";
    private static final long MAX_MANA = 179_999_975_822_404L;
    /** Wherever there is one host, there are two in memory. */
    private static final int HOSTS = 2;

    private final HiveChain chain;
    private final AccountName gateway;
    private final Link link;
    private final Map<HivePublicKey, String> keyTexts = Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * A reader.
     *
     * @param chain what is read
     * @param gateway whose money is looked for
     * @param link what goes wrong on the way
     */
    public InMemoryHive(HiveChain chain, AccountName gateway, Link link) {
        this.chain = chain;
        this.gateway = gateway;
        this.link = link;
    }

    @Override
    public ChainTip tip() {
        Unavailable.throwIf(link.next("tip"), PARTY);
        return new ChainTip(chain.headNumber(), chain.headTime(), chain.irreversibleNumber(), HOSTS);
    }

    @Override
    public BlockReference block(long number) {
        Unavailable.throwIf(link.next("block"), PARTY);
        return reference(irreversible(number));
    }

    @Override
    public BlockBatch read(BlockReference after, int maxBlocks) {
        Unavailable.throwIf(link.next("read"), PARTY);
        BlockReference last = after;
        List<ChainTransfer> found = new ArrayList<>();
        long end = Math.min(chain.irreversibleNumber(), after.number() + maxBlocks);
        for (long number = after.number() + 1; number <= end; number++) {
            ChainBlock block = irreversible(number);
            if (!block.previous().equals(last.id())) {
                throw new PartyUnavailableException(Trouble.STALE, "The chain does not continue the block asked for.");
            }
            Transfers.signed(block).stream()
                    .filter(transfer ->
                            transfer.to().equals(gateway) || transfer.from().equals(gateway))
                    .forEach(found::add);
            last = reference(block);
        }
        return new BlockBatch(after, last, found, HOST);
    }

    @Override
    public VirtualBatch readVirtual(long afterBlock, long upToBlock) {
        Unavailable.throwIf(link.next("readVirtual"), PARTY);
        long last = Math.min(upToBlock, chain.irreversibleNumber());
        List<ChainTransfer> found = new ArrayList<>();
        for (long number = afterBlock + 1; number <= last; number++) {
            Transfers.virtual(irreversible(number)).stream()
                    .filter(transfer -> transfer.to().equals(gateway))
                    .forEach(found::add);
        }
        return new VirtualBatch(afterBlock, Math.max(afterBlock, last), found, HOST);
    }

    @Override
    public Corroboration corroborate(ChainTransfer transfer, String servedBy) {
        if (link.next("corroborate") != Link.Trouble.NONE) {
            return new Corroboration.NotEnoughHosts("No other host answered.");
        }
        ChainBlock block = irreversible(transfer.blockNumber());
        List<ChainTransfer> there = new ArrayList<>(Transfers.signed(block));
        there.addAll(Transfers.virtual(block));
        if (there.contains(transfer)) {
            return new Corroboration.Agreed(HOSTS);
        }
        return there.stream()
                .filter(each -> each.operation().equals(transfer.operation()))
                .findFirst()
                .<Corroboration>map(Corroboration.Altered::new)
                .orElseGet(() -> new Corroboration.Disagreed(HOST + " does not have that operation."));
    }

    @Override
    public Sighting sight(TransactionId id, long fromBlock, long toBlock) {
        if (link.next("sight") != Link.Trouble.NONE) {
            return new Sighting.Undecided("No host answered.");
        }
        if (toBlock > chain.irreversibleNumber()) {
            return new Sighting.Undecided("The stretch is not irreversible yet.");
        }
        for (long number = fromBlock; number <= toBlock; number++) {
            boolean holds = irreversible(number).transactions().stream()
                    .anyMatch(transaction -> transaction.id().equals(id));
            if (holds) {
                return new Sighting.Present(number);
            }
        }
        return new Sighting.Missing();
    }

    @Override
    public Optional<HiveAccount> account(AccountName name) {
        Unavailable.throwIf(link.next("account"), PARTY);
        return chain.account(name).map(this::write);
    }

    private ChainBlock irreversible(long number) {
        return chain.block(number)
                .filter(block -> block.number() <= chain.irreversibleNumber())
                .orElseThrow(() -> new PartyUnavailableException(
                        Trouble.STALE, "There is no irreversible block " + number + " yet."));
    }

    private static BlockReference reference(ChainBlock block) {
        return new BlockReference(block.number(), block.id(), block.timestamp());
    }

    /** The model has one object for each key, and few of them. */
    private String text(HivePublicKey key) {
        return keyTexts.computeIfAbsent(key, HivePublicKey::toString);
    }

    private HiveAccount write(ChainAccount account) {
        Balance balance = chain.balance(account.name());
        return new HiveAccount(
                account.name(),
                balance.hive(),
                balance.hbd(),
                text(account.memo()),
                List.of(text(account.active())),
                chain.isWithoutCredits(account.name()) ? 0 : MAX_MANA,
                MAX_MANA);
    }
}
