package io.github.hivebolt.app.wiring;

import io.github.hivebolt.app.config.AdapterCatalogue;
import io.github.hivebolt.app.config.AdapterKind;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterKey;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.LightningAdapter;
import io.github.hivebolt.ports.spi.LightningAdapterProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens the Lightning nodes that are configured and not chosen, so that they can be asked about their old orders. */
final class FormerNodes {
    private static final System.Logger LOG = System.getLogger(FormerNodes.class.getName());

    private FormerNodes() {}

    static List<FormerNode> open(
            AdapterCatalogue catalogue, String chosen, AdapterSettings own, AdapterContext context) {
        List<FormerNode> all = new ArrayList<>();
        for (AdapterCatalogue.Entry entry : catalogue.entries()) {
            if (entry.kind() == AdapterKind.LIGHTNING && !entry.name().equals(chosen) && isConfigured(entry, own)) {
                AdapterOpener opener = new AdapterOpener(catalogue);
                Optional<LightningAdapter> opened = opener.open(
                        entry.kind(),
                        entry.name(),
                        LightningAdapterProvider.class,
                        provider -> provider.open(own, context));
                opened.ifPresent(adapter -> all.add(new FormerNode(entry.name(), adapter)));
                opener.problems().forEach(problem -> LOG.log(System.Logger.Level.WARNING, problem));
            }
        }
        return all;
    }

    /** Its address is there, by the name that all adapters of this version use, or one of the keys that it requires. */
    private static boolean isConfigured(AdapterCatalogue.Entry entry, AdapterSettings own) {
        return own.text(entry.name() + ".url").isPresent()
                || entry.keys().stream()
                        .filter(AdapterKey::required)
                        .anyMatch(key -> own.text(key.name()).isPresent());
    }
}
