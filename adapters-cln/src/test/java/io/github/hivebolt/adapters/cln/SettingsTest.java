package io.github.hivebolt.adapters.cln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.hivebolt.adapters.http.HostAndPort;
import io.github.hivebolt.ports.spi.LightningAdapterProvider;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings may say, and the one sentence for each thing that they may not. */
class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void provider_isFoundByItsName() {
        assertThat(ServiceLoader.load(LightningAdapterProvider.class))
                .filteredOn(provider -> provider.name().equals("cln"))
                .singleElement()
                .isInstanceOf(ClnAdapterProvider.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:8080",
                "https://node.example/clnrest/",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "https://[::1]:8080"
            })
    void usableAddress_isTaken(String url) throws Exception {
        assertThat(read(Map.of("cln.url", url, "cln.rune", Lab.RUNE))
                        .connection()
                        .url())
                .hasToString(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cln:3010",
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
        assertThat(problems(Map.of("cln.url", url, "cln.rune", Lab.RUNE)))
                .singleElement()
                .asString()
                .startsWith("hivebolt.cln.url is no address");
    }

    @Test
    void runeOverPlainHttpToAnotherMachine_isRefused() {
        assertThat(problems(Map.of("cln.url", "http://10.0.0.5:8080", "cln.rune", Lab.RUNE)))
                .singleElement()
                .asString()
                .contains("unencrypted");
    }

    @Test
    void onionHost_needsAProxy() throws Exception {
        Map<String, String> onion = new HashMap<>(Map.of("cln.url", "http://abc.onion:8080", "cln.rune", Lab.RUNE));
        assertThat(problems(onion)).singleElement().asString().startsWith("hivebolt.proxy is missing");

        onion.put("proxy", "socks5://127.0.0.1:99999");
        assertThat(problems(onion)).singleElement().asString().startsWith("hivebolt.proxy is no SOCKS5 proxy");

        onion.put("proxy", "127.0.0.1:9050");
        assertThat(read(onion).connection().socksProxy()).contains(new HostAndPort("127.0.0.1", 9050));
    }

    @Test
    void proxy_isForOnionHostsOnly() throws Exception {
        assertThat(read(Map.of("cln.url", "https://h:1", "cln.rune", Lab.RUNE, "proxy", "127.0.0.1:9050"))
                        .connection()
                        .socksProxy())
                .isEmpty();
    }

    @Test
    void everyProblem_isToldAtOnceAndWithoutTheSecret() throws IOException {
        Path notPem = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        String secret = "zz!".repeat(50);

        List<String> problems =
                problems(Map.of("cln.url", "nowhere", "cln.rune", secret, "cln.tls-ca-file", notPem.toString()));

        assertThat(problems)
                .hasSize(3)
                .noneMatch(problem -> problem.contains("zz"))
                .anyMatch(problem -> problem.startsWith("hivebolt.cln.url"))
                .anyMatch(problem -> problem.startsWith("hivebolt.cln.rune"))
                .anyMatch(problem -> problem.startsWith("hivebolt.cln.tls-ca-file"));
    }

    @Test
    void nothingSet_namesWhatIsMissing() {
        assertThat(problems(Map.of()))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("hivebolt.cln.url is missing"))
                .anyMatch(problem -> problem.startsWith("hivebolt.cln.rune is missing"));
    }

    @Test
    void settings_neverShowTheRune() throws Exception {
        assertThat(read(Map.of("cln.url", "https://h:1", "cln.rune", Lab.RUNE)))
                .hasToString("Core Lightning at https://h:1");
    }

    private static ClnSettings read(Map<String, String> values) throws MalformedSettingException {
        return ClnSettingsReader.read(key -> Optional.ofNullable(values.get(key)));
    }

    private static List<String> problems(Map<String, String> values) {
        return catchThrowableOfType(MalformedSettingException.class, () -> read(values))
                .problems();
    }
}
