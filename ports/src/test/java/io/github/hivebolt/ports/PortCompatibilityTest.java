package io.github.hivebolt.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.ports.spi.LightningAdapterProvider;
import io.github.hivebolt.ports.spi.NotifierProvider;
import io.github.hivebolt.ports.spi.PortVersion;
import io.github.hivebolt.ports.spi.RateSourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/**
 * An adapter that was built for a version of the ports works with every later gateway of that version. The file of a
 * version holds what its first release offered; {@code -Dhivebolt.write-port-signature=true} writes it anew, which is
 * right only before that release, or together with a higher {@link PortVersion#CURRENT}.
 */
class PortCompatibilityTest {
    private static final Path FILE =
            Path.of("src", "test", "resources", "port-signature-" + PortVersion.CURRENT + ".txt");

    @Test
    void whatThisVersionOfThePortsOffered_isStillThere() throws IOException {
        SortedSet<String> now =
                PortSignature.of(LightningAdapterProvider.class, NotifierProvider.class, RateSourceProvider.class);
        if (Boolean.getBoolean("hivebolt.write-port-signature")) {
            Files.write(FILE, now);
        }

        List<String> offered = Files.readAllLines(FILE);

        assertThat(offered).hasSizeGreaterThan(100);
        assertThat(now)
                .as("adapters that were built before break by this change: raise PortVersion.CURRENT, say so in the"
                        + " changelog, and write the new version's file (-Dhivebolt.write-port-signature=true)")
                .containsAll(offered);
    }
}
