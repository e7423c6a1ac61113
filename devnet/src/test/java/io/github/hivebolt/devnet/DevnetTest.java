package io.github.hivebolt.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.HivePrivateKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevnetTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void run_printsWhereItIsAndKeysThatWork_untilItIsInterrupted() throws Exception {
        String[] args = {
            "--hive-ports",
            "0,0",
            "--lnd-port",
            "0",
            "--merchant-port",
            "0",
            "--control-port",
            "0",
            "--dir",
            directory.toString()
        };
        Thread running = Thread.ofVirtual()
                .start(() -> assertThat(Devnet.run(args, new TestTime(), out)).isZero());
        Awaitility.await().until(() -> text().contains("Ctrl-C"));

        assertThat(value("HIVEBOLT_HIVE_ACCOUNT")).isEqualTo("hivebolt-gw");
        assertThat(HivePrivateKey.fromWif(value("HIVEBOLT_HIVE_ACTIVE_KEY"))).isNotNull();
        String node = value("HIVEBOLT_HIVE_NODES").split(",", -1)[0];
        try (Client client = Client.plain()) {
            assertThat(client.rpc(node, "database_api.get_version", "{}")
                            .at("/result/chain_id")
                            .asText())
                    .isEqualTo(value("HIVEBOLT_HIVE_CHAIN_ID"));
        }
        running.interrupt();
        running.join();
    }

    @Test
    void nonsense_isRefusedWithOneSentenceAndTheHelp() {
        assertThat(Devnet.run(new String[] {"--lnd-port", "many"}, new TestTime(), out))
                .isEqualTo(2);
        assertThat(text()).startsWith("Expected a number").contains("Usage:");
        assertThat(Devnet.run(new String[] {"--no-such-thing", "1"}, new TestTime(), out))
                .isEqualTo(2);
        assertThat(Devnet.run(new String[] {"--help"}, new TestTime(), out)).isZero();
    }

    private String value(String name) {
        Matcher matcher = Pattern.compile("export " + name + "='([^']*)'").matcher(text());
        assertThat(matcher.find()).describedAs(name).isTrue();
        return matcher.group(1);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
