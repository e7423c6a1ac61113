package io.github.hivebolt.adapters.rates;

import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.RateSourceProvider;
import io.github.hivebolt.testkit.SeededRandomSource;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens sources as the gateway does: by name, through the ServiceLoader. */
final class Sources {
    private Sources() {}

    static RateSource open(String name, Map<String, String> settings, TimeSource time)
            throws MalformedSettingException {
        AdapterSettings view = key -> Optional.ofNullable(settings.get(key));
        RateSourceProvider provider = ServiceLoader.load(RateSourceProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow();
        return provider.open(view, new AdapterContext(time, new SeededRandomSource(1)));
    }

    static RateSource openWell(String name, Map<String, String> settings, TimeSource time) {
        try {
            return open(name, settings, time);
        } catch (MalformedSettingException e) {
            throw new AssertionError(e);
        }
    }
}
