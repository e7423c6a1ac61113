package io.github.hivebolt.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * How much can still be written to the disk of a folder.
 *
 * @param folder the folder; it need not exist yet
 */
public record UsableDisk(Path folder) implements Supplier<OptionalLong> {
    @Override
    public OptionalLong get() {
        try {
            return Files.exists(folder)
                    ? OptionalLong.of(Files.getFileStore(folder).getUsableSpace())
                    : OptionalLong.empty();
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }
}
