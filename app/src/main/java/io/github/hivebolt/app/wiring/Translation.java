package io.github.hivebolt.app.wiring;

import io.github.hivebolt.adapters.hive.HiveNodesSettings;
import io.github.hivebolt.adapters.hive.HiveTimeouts;
import io.github.hivebolt.adapters.store.StoreSettings;
import io.github.hivebolt.app.config.OrderSettings;
import io.github.hivebolt.app.config.Secret;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.codec.Bolt11;
import io.github.hivebolt.codec.ChainId;
import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.MalformedKeyException;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.LimitWindow;
import io.github.hivebolt.domain.order.ReceivePolicy;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.quote.FeeSchedule;
import io.github.hivebolt.domain.quote.SendPricing;
import io.github.hivebolt.engine.Alerts;
import io.github.hivebolt.engine.EngineSettings;
import io.github.hivebolt.engine.ReceiveSetup;
import io.github.hivebolt.engine.rates.RatePolicy;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.RandomSource;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;

/** Turns the operator's settings into what domain, engine and adapters take. */
final class Translation {
    private static final long BYTES_PER_MIB = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Translation() {}

    static SendPolicy policy(Settings settings) {
        FeeSchedule fee = new FeeSchedule(
                Msat.ofSats(settings.fees().baseSats()), settings.fees().ppm());
        FeeSchedule routing = new FeeSchedule(
                Msat.ofSats(settings.lightning().feeLimitBaseSats()),
                settings.lightning().feeLimitPpm());
        return new SendPolicy(
                settings.hive().account(),
                Set.copyOf(settings.accounts().treasury()),
                Set.copyOf(settings.accounts().blocked()),
                Set.copyOf(settings.accounts().refundHold()),
                settings.orders().unrecognised() == OrderSettings.Unrecognised.KEEP,
                new SendPricing(fee, routing),
                Msat.ofSats(settings.limits().minSats()),
                Msat.ofSats(settings.limits().maxSats()),
                settings.limits().windows().stream()
                        .map(window -> new LimitWindow(window.length(), Msat.ofSats(window.sats())))
                        .toList(),
                settings.lightning().finalCltvMax(),
                settings.lightning().cltvLimit(),
                settings.orders().maxWait(),
                Bolt11.DECODER);
    }

    static EngineSettings engine(Settings settings, RandomSource random) {
        return new EngineSettings(
                InstanceName.ofThisStart(settings.folders().data(), random),
                policy(settings),
                new EngineSettings.Limits(
                        Msat.ofSats(settings.limits().inFlightSats()),
                        settings.limits().inFlightPerAccount(),
                        Msat.ofSats(settings.limits().hotPerHourSats()),
                        settings.limits().refundsPerHour()),
                new EngineSettings.LightningSettings(
                        settings.lightning().timeout(),
                        PATIENCE,
                        settings.lightning().cltvLimit(),
                        settings.lightning().adapter()),
                settings.hive().startBlock(),
                settings.hive().chainId().equals(ChainId.MAINNET.hex()),
                settings.hive().confirmNodes(),
                settings.notifications().channels().stream()
                        .map(channel ->
                                new EngineSettings.Channel(channel.name(), channel.minSeverity(), channel.quietHours()))
                        .toList(),
                settings.alerts().outageAfter(),
                alerts(settings));
    }

    private static Alerts alerts(Settings settings) {
        return new Alerts(
                settings.alerts().hiveMin(),
                settings.alerts().hbdMin(),
                settings.alerts().rcMinTransfers(),
                Msat.ofSats(settings.alerts().outboundMinSats()),
                Msat.ofSats(settings.alerts().inboundMinSats()),
                settings.alerts().diskMinMib() * BYTES_PER_MIB,
                settings.notifications().runbook());
    }

    static ReceiveSetup receive(Settings settings, LightningReceiver receiver) {
        return new ReceiveSetup(
                receiver,
                ReceivePolicy.like(policy(settings), settings.receive().holdMax()),
                settings.receive().secret().map(Secret::reveal),
                settings.receive().maxOpenInvoices());
    }

    static HiveNodesSettings hive(Settings settings) {
        return new HiveNodesSettings(
                settings.hive().account(),
                settings.hive().nodes(),
                new ChainId(settings.hive().chainId()),
                settings.hive().activeKey().map(Translation::key),
                settings.hive().confirmNodes(),
                HiveTimeouts.DEFAULT,
                settings.proxy().map(proxy -> InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
    }

    static RatePolicy rates(Settings settings) {
        return new RatePolicy(
                settings.rates().maxAge(),
                settings.rates().maxDeviationPercent(),
                settings.rates().minSources());
    }

    static StoreSettings store(Settings settings) {
        String password = settings.store().password().map(Secret::reveal).orElse("");
        return settings.store()
                .url()
                .map(url -> StoreSettings.server(url, settings.store().user().orElse(""), password))
                .orElseGet(() -> StoreSettings.embedded(settings.folders().data()));
    }

    static HivePrivateKey key(Secret wif) {
        try {
            return HivePrivateKey.fromWif(wif.reveal());
        } catch (MalformedKeyException malformed) {
            throw new IllegalStateException("the configuration accepts well-formed keys only", malformed);
        }
    }
}
