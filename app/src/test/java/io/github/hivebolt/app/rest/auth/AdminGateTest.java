package io.github.hivebolt.app.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.app.config.DocumentedSettings;
import io.github.hivebolt.app.rest.auth.AdminGate.Caller;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.SeededRandomSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who gets in. */
class AdminGateTest {
    private static final String PASSWORD = "correct: hörse";

    private final ManualTimeSource time = new ManualTimeSource(Instant.EPOCH);
    private final AtomicInteger looked = new AtomicInteger();
    private final AdminGate gate = new AdminGate(
            password -> {
                looked.incrementAndGet();
                return password.equals(PASSWORD);
            },
            time,
            new SeededRandomSource(1));

    private static Optional<String> basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private Caller tryPassword(String password) {
        return gate.check(basic("admin", password));
    }

    @Test
    void rightPassword_getsIn_andNobodyElse() {
        assertThat(gate.check(Optional.empty())).isEqualTo(Caller.ANONYMOUS);
        assertThat(tryPassword(PASSWORD)).isEqualTo(Caller.ADMIN);
        assertThat(tryPassword(PASSWORD + " ")).isEqualTo(Caller.REFUSED);
        assertThat(gate.check(basic("root", PASSWORD))).isEqualTo(Caller.REFUSED);
    }

    @Test
    void malformedHeaders_areRefusedWithoutALook() {
        for (String header : List.of("", "Basic", "Basic ###", "Basic YWRtaW4=", "Bearer x", "B".repeat(100_000))) {
            assertThat(gate.check(Optional.of(header))).isEqualTo(Caller.REFUSED);
        }
        assertThat(looked).hasValue(0);
    }

    @Test
    void afterFiveFailures_oneTryPerSecond() {
        for (int i = 0; i < 5; i++) {
            assertThat(tryPassword("wrong" + i)).isEqualTo(Caller.REFUSED);
        }
        assertThat(tryPassword("wrong")).isEqualTo(Caller.TOO_EARLY);
        assertThat(tryPassword(PASSWORD)).isEqualTo(Caller.TOO_EARLY);
        assertThat(looked).hasValue(5);

        time.advance(Duration.ofSeconds(1));
        assertThat(tryPassword("wrong")).isEqualTo(Caller.REFUSED);
        assertThat(tryPassword("wrong")).isEqualTo(Caller.TOO_EARLY);

        time.advance(Duration.ofSeconds(1));
        assertThat(tryPassword(PASSWORD)).isEqualTo(Caller.ADMIN);
        assertThat(tryPassword("wrong")).isEqualTo(Caller.REFUSED);
    }

    @Test
    void whoGotInOnce_staysInWhileOthersGuess_andIsNotLookedUpAgain() {
        assertThat(tryPassword(PASSWORD)).isEqualTo(Caller.ADMIN);
        for (int i = 0; i < 20; i++) {
            tryPassword("wrong" + i);
        }
        int before = looked.get();

        assertThat(tryPassword(PASSWORD)).isEqualTo(Caller.ADMIN);
        assertThat(looked).hasValue(before);
    }

    @Test
    void configuredPassword_winsOverTheStoredOne() {
        InMemoryOrderStore store = new InMemoryOrderStore(time);
        store.write(tx -> {
            tx.putFact(
                    AdminPassword.FACT,
                    PasswordHash.of("an earlier password", new byte[16]).text());
            return true;
        });
        AdminGate configured = AdminGate.of(
                DocumentedSettings.demoWith(Map.of("hivebolt.admin.password", "from the operator")),
                store,
                time,
                new SeededRandomSource(1));
        AdminGate stored = AdminGate.of(DocumentedSettings.demoWith(Map.of()), store, time, new SeededRandomSource(1));

        assertThat(configured.check(basic("admin", "from the operator"))).isEqualTo(Caller.ADMIN);
        assertThat(configured.check(basic("admin", "an earlier password"))).isEqualTo(Caller.REFUSED);
        assertThat(stored.check(basic("admin", "an earlier password"))).isEqualTo(Caller.ADMIN);
        assertThat(stored.check(basic("admin", "from the operator"))).isEqualTo(Caller.REFUSED);
    }

    @Test
    void beforeAPasswordWasMade_nobodyGetsIn() {
        AdminGate stored = AdminGate.of(
                DocumentedSettings.demoWith(Map.of()), new InMemoryOrderStore(time), time, new SeededRandomSource(1));

        assertThat(stored.check(basic("admin", ""))).isEqualTo(Caller.REFUSED);
    }

    @Test
    void credentials_areNeverPrinted() {
        assertThat(BasicCredentials.parse(basic("admin", PASSWORD).orElseThrow())
                        .orElseThrow())
                .hasToString("(credentials)");
    }
}
