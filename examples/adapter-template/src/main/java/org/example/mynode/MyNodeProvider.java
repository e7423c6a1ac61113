package org.example.mynode;

import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterKey;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.LightningAdapter;
import io.github.hivebolt.ports.spi.LightningAdapterProvider;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.util.List;
import java.util.Optional;

/** Opens the adapter, chosen by {@code hivebolt.lightning=my-node}. */
public final class MyNodeProvider implements LightningAdapterProvider {
    /** For {@link java.util.ServiceLoader}. */
    public MyNodeProvider() {}

    @Override
    public String name() {
        return "my-node";
    }

    @Override
    public List<AdapterKey> keys() {
        return List.of(
                AdapterKey.required("my-node.url", "the address of my node, like http://127.0.0.1:9000"),
                AdapterKey.secret("my-node.token", "the token that my node gives to who may pay"));
    }

    @Override
    public LightningAdapter open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        // Check what the values mean, contact nobody, and tell all problems together.
        String url = settings.text("my-node.url")
                .orElseThrow(() -> new MalformedSettingException(
                        List.of("hivebolt.my-node.url is missing: give for instance http://127.0.0.1:9000.")));
        return new Opened(new MyNodePayer(url, context.time()));
    }

    private record Opened(LightningPayer payer) implements LightningAdapter {
        @Override
        public Optional<LightningReceiver> receiver() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // End connections and threads here. It must not throw.
        }
    }
}
