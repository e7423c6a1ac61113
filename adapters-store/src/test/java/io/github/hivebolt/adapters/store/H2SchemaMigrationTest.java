package io.github.hivebolt.adapters.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2SchemaMigrationTest extends SchemaMigrationContract {
    @TempDir
    Path folder;

    @Override
    StoreSettings emptyDatabase() throws IOException {
        return StoreSettings.embedded(Files.createTempDirectory(folder, "store"));
    }

    @Override
    Dialect dialect() {
        return Dialect.H2;
    }
}
