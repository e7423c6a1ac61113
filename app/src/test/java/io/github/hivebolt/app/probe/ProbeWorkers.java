package io.github.hivebolt.app.probe;

import io.github.hivebolt.app.work.WorkerProvider;
import io.github.hivebolt.engine.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Put into the unpacked application by the integration test: one worker that idles long and one that fails. */
@ApplicationScoped
public class ProbeWorkers implements WorkerProvider {
    static final AtomicInteger STEPS = new AtomicInteger();

    @Override
    public List<Worker> workers() {
        return List.of(new Idler(), new Failer());
    }

    private static final class Idler implements Worker {
        @Override
        public String name() {
            return "idler";
        }

        @Override
        public Duration step() {
            STEPS.incrementAndGet();
            return Duration.ofHours(1);
        }
    }

    private static final class Failer implements Worker {
        @Override
        public String name() {
            return "failer";
        }

        @Override
        public Duration step() {
            throw new IllegalStateException("planted failure of a worker");
        }
    }
}
