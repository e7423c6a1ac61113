package io.github.hivebolt.app.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings for tests of other packages, whatever adapters are on the class path. */
public final class DocumentedSettings {
    private DocumentedSettings() {}

    /** Settings of the demo with some values of their own. */
    public static Settings demoWith(Map<String, String> values) {
        SettingsSource source = new SettingsSource(
                key -> Optional.ofNullable(key.equals("hivebolt.mode") ? "demo" : values.get(key)),
                values.keySet(),
                List.of());
        Configuration read = Configuration.read(source, folder -> AdapterNames.DOCUMENTED, Wif::isValid);
        return read.settings()
                .orElseThrow(() -> new AssertionError(read.problems().toString()));
    }
}
