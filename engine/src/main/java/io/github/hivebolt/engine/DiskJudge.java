package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.TimeSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Whether the disk has room. */
final class DiskJudge implements Judge {
    private static final long MIB = 1024 * 1024;

    private final Supplier<OptionalLong> usableBytes;
    private final IncidentSwitch incidents;
    private final long leastBytes;
    private final Steady steady;

    DiskJudge(Supplier<OptionalLong> usableBytes, TimeSource time, IncidentSwitch incidents, EngineSettings settings) {
        this.usableBytes = usableBytes;
        this.incidents = incidents;
        this.leastBytes = settings.alerts().diskMinBytes();
        this.steady = new Steady(time, settings.outageAfter(), settings.outageAfter());
    }

    @Override
    public void judge(List<Incident> open) {
        OptionalLong usable = usableBytes.get();
        if (usable.isEmpty()) {
            steady.forget();
            return;
        }
        String wrong = "Less than " + leastBytes / MIB + " MiB are free on the disk of hivebolt.data-dir"
                + " (hivebolt.alert.disk-min-mib).";
        String right = usable.getAsLong() / MIB + " MiB are free again.";
        Steady.Verdict verdict = steady.update(usable.getAsLong() < leastBytes);
        incidents.set(open, verdict, IncidentKind.DISK_LOW, "", new IncidentSwitch.Words(wrong, right));
    }
}
