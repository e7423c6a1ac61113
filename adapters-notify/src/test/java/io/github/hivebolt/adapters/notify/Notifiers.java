package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.NotifierProvider;
import io.github.hivebolt.testkit.SeededRandomSource;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens notifiers as the gateway does: by name, through the ServiceLoader. */
final class Notifiers {
    private Notifiers() {}

    static Notifier open(String name, Map<String, String> settings, TimeSource time) throws MalformedSettingException {
        AdapterSettings view = key -> Optional.ofNullable(settings.get(key));
        NotifierProvider provider = ServiceLoader.load(NotifierProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow();
        return provider.open(view, new AdapterContext(time, new SeededRandomSource(1)));
    }
}
