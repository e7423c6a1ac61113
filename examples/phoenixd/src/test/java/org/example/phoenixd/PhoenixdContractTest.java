package org.example.phoenixd;

import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.LightningPayerContract;
import io.github.hivebolt.testkit.LightningWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PhoenixdContractTest implements LightningPayerContract {
    private PhoenixdWorld world;

    @BeforeEach
    void open() throws MalformedSettingException {
        world = new PhoenixdWorld();
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
        return world.adapter.payer();
    }

    @Override
    public boolean booksHoldReasons() {
        return false;
    }

    @Override
    public boolean nodeShowsHtlcs() {
        return false;
    }
}
