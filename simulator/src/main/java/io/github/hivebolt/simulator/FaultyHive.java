package io.github.hivebolt.simulator;

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
import java.util.Optional;

/** One process's way to the Hive hosts: outages, stale and short answers, and hosts of which one may lie. */
final class FaultyHive implements HiveReader {
    private static final int BLOCKS_BEHIND = 30;

    private final HiveReader honest;
    private final HiveHosts hosts;
    private final Life life;
    private final Weather weather;
    private final ReceiveTruth truth;

    FaultyHive(HiveReader honest, HiveHosts hosts, Life life, Weather weather, ReceiveTruth truth) {
        this.truth = truth;
        this.honest = honest;
        this.hosts = hosts;
        this.life = life;
        this.weather = weather;
    }

    @Override
    public ChainTip tip() {
        ask("tip");
        ChainTip tip = honest.tip();
        life.after("tip");
        if (!weather.is(Fault.STALE_HOSTS)) {
            return tip;
        }
        long behind = Math.max(1, tip.irreversibleNumber() - BLOCKS_BEHIND);
        return new ChainTip(tip.headNumber() - BLOCKS_BEHIND, tip.headTime(), behind, 1);
    }

    @Override
    public BlockReference block(long number) {
        ask("block");
        return honest.block(number);
    }

    @Override
    public BlockBatch read(BlockReference after, int maxBlocks) {
        ask("read");
        int most = weather.strikes(Fault.READ_SHORT) ? weather.chance().between(1, 3) : maxBlocks;
        BlockBatch batch = honest.read(after, most);
        life.after("read");
        return hosts.serve(batch);
    }

    @Override
    public VirtualBatch readVirtual(long afterBlock, long upToBlock) {
        ask("readVirtual");
        if (weather.is(Fault.NO_VIRTUALS)) {
            throw new PartyUnavailableException(Trouble.BROKEN_ANSWER, "A Hive node has no virtual operations.");
        }
        return honest.readVirtual(afterBlock, upToBlock);
    }

    @Override
    public Corroboration corroborate(ChainTransfer transfer, String servedBy) {
        life.before("corroborate");
        if (hiveIsOut() || weather.strikes(Fault.HOSTS_SILENT)) {
            return new Corroboration.NotEnoughHosts("No other host answered.");
        }
        Corroboration truth = honest.corroborate(transfer, servedBy);
        life.after("corroborate");
        return hosts.corroborate(transfer, servedBy, truth);
    }

    @Override
    public Sighting sight(TransactionId id, long fromBlock, long toBlock) {
        life.before("sight");
        if (hiveIsOut() || weather.is(Fault.LONELY_HOST) || weather.strikes(Fault.HOSTS_SILENT)) {
            return new Sighting.Undecided("Too few hosts answered alike.");
        }
        return honest.sight(id, fromBlock, toBlock);
    }

    @Override
    public Optional<HiveAccount> account(AccountName name) {
        ask("account");
        Optional<HiveAccount> account = honest.account(name);
        account.ifPresent(found -> truth.existenceWasTold(name));
        return account;
    }

    private boolean hiveIsOut() {
        return weather.is(Fault.NETWORK_OUTAGE) || weather.is(Fault.HIVE_OUTAGE);
    }

    private void ask(String call) {
        life.before(call);
        if (hiveIsOut() || weather.strikes(Fault.READ_LOST)) {
            throw new PartyUnavailableException(Trouble.TIMED_OUT, "No Hive node gave an answer in time.");
        }
    }
}
