package io.github.hivebolt.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The production sources that the jar carries along. */
final class SourcesUnderTest {
    private SourcesUnderTest() {}

    static String of(String type) {
        String path = "/sources-under-test/" + type.replace('.', '/') + ".java";
        try (InputStream source = SourcesUnderTest.class.getResourceAsStream(path)) {
            if (source == null) {
                throw new IllegalStateException("the simulator carries no source of " + type);
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
