package io.github.hivebolt.app.wiring;

import io.github.hivebolt.ports.RandomSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * What this process is called in leases and claims: a name that is kept in the data directory, a slash, and a text that
 * is new at every start. By the name, a start ends what its predecessors left behind (docs/adr/0010).
 */
final class InstanceName {
    private static final Logger LOG = Logger.getLogger(InstanceName.class.getName());
    private static final String FILE = "instance-name";
    private static final Pattern NAME = Pattern.compile("instance-[0-9a-f]{12}");
    private static final int RANDOM_BYTES = 6;

    private InstanceName() {}

    /** The holder's text of this start. A directory that cannot be used costs only the waiting for old claims. */
    static String ofThisStart(Path dataDirectory, RandomSource random) {
        String fresh = "instance-" + hex(random);
        return kept(dataDirectory, fresh) + "/" + hex(random);
    }

    private static String kept(Path dataDirectory, String fresh) {
        Path file = dataDirectory.resolve(FILE);
        try {
            if (Files.isRegularFile(file)) {
                String name = Files.readString(file, StandardCharsets.UTF_8).strip();
                if (NAME.matcher(name).matches()) {
                    return name;
                }
            }
            Files.createDirectories(dataDirectory);
            Files.writeString(
                    file,
                    fresh + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (IOException unusable) {
            LOG.log(Level.WARNING, "the name of this instance cannot be kept in " + file, unusable);
        }
        return fresh;
    }

    private static String hex(RandomSource random) {
        return HexFormat.of().formatHex(random.bytes(RANDOM_BYTES));
    }
}
