package io.github.hivebolt.app.cli;

import io.github.hivebolt.adapters.hive.NodeProbe;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.wiring.World;
import io.github.hivebolt.codec.ChainId;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.engine.rates.Pricing;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.ports.store.StoreView;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says whether the gateway could run with this configuration: validates it and reaches every outside party. */
final class CheckCommand implements Command {
    @Override
    public int run(List<String> args, CommandContext context) {
        if (!args.isEmpty()) {
            context.err().println("hivebolt check: takes no arguments.");
            return USAGE;
        }
        Optional<Settings> settings = Findings.settings(context);
        if (settings.isEmpty()) {
            return FAILED;
        }
        context.out().println("ok: the configuration is well-formed.");
        try (World world = World.open(settings.get(), context.source())) {
            AdapterFindings.of(world.adapters().catalogue()).forEach(context.out()::println);
            return new Examination(settings.get(), world, context.out()).everything() ? OK : FAILED;
        } catch (MalformedSettingException malformed) {
            malformed.problems().forEach(problem -> context.err().println("error: " + problem));
            return FAILED;
        }
    }

    /** Reaches one party after the other; one line per finding. */
    private record Examination(Settings settings, World world, PrintStream out) {
        boolean everything() {
            boolean hive = hive();
            boolean lightning = lightning();
            boolean rates = rates();
            boolean store = store();
            return hive && lightning && rates && store;
        }

        private boolean hive() {
            List<NodeProbe> probes = world.hive().probe();
            HiveFindings findings = new HiveFindings(probes, settings.hive().account());
            for (NodeProbe probe : probes) {
                List<String> problems = findings.of(probe);
                if (problems.isEmpty()) {
                    out.println("ok: Hive node " + probe.url() + " serves all that is needed.");
                }
                problems.forEach(problem -> out.println("error: Hive node " + probe.url() + ": " + problem));
            }
            findings.ofAll().forEach(problem -> out.println("error: " + problem));
            boolean keyFits =
                    probes.stream().allMatch(probe -> probe.activeKeyMatches().orElse(true));
            long good = probes.stream()
                    .filter(NodeProbe::isGood)
                    .map(NodeProbe::host)
                    .distinct()
                    .count();
            if (good < settings.hive().confirmNodes()) {
                out.println("error: hivebolt.hive.nodes: " + good + " usable hosts, but "
                        + settings.hive().confirmNodes()
                        + " must confirm each transfer (hivebolt.hive.confirm-nodes).");
                return false;
            }
            return keyFits;
        }

        private boolean lightning() {
            try {
                NodeStatus status = world.adapters().lightning().payer().status();
                out.println("ok: Lightning node " + status.id() + " (" + status.version() + ") on " + status.network()
                        + ", " + status.spendable().floorToSats() + " sats can be sent.");
                world.adapters().lightning().advice().forEach(advice -> out.println("warning: Lightning: " + advice));
                return networksMatch(status) && canPay(status);
            } catch (PartyUnavailableException unavailable) {
                out.println("error: Lightning: " + unavailable.words());
                return false;
            }
        }

        private boolean networksMatch(NodeStatus status) {
            boolean hiveMain = settings.hive().chainId().equals(ChainId.MAINNET.hex());
            if (hiveMain == (status.network() == LightningNetwork.MAINNET)) {
                return true;
            }
            out.println("error: Hive and Lightning are not both main networks or both test networks; correct"
                    + " hivebolt.hive.chain-id or the Lightning node's address.");
            return false;
        }

        private boolean canPay(NodeStatus status) {
            if (!status.syncedToChain()) {
                out.println("error: the Lightning node is not synced to its chain; wait until it is.");
                return false;
            }
            if (status.activeChannels() == 0) {
                out.println("error: the Lightning node has no active channel; open one, or wait for its peers.");
                return false;
            }
            return true;
        }

        private boolean rates() {
            world.rates().refresh();
            boolean all = true;
            for (HiveAsset asset : HiveAsset.values()) {
                Pricing pricing = world.rates().price(asset);
                all &= pricing.asRate().isPresent();
                out.println(
                        switch (pricing) {
                            case Pricing.Priced(Rate rate) ->
                                "ok: 1 " + asset + " is worth "
                                        + rate.satsPerUnit().toPlainString() + " sats.";
                            case Pricing.Unpriced(String why) ->
                                "error: hivebolt.rates: " + asset + " cannot be priced: " + why;
                        });
            }
            return all;
        }

        private boolean store() {
            try {
                world.store().read(StoreView::storeTime);
            } catch (StoreUnavailableException unavailable) {
                Path data = settings.folders().data();
                if (RunningGateway.isIn(data)) {
                    out.println("ok: the store is in use by the gateway that runs on " + data + ".");
                    return true;
                }
                out.println("error: the store does not answer: " + unavailable.getMessage());
                return false;
            }
            Optional<String> problem = world.store().durabilityProblem();
            out.println(problem.map(words -> "error: the store: " + words)
                    .orElseGet(() -> "ok: the store works: " + world.store().describe()));
            return problem.isEmpty();
        }
    }
}
