package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.Incident;
import java.util.List;

/** Judges one kind of trouble. It is asked about once a second by one thread, and must not wait for anybody outside. */
@FunctionalInterface
interface Judge {
    /**
     * Looks, and opens or closes incidents of its kind.
     *
     * @param open those that are open
     */
    void judge(List<Incident> open);
}
