package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the Lightning node can pay, and enough. That it does not answer at all is the watchdog's own business. */
final class LightningJudge implements Judge {
    private static final String OUTBOUND = "outbound";
    private static final String INBOUND = "inbound";

    private final LightningMonitor lightning;
    private final IncidentSwitch incidents;
    private final Alerts alerts;
    private final Duration outageAfter;
    private final Steady outbound;
    private final Steady inbound;

    LightningJudge(LightningMonitor lightning, TimeSource time, IncidentSwitch incidents, EngineSettings settings) {
        this.lightning = lightning;
        this.incidents = incidents;
        this.alerts = settings.alerts();
        this.outageAfter = settings.outageAfter();
        // A payment under way takes liquidity for the moment in which it is routed.
        Duration longer = outageAfter.multipliedBy(2);
        this.outbound = new Steady(time, longer, outageAfter);
        this.inbound = new Steady(time, longer, outageAfter);
    }

    @Override
    public void judge(List<Incident> open) {
        judgeReadiness(open);
        Optional<NodeStatus> status = lightning.status();
        if (status.isEmpty()) {
            outbound.forget();
            inbound.forget();
            return;
        }
        judge(open, outbound, OUTBOUND, status.get().spendable(), alerts.outboundMin());
        judge(open, inbound, INBOUND, status.get().receivable(), alerts.inboundMin());
    }

    private void judgeReadiness(List<Incident> open) {
        PartyHealth health = lightning.health();
        boolean lasts = lightning.lasted().compareTo(outageAfter) >= 0;
        if (health.state() == PartyHealth.State.DEGRADED && lasts) {
            incidents.open(open, IncidentKind.LIGHTNING_NOT_SYNCED, "", health.why());
        } else if (health.state() == PartyHealth.State.UP) {
            incidents.close(open, IncidentKind.LIGHTNING_NOT_SYNCED, "", "The Lightning node can pay again.");
        }
    }

    private void judge(List<Incident> open, Steady steady, String side, Msat has, Msat least) {
        String can = side.equals(OUTBOUND) ? "sent" : "received";
        // Figures that move with every payment would make an update of every one.
        String wrong = "Less than " + least.floorToSats() + " sats can be " + can + " over Lightning (hivebolt.alert."
                + side + "-min-sats).";
        String right = has.floorToSats() + " sats can be " + can + " again.";
        Steady.Verdict verdict = steady.update(has.compareTo(least) < 0);
        incidents.set(open, verdict, IncidentKind.LIQUIDITY_LOW, side, new IncidentSwitch.Words(wrong, right));
    }
}
