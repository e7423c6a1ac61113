package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.testkit.HiveFaultContract;
import io.github.hivebolt.testkit.HiveFaultWorld;
import io.github.hivebolt.testkit.HiveReaderContract;
import io.github.hivebolt.testkit.HiveSenderContract;
import org.junit.jupiter.api.AfterEach;

class DevnetContractTest implements HiveReaderContract, HiveSenderContract, HiveFaultContract {
    private final DevnetWorld world = new DevnetWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Override
    public HiveFaultWorld world() {
        return world;
    }

    @Override
    public HiveReader reader() {
        return world.hive().reader();
    }

    @Override
    public HiveSender sender() {
        return world.hive().sender();
    }
}
