package io.github.hivebolt.adapters.lnd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.hivebolt.adapters.http.HostAndPort;
import io.github.hivebolt.ports.spi.LightningAdapterProvider;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings may say, and the one sentence for each thing that they may not. */
class SettingsTest {
    private static final byte[] BINARY = HexFormat.of().parseHex(Lab.MACAROON);

    @TempDir
    Path folder;

    @Test
    void provider_isFoundByItsName() {
        assertThat(ServiceLoader.load(LightningAdapterProvider.class))
                .filteredOn(provider -> provider.name().equals("lnd"))
                .singleElement()
                .isInstanceOf(LndAdapterProvider.class);
    }

    @Test
    void binaryMacaroonFile_isReadAsItIs() throws Exception {
        Path file = Files.write(folder.resolve("pay.macaroon"), BINARY);

        assertThat(read(Map.of("lnd.url", "https://h:1", "lnd.macaroon-file", file.toString()))
                        .macaroonHex())
                .isEqualTo(Lab.MACAROON);
    }

    @Test
    void hexMacaroonFile_isReadWithItsNewline() throws Exception {
        Path file = Files.writeString(folder.resolve("pay.hex"), Lab.MACAROON.toUpperCase(Locale.ROOT) + "\n");

        assertThat(read(Map.of("lnd.url", "https://h:1", "lnd.macaroon-file", file.toString()))
                        .macaroonHex())
                .isEqualTo(Lab.MACAROON);
    }

    @Test
    void macaroonFile_isNeverReadAsTextByTheSettings() throws Exception {
        Path file = Files.write(folder.resolve("pay.macaroon"), BINARY);

        LndSettings settings = LndSettingsReader.read(key -> switch (key) {
            case "lnd.url" -> Optional.of("https://h:1");
            case "lnd.macaroon-file" -> Optional.of(file.toString());
            case "lnd.macaroon" -> throw new IllegalStateException("a binary file is no text");
            default -> Optional.empty();
        });

        assertThat(settings.macaroonHex()).isEqualTo(Lab.MACAROON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:8080",
                "https://node.example/lnd-rest/btc/",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "https://[::1]:8080"
            })
    void usableAddress_isTaken(String url) throws Exception {
        assertThat(read(Map.of("lnd.url", url, "lnd.macaroon", Lab.MACAROON))
                        .connection()
                        .url())
                .hasToString(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lnd:8080",
                "ftp://h",
                "https://",
                "https://u:p@h",
                "https://h?x=1",
                "https://h/#x",
                "not a url",
                "//h",
                "HTTP"
            })
    void unusableAddress_isNamed(String url) {
        assertThat(problems(Map.of("lnd.url", url, "lnd.macaroon", Lab.MACAROON)))
                .singleElement()
                .asString()
                .startsWith("hivebolt.lnd.url is no address");
    }

    @Test
    void macaroonOverPlainHttpToAnotherMachine_isRefused() {
        assertThat(problems(Map.of("lnd.url", "http://10.0.0.5:8080", "lnd.macaroon", Lab.MACAROON)))
                .singleElement()
                .asString()
                .contains("unencrypted");
    }

    @Test
    void onionHost_needsAProxy() throws Exception {
        Map<String, String> onion =
                new HashMap<>(Map.of("lnd.url", "http://abc.onion:8080", "lnd.macaroon", Lab.MACAROON));
        assertThat(problems(onion)).singleElement().asString().startsWith("hivebolt.proxy is missing");

        onion.put("proxy", "socks5://127.0.0.1:99999");
        assertThat(problems(onion)).singleElement().asString().startsWith("hivebolt.proxy is no SOCKS5 proxy");

        onion.put("proxy", "127.0.0.1:9050");
        assertThat(read(onion).connection().socksProxy()).contains(new HostAndPort("127.0.0.1", 9050));
    }

    @Test
    void proxy_isForOnionHostsOnly() throws Exception {
        assertThat(read(Map.of("lnd.url", "https://h:1", "lnd.macaroon", Lab.MACAROON, "proxy", "127.0.0.1:9050"))
                        .connection()
                        .socksProxy())
                .isEmpty();
    }

    @Test
    void everyProblem_isToldAtOnceAndWithoutTheSecret() throws IOException {
        Path notPem = Files.writeString(folder.resolve("tls.cert"), "no certificate");
        String secret = "0201" + "zz".repeat(50);

        List<String> problems =
                problems(Map.of("lnd.url", "nowhere", "lnd.macaroon", secret, "lnd.tls-cert-file", notPem.toString()));

        assertThat(problems)
                .hasSize(3)
                .noneMatch(problem -> problem.contains("zz"))
                .anyMatch(problem -> problem.startsWith("hivebolt.lnd.url"))
                .anyMatch(problem -> problem.startsWith("hivebolt.lnd.macaroon"))
                .anyMatch(problem -> problem.startsWith("hivebolt.lnd.tls-cert-file"));
    }

    @Test
    void nothingSet_namesWhatIsMissing() {
        assertThat(problems(Map.of()))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("hivebolt.lnd.url is missing"))
                .anyMatch(problem -> problem.startsWith("hivebolt.lnd.macaroon is missing"));
    }

    @Test
    void macaroonFileThatIsMissingOrEmptyOrSomethingElse_isNamed() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        Path text = Files.writeString(folder.resolve("text"), "hello, I am not a macaroon at all, but long enough");

        for (Path file : List.of(folder.resolve("absent"), folder, empty, text)) {
            assertThat(problems(Map.of("lnd.url", "https://h:1", "lnd.macaroon-file", file.toString())))
                    .singleElement()
                    .asString()
                    .startsWith("hivebolt.lnd.macaroon-file ");
        }
    }

    @Test
    void settings_neverShowTheMacaroon() throws Exception {
        assertThat(read(Map.of("lnd.url", "https://h:1", "lnd.macaroon", Lab.MACAROON)))
                .hasToString("lnd at https://h:1");
    }

    private static LndSettings read(Map<String, String> values) throws MalformedSettingException {
        return LndSettingsReader.read(key -> Optional.ofNullable(values.get(key)));
    }

    private static List<String> problems(Map<String, String> values) {
        return catchThrowableOfType(MalformedSettingException.class, () -> read(values))
                .problems();
    }
}
