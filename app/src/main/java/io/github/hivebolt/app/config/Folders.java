package io.github.hivebolt.app.config;

import java.nio.file.Path;

/**
 * Where files lie.
 *
 * @param data what must survive: the embedded store, the admin password
 * @param adapters jars of adapters that are loaded at start
 */
public record Folders(Path data, Path adapters) {
    private static final String ANCHOR = "folders";
    private static final Key DATA = Key.of("data-dir", "data", "the path of a folder that can be written", ANCHOR);
    private static final Key ADAPTERS = Key.of("adapters-dir", "", "the path of a folder", ANCHOR);

    static Folders read(Values values) {
        Path data = values.value(DATA, Parsers::path);
        return new Folders(data, values.optional(ADAPTERS, Parsers::path).orElse(data.resolve("adapters")));
    }
}
