package io.github.hivebolt.app.work;

import io.github.hivebolt.engine.Worker;
import java.util.List;

/** A CDI bean that contributes workers; the runner asks every such bean once, when the application starts. */
public interface WorkerProvider {
    /**
     * The workers.
     *
     * @return each with a name of its own
     */
    List<Worker> workers();
}
