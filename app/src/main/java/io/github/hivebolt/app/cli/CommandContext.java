package io.github.hivebolt.app.cli;

import io.github.hivebolt.app.config.SettingsSource;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What a command may use.
 *
 * @param source the configuration, not yet read
 * @param out for results
 * @param err for what went wrong
 * @param server starts the server with a plan ({@code http.host}, {@code http.port}, {@code data-dir}) and returns 0
 *     once the application serves requests
 */
public record CommandContext(
        SettingsSource source, PrintStream out, PrintStream err, ToIntFunction<Map<String, String>> server) {}
