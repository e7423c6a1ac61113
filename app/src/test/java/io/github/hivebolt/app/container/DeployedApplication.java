package io.github.hivebolt.app.container;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The web application as it is packaged, with a configuration in which nobody outside can be reached. */
final class DeployedApplication {
    private static final Path WAR = Path.of("target", "bundle", "HIVEBOLT-INF", "ROOT");
    private static final Path DATA = Path.of("target", "container", "data").toAbsolutePath();
    private static final String CONFIGURATION = "WEB-INF/classes/META-INF/microprofile-config.properties";
    // The keys of the numbers 1 and 2: known to everybody, owned by nobody.
    private static final String ACTIVE_KEY = "5HpHagT65TZzG1PH3CSu63k8DbpvD8s5ip4nEB3kEsreAnchuDf";
    private static final String MACAROON = "0201036c6e640224030a10b4".repeat(4);
    // Port 9 is that of the discard service, which nobody runs.
    private static final String NOBODY = "//127.0.0.1:9";

    private DeployedApplication() {}

    static WebArchive withTests(Class<?>... tests) {
        deleteOldData();
        WebArchive war = ShrinkWrap.create(WebArchive.class, "ROOT.war")
                .as(ExplodedImporter.class)
                .importDirectory(WAR.toFile())
                .as(WebArchive.class)
                .addClasses(tests)
                .addAsLibrary(jarOf(Assertions.class));
        war.delete(CONFIGURATION);
        return war.add(new StringAsset(configuration()), CONFIGURATION);
    }

    private static String configuration() {
        Properties all = new Properties();
        try (var packaged =
                Files.newInputStream(WAR.resolve("WEB-INF/classes/META-INF/microprofile-config.properties"))) {
            all.load(packaged);
            all.setProperty("hivebolt.hive.account", "gateway");
            all.setProperty("hivebolt.hive.nodes", "http:" + NOBODY);
            all.setProperty("hivebolt.hive.active-key", ACTIVE_KEY);
            all.setProperty("hivebolt.lnd.url", "https:" + NOBODY);
            all.setProperty("hivebolt.lnd.macaroon", MACAROON);
            all.setProperty("hivebolt.rates", "fixed");
            all.setProperty("hivebolt.rates.fixed.hive-sats", "300.5");
            all.setProperty("hivebolt.rates.fixed.hbd-sats", "1100");
            all.setProperty("hivebolt.data-dir", DATA.toString());
            all.setProperty("hivebolt.limit.min-sats", "400");
            all.setProperty("hivebolt.limit.max-sats", "50000");
            StringWriter text = new StringWriter();
            all.store(text, null);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the application is not packaged", e);
        }
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void deleteOldData() {
        if (!Files.exists(DATA)) {
            return;
        }
        try (Stream<Path> files = Files.walk(DATA)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
