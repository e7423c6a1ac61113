package io.github.hivebolt.app.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations for tests. The private keys are those of the numbers 1 and 2: known to everybody, owned by nobody. */
final class Samples {
    static final String WIF = "5HpHagT65TZzG1PH3CSu63k8DbpvD8s5ip4nEB3kEsreAnchuDf";
    static final String OTHER_WIF = "5HpHagT65TZzG1PH3CSu63k8DbpvD8s5ip4nEB3kEsreAvUcVfH";
    static final String MACAROON = "0201036c6e640224030a10b4";
    static final String LONG_MACAROON = MACAROON.repeat(4);

    private Samples() {}

    /** The least that live mode needs. */
    static Map<String, String> live() {
        Map<String, String> values = new HashMap<>();
        values.put("hivebolt.hive.account", "gateway");
        values.put("hivebolt.hive.active-key", WIF);
        values.put("hivebolt.lnd.url", "https://127.0.0.1:8080");
        values.put("hivebolt.lnd.macaroon", LONG_MACAROON);
        return values;
    }

    static Map<String, String> liveWith(String key, String value) {
        Map<String, String> values = live();
        values.put(key, value);
        return values;
    }

    static Configuration read(Map<String, String> values) {
        var source = new SettingsSource(key -> Optional.ofNullable(values.get(key)), values.keySet(), List.of());
        return Configuration.read(source, folder -> AdapterNames.DOCUMENTED, Wif::isValid);
    }

    static Settings settings(Map<String, String> values) {
        Configuration configuration = read(values);
        return configuration
                .settings()
                .orElseThrow(() -> new AssertionError(configuration.problems().toString()));
    }
}
