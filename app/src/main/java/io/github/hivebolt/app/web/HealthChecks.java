package io.github.hivebolt.app.web;

import io.github.hivebolt.app.work.WorkerRunner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Health of this process. An outage outside is no reason to restart it and appears on the status page instead. */
@ApplicationScoped
public class HealthChecks {
    HealthChecks() {}

    @Produces
    @Liveness
    @ApplicationScoped
    HealthCheck workersAlive(WorkerRunner runner) {
        return () -> {
            List<String> dead = runner.dead();
            return HealthCheckResponse.named("workers-alive")
                    .withData("dead", String.join(", ", dead))
                    .status(dead.isEmpty())
                    .build();
        };
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck workersStarted(WorkerRunner runner) {
        return () -> HealthCheckResponse.named("workers-started")
                .status(runner.isStarted())
                .build();
    }
}
