package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.LightningReceiverContract;
import io.github.hivebolt.testkit.LightningWorld;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ClnReceiverContractTest implements LightningReceiverContract {
    private DevnetWorld world;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException, MalformedSettingException {
        world = new DevnetWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Override
    public LightningWorld world() {
        return world;
    }

    @Override
    public LightningReceiver receiver() {
        return world.adapter().receiver().orElseThrow();
    }
}
