package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.work.WorkerProvider;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.engine.Worker;
import io.github.hivebolt.engine.rates.RateBoard;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;

/** Puts together what the resources of this package use. */
@ApplicationScoped
public class ReceiveParts implements WorkerProvider {
    private static final int HOLDER_BYTES = 6;

    @Inject
    OrderStore store;

    @Inject
    RandomSource random;

    @Inject
    TimeSource time;

    @Inject
    EventStreams streams;

    @Inject
    Receiving receiving;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    ReceiveParts() {}

    @Override
    public List<Worker> workers() {
        String holder = "webhooks-" + HexFormat.of().formatHex(random.bytes(HOLDER_BYTES));
        return List.of(streams, new WebhookSender(store, receiving, time, holder, WebhookPost::send));
    }

    /** What the parts are made of. The producers stand apart so that the parts can be injected here. */
    @ApplicationScoped
    static class Producers {
        Producers() {}

        @Produces
        @Singleton
        EventStreams streams() {
            return new EventStreams();
        }

        @Produces
        @Singleton
        ApiKeys keys(OrderStore store, RandomSource random, TimeSource time) {
            return new ApiKeys(store, random, time);
        }

        @Produces
        @Singleton
        Callers callers(Settings settings, ApiKeys keys, TimeSource time) {
            return new Callers(keys, new ClientAddress(settings.http().trustedProxies()), time);
        }

        @Produces
        @Singleton
        Webhooks webhooks(OrderStore store, RandomSource random, TimeSource time) {
            return new Webhooks(store, random, time);
        }

        @Produces
        @Singleton
        ReceiveOrders orders(Receiving receiving, Callers callers) {
            return new ReceiveOrders(receiving, callers);
        }

        @Produces
        @Singleton
        Quotes quotes(Settings settings, SendPolicy policy, RateBoard rates, Receiving receiving, TimeSource time) {
            return new Quotes(policy, settings.rates().bufferPpm(), rates::rate, receiving, time);
        }

        @Produces
        @Singleton
        LnurlPay lnurl(Settings settings, Receiving receiving) {
            return new LnurlPay(
                    receiving,
                    settings.http().publicUrl(),
                    Msat.ofSats(settings.limits().minSats()),
                    Msat.ofSats(settings.limits().maxSats()));
        }
    }
}
