package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.ports.HiveAccount;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the gateway's Hive account holds enough of everything. It asks a Hive node, so it runs by itself. */
final class FundsWatch implements Worker {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
    private static final Duration LASTS = Duration.ofSeconds(45);
    /**
     * What a transfer is taken to cost in resource credits. The chain prices each by its load and the memo's length, and
     * no call that every public node serves tells that price beforehand; this serves the alert only, a round guess suffices.
     */
    private static final long CREDITS_PER_TRANSFER = 250_000_000L;

    private final HiveReader reader;
    private final OrderStore store;
    private final Leadership leadership;
    private final AccountName gateway;
    private final Alerts alerts;
    private final IncidentSwitch incidents;
    private final Steady hive;
    private final Steady hbd;
    private final Steady credits;

    FundsWatch(EnginePorts ports, EngineSettings settings, IncidentDesk incidents, Leadership leadership) {
        this.reader = ports.reader();
        this.store = ports.store();
        this.leadership = leadership;
        this.gateway = settings.policy().gateway();
        this.alerts = settings.alerts();
        this.incidents = new IncidentSwitch(ports.store(), incidents);
        TimeSource time = ports.time();
        this.hive = new Steady(time, LASTS, LASTS);
        this.hbd = new Steady(time, LASTS, LASTS);
        this.credits = new Steady(time, LASTS, LASTS);
    }

    @Override
    public String name() {
        return "funds-watch";
    }

    @Override
    public Duration step() {
        if (leadership.lease().isEmpty()) {
            return BETWEEN_LOOKS;
        }
        Optional<HiveAccount> account = account();
        if (account.isEmpty()) {
            hive.forget();
            hbd.forget();
            credits.forget();
            return BETWEEN_LOOKS;
        }
        List<Incident> open = store.read(StoreView::openIncidents);
        judge(open, hive, account.get().hive(), alerts.hiveMin());
        judge(open, hbd, account.get().hbd(), alerts.hbdMin());
        judgeCredits(open, account.get());
        return BETWEEN_LOOKS;
    }

    private Optional<HiveAccount> account() {
        try {
            return reader.account(gateway);
        } catch (PartyUnavailableException unavailable) {
            return Optional.empty();
        }
    }

    private void judge(List<Incident> open, Steady steady, HiveAmount has, HiveAmount least) {
        String key = "hivebolt.alert." + least.asset().name().toLowerCase(Locale.ROOT) + "-min";
        String wrong = "@" + gateway + " holds less than " + least + " (" + key + ").";
        String right = "@" + gateway + " holds " + has + " again.";
        incidents.set(
                open,
                steady.update(has.milli() < least.milli()),
                IncidentKind.FUNDS_LOW,
                least.asset().name(),
                new IncidentSwitch.Words(wrong, right));
    }

    private void judgeCredits(List<Incident> open, HiveAccount account) {
        boolean low = account.currentMana() / CREDITS_PER_TRANSFER < alerts.rcMinTransfers();
        String wrong = "The resource credits of @" + gateway + " suffice for less than about " + alerts.rcMinTransfers()
                + " transfers (hivebolt.alert.rc-min-transfers).";
        String right = "The resource credits have regenerated.";
        incidents.set(open, credits.update(low), IncidentKind.RC_LOW, "", new IncidentSwitch.Words(wrong, right));
    }
}
