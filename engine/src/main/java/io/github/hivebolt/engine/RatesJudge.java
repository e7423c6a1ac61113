package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether HIVE and HBD can be priced. */
final class RatesJudge implements Judge {
    private static final Duration MAY_BE_LATE = Duration.ofSeconds(30);

    private final Function<HiveAsset, Optional<Rate>> rates;
    private final IncidentSwitch incidents;
    private final Duration outageAfter;
    private final HealthRecord health;

    RatesJudge(
            Function<HiveAsset, Optional<Rate>> rates,
            TimeSource time,
            IncidentSwitch incidents,
            Duration outageAfter) {
        this.rates = rates;
        this.incidents = incidents;
        this.outageAfter = outageAfter;
        this.health = new HealthRecord("rates", time);
    }

    PartyHealth health() {
        return health.now();
    }

    @Override
    public void judge(List<Incident> open) {
        boolean priced = Arrays.stream(HiveAsset.values())
                .allMatch(asset -> rates.apply(asset).isPresent());
        if (priced) {
            health.up();
            incidents.close(open, IncidentKind.RATES_UNAVAILABLE, "", "Prices can be had again.");
            return;
        }
        health.down("HIVE or HBD cannot be priced");
        if (health.lasted().compareTo(outageAfter.plus(MAY_BE_LATE)) >= 0) {
            incidents.open(
                    open,
                    IncidentKind.RATES_UNAVAILABLE,
                    "",
                    "HIVE or HBD cannot be priced; see hivebolt check for the reason.");
        }
    }
}
