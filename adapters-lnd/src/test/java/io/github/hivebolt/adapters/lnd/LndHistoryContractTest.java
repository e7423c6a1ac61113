package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.LightningHistoryContract;
import io.github.hivebolt.testkit.LightningWorld;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LndHistoryContractTest implements LightningHistoryContract {
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
    public LightningPayer payer() {
        return world.adapter().payer();
    }

    @Override
    public LightningHistory history() {
        return world.adapter().history().orElseThrow();
    }

    @Override
    public Invoice ownInvoice(String description) {
        return world.ownInvoice(AMOUNT, description);
    }
}
