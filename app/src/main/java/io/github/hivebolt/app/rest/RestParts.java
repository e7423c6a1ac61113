package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.rest.auth.AdminGate;
import io.github.hivebolt.app.rest.auth.AdminPasswordWorker;
import io.github.hivebolt.app.work.WorkerProvider;
import io.github.hivebolt.engine.GatewayDesk;
import io.github.hivebolt.engine.Worker;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts together what the resources use. */
@ApplicationScoped
public class RestParts implements WorkerProvider {
    @Inject
    Settings settings;

    @Inject
    OrderStore store;

    @Inject
    RandomSource random;

    @Inject
    TimeSource time;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    RestParts() {}

    @Override
    public List<Worker> workers() {
        return AdminPasswordWorker.of(settings, store, random);
    }

    @Produces
    @Singleton
    AdminGate gate() {
        return AdminGate.of(settings, store, time, random);
    }

    @Produces
    @Singleton
    StatusDesk statusDesk(GatewayDesk desk) {
        return new StatusDesk(desk::status, time);
    }

    @Produces
    @Singleton
    SendOrderNews news(GatewayDesk desk) {
        return new SendOrderNews(desk);
    }

    @Produces
    @Singleton
    OrderLookup lookup(GatewayDesk desk) {
        return new OrderLookup(desk);
    }
}
