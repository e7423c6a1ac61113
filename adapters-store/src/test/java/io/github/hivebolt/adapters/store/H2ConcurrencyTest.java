package io.github.hivebolt.adapters.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2ConcurrencyTest extends DatabaseConcurrency {
    @TempDir
    Path folder;

    @Override
    StoreSettings freshDatabase() {
        return StoreSettings.embedded(folder);
    }

    @Override
    public boolean canInterleave() {
        return false;
    }
}
