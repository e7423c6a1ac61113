package io.github.hivebolt.app.cli;

import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.wiring.Rebuilding;
import io.github.hivebolt.app.wiring.World;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.engine.RebuildRefusedException;
import io.github.hivebolt.engine.RebuildReport;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reconstructs a lost or old store from the chain and the Lightning node, while no instance of the gateway runs. */
final class RebuildCommand implements Command {
    private static final String SYNTAX = "hivebolt rebuild: rebuild [--from-block N] [--dry-run]";

    /** What was asked for. */
    private record Wish(OptionalLong fromBlock, boolean onlyTell) {}

    @Override
    public int run(List<String> args, CommandContext context) {
        Optional<Wish> wish = wish(args);
        if (wish.isEmpty()) {
            context.err().println(SYNTAX);
            return USAGE;
        }
        Optional<Settings> settings = Findings.settings(context);
        if (settings.isEmpty()) {
            return FAILED;
        }
        try (World world = World.open(settings.get(), context.source())) {
            return rebuild(settings.get(), world, wish.get(), context);
        } catch (MalformedSettingException malformed) {
            malformed.problems().forEach(problem -> context.err().println("error: " + problem));
        } catch (RebuildRefusedException refused) {
            context.err().println("hivebolt rebuild: " + refused.getMessage());
        } catch (PartyUnavailableException unavailable) {
            context.err()
                    .println("hivebolt rebuild: " + unavailable.words()
                            + " Nothing is sent until a rebuild has ended; run it again.");
        } catch (StoreUnavailableException unavailable) {
            context.err()
                    .println(
                            "hivebolt rebuild: the store does not answer, perhaps because the gateway runs on it; stop the"
                                    + " gateway and try again: " + unavailable.getMessage());
        }
        return FAILED;
    }

    private static int rebuild(Settings settings, World world, Wish wish, CommandContext context)
            throws RebuildRefusedException {
        world.rates().refresh();
        RebuildReport report =
                Rebuilding.of(settings, world, context.out()::println).run(wish.fromBlock(), wish.onlyTell());
        print(report, wish.onlyTell(), context.out());
        return OK;
    }

    private static void print(RebuildReport report, boolean onlyTold, PrintStream out) {
        String did = onlyTold ? "would be " : "";
        out.println(report.added() + " orders " + did + "added; of all that were looked at, " + report.ended()
                + " have ended, " + report.open() + " go on by the usual rules, "
                + report.parked().size() + " are parked for you to judge.");
        for (OrderId id : report.parked()) {
            out.println("  parked: " + id + " (see hivebolt order " + id + ")");
        }
        if (report.leftAlone() > 0) {
            out.println(report.leftAlone() + " earlier transfers are left alone; if some of them are orders, run"
                    + " hivebolt rebuild --from-block N.");
        }
        out.println(
                onlyTold
                        ? "Nothing was changed."
                        : "The store knows everything up to block " + report.upToBlock() + ". Start the gateway.");
    }

    private static Optional<Wish> wish(List<String> args) {
        OptionalLong fromBlock = OptionalLong.empty();
        boolean onlyTell = false;
        for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
            String arg = rest.next();
            if (arg.equals("--dry-run")) {
                onlyTell = true;
            } else if (arg.equals("--from-block") && rest.hasNext()) {
                String number = rest.next();
                if (!number.matches("[1-9][0-9]{0,9}")) {
                    return Optional.empty();
                }
                fromBlock = OptionalLong.of(Long.parseLong(number));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Wish(fromBlock, onlyTell));
    }
}
