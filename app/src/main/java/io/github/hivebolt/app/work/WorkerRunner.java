package io.github.hivebolt.app.work;

import io.github.hivebolt.engine.Worker;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the workers in threads of the server while the application runs. They end in the {@code Shutdown} event: at that
 * moment the store still works, at {@code @PreDestroy} it does not.
 */
@ApplicationScoped
public class WorkerRunner {
    /** After everything that prepares the store; see {@code @Priority} of the observers of the same event. */
    public static final int START_PRIORITY = 5000;

    private static final Duration POLITE_STOP = Duration.ofSeconds(8);
    private static final Duration INTERRUPTED_STOP = Duration.ofSeconds(2);

    @Inject
    @Any
    private Instance<WorkerProvider> providers;

    @Resource
    private ManagedThreadFactory threadFactory;

    private volatile @Nullable WorkerThreads threads;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    WorkerRunner() {}

    void start(@Observes @Priority(START_PRIORITY) @Initialized(ApplicationScoped.class) Object event) {
        List<Worker> workers = providers.stream()
                .flatMap(provider -> provider.workers().stream())
                .toList();
        // Logging has ended by the time workers stop, so their last words go to the console.
        WorkerThreads started = new WorkerThreads(threadFactory, System.out::println);
        started.start(workers);
        threads = started;
    }

    void stop(@Observes Shutdown event) {
        WorkerThreads started = threads;
        if (started != null) {
            started.stop(POLITE_STOP, INTERRUPTED_STOP);
        }
    }

    /**
     * Whether the workers have been started.
     *
     * @return true from then on
     */
    public boolean isStarted() {
        return threads != null;
    }

    /**
     * Workers that are gone although the application runs, which must not happen.
     *
     * @return their names
     */
    public List<String> dead() {
        WorkerThreads started = threads;
        return started == null ? List.of() : started.dead();
    }
}
