package io.github.hivebolt.app.cli;

import io.github.hivebolt.app.config.AdapterCatalogue;
import io.github.hivebolt.ports.spi.AdapterKey;
import java.util.ArrayList;
import java.util.List;

/** Lists the adapters that were dropped in, with the settings that they declare. */
final class AdapterFindings {
    private AdapterFindings() {}

    static List<String> of(AdapterCatalogue catalogue) {
        List<String> lines = new ArrayList<>();
        for (AdapterCatalogue.Entry entry : catalogue.entries()) {
            entry.jar().ifPresent(jar -> {
                lines.add("ok: adapter " + entry.name() + " of " + jar + ", to be chosen by "
                        + entry.kind().chosenBy() + ".");
                entry.keys().forEach(key -> lines.add("   " + line(key)));
            });
        }
        return lines;
    }

    private static String line(AdapterKey key) {
        return "hivebolt." + key.name() + (key.secret() ? " (or hivebolt." + key.name() + "-file)" : "") + ": "
                + (key.required() ? "required" : "optional") + (key.secret() ? ", secret; " : "; ") + key.expected();
    }
}
