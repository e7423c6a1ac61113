package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.config.Mode;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.KnownNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Says what the gateway offers. Pure. */
final class InfoReport {
    private static final String MAIN_CHAIN = "beeab0de";

    private InfoReport() {}

    static InfoView of(
            Settings settings, String version, Optional<KnownNode> node, Function<HiveAsset, Optional<Rate>> rates) {
        return new InfoView(
                settings.hive().account().value(),
                version,
                settings.mode() == Mode.DEMO ? "demo" : "live",
                Arrays.stream(HiveAsset.values()).map(HiveAsset::name).toList(),
                new InfoView.Fee(settings.fees().baseSats(), settings.fees().ppm()),
                new InfoView.Fee(
                        settings.lightning().feeLimitBaseSats(),
                        settings.lightning().feeLimitPpm()),
                limits(settings),
                new InfoView.Networks(
                        chain(settings.hive().chainId()),
                        node.map(known -> known.network().name().toLowerCase(Locale.ROOT))),
                rates(rates));
    }

    private static InfoView.Limits limits(Settings settings) {
        return new InfoView.Limits(
                settings.limits().minSats(),
                settings.limits().maxSats(),
                settings.limits().windows().stream()
                        .map(window -> new InfoView.Window(window.length().toSeconds(), window.sats()))
                        .toList());
    }

    private static InfoView.Chain chain(String chainId) {
        String network = chainId.equals(MAIN_CHAIN + "0".repeat(64 - MAIN_CHAIN.length())) ? "main" : "test";
        return new InfoView.Chain(network, chainId);
    }

    private static List<InfoView.Rate> rates(Function<HiveAsset, Optional<Rate>> rates) {
        return Arrays.stream(HiveAsset.values())
                .flatMap(asset -> rates.apply(asset).stream())
                .map(rate -> new InfoView.Rate(
                        rate.asset().name(), rate.satsPerUnit().toPlainString()))
                .toList();
    }
}
