package io.github.hivebolt.app.rest.auth;

import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.engine.Worker;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.store.OrderStore;
import java.time.Duration;
import java.util.List;

/** Makes the admin password as soon as the store answers. */
public final class AdminPasswordWorker implements Worker {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration DONE = Duration.ofHours(1);

    private final AdminPassword password;

    AdminPasswordWorker(AdminPassword password) {
        this.password = password;
    }

    /**
     * The worker, where one is needed.
     *
     * @param settings the configuration
     * @param store keeps the hash
     * @param random makes the password
     * @return the worker, or none where the operator gave a password
     */
    public static List<Worker> of(Settings settings, OrderStore store, RandomSource random) {
        return settings.admin().password().isPresent()
                ? List.of()
                : List.of(new AdminPasswordWorker(
                        new AdminPassword(store, random, settings.folders().data())));
    }

    @Override
    public String name() {
        return "admin-password";
    }

    @Override
    public Duration step() {
        return password.ensure() ? DONE : LOOK_AGAIN;
    }
}
