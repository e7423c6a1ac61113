package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.ChainTip;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.List;

/** Whether the chain goes on while its nodes answer, and whether its time is ours. */
final class ChainJudge implements Judge {
    private static final Duration STANDS_STILL = Duration.ofSeconds(60);
    private static final Duration HEAD_MOVES = Duration.ofSeconds(15);
    /** A block's time is at most a few seconds old when it is told of; nodes answer from caches of up to 9 s. */
    private static final Duration MOST_BEHIND = Duration.ofSeconds(30);

    private static final Duration MOST_AHEAD = Duration.ofSeconds(10);
    /** Nodes that catch up after a halt are behind, too, but less and less. */
    private static final Duration SAME = Duration.ofSeconds(10);

    private final ChainProgress progress;
    private final TimeSource time;
    private final IncidentSwitch incidents;
    private final Steady clock;
    private Duration offsetThen = Duration.ZERO;

    ChainJudge(ChainProgress progress, TimeSource time, IncidentSwitch incidents, Duration outageAfter) {
        this.progress = progress;
        this.time = time;
        this.incidents = incidents;
        this.clock = new Steady(time, outageAfter, outageAfter);
    }

    @Override
    public void judge(List<Incident> open) {
        PartyHealth hive = progress.health();
        boolean answers = hive.state() == PartyHealth.State.UP && !progress.isSilent();
        if (!answers) {
            clock.forget();
            return;
        }
        judgeProgress(open);
        progress.tip().ifPresent(tip -> judgeClock(open, tip));
    }

    private void judgeProgress(List<Incident> open) {
        boolean headMoves = progress.sinceHeadMoved().compareTo(HEAD_MOVES) < 0;
        boolean stalled = progress.sinceIrreversibleMoved().compareTo(STANDS_STILL) > 0
                && progress.lasted().compareTo(STANDS_STILL) > 0;
        if (stalled) {
            String what = headMoves
                    ? "Blocks come, but none has become irreversible for a minute."
                    : "The nodes answer, but no block has come for a minute.";
            incidents.open(open, IncidentKind.CHAIN_STALLED, "", what);
        } else if (headMoves) {
            incidents.close(open, IncidentKind.CHAIN_STALLED, "", "Blocks become irreversible again.");
        }
    }

    private void judgeClock(List<Incident> open, ChainTip tip) {
        boolean headMoves = progress.sinceHeadMoved().compareTo(HEAD_MOVES) < 0;
        if (!headMoves) {
            clock.forget();
            return;
        }
        Duration offset = Duration.between(tip.headTime(), time.now());
        boolean off = offset.compareTo(MOST_BEHIND) > 0 || offset.negated().compareTo(MOST_AHEAD) > 0;
        if (off && offset.minus(offsetThen).abs().compareTo(SAME) > 0) {
            offsetThen = offset;
            clock.forget();
        }
        String wrong = "The newest Hive block's time is " + offsetThen.abs().toSeconds() + " s "
                + (offsetThen.isNegative() ? "ahead of" : "behind") + " this machine's clock.";
        incidents.set(
                open,
                clock.update(off),
                IncidentKind.CLOCK_OFF,
                "",
                new IncidentSwitch.Words(wrong, "The clock agrees with the chain again."));
    }
}
