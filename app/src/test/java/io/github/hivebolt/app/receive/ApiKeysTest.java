package io.github.hivebolt.app.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.SeededRandomSource;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private final ManualTimeSource time = new ManualTimeSource(Instant.parse("2026-03-01T12:00:00Z"));
    private final InMemoryOrderStore store = new InMemoryOrderStore(time);
    private final ApiKeys keys = new ApiKeys(store, new SeededRandomSource(1), time);
    private final KeyGate gate = new KeyGate(keys);

    private static Optional<String> bearer(String key) {
        return Optional.of("Bearer " + key);
    }

    private void assertRefused(Optional<String> authorization, Scope scope, int status) {
        assertThatThrownBy(() -> gate.require(authorization, scope))
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(status));
    }

    @Test
    void key_opensWhatItsScopesAllow_andNothingElse() {
        ApiKeys.Fresh fresh = keys.make("shop", Set.of(Scope.INVOICES), "tester");
        assertThat(gate.require(bearer(fresh.text()), Scope.INVOICES).id())
                .isEqualTo(fresh.key().id());
        assertRefused(bearer(fresh.text()), Scope.WEBHOOKS, 403);
        assertThat(keys.isAdmin(bearer(fresh.text()))).isFalse();
        ApiKeys.Fresh admin = keys.make("robot", Set.of(Scope.ADMIN), "tester");
        assertThat(keys.isAdmin(bearer(admin.text()))).isTrue();
        assertThat(gate.require(bearer(admin.text()), Scope.WEBHOOKS).id())
                .isEqualTo(admin.key().id());
    }

    @Test
    void whatIsNoKey_opensNothing() {
        ApiKeys.Fresh fresh = keys.make("shop", Set.of(Scope.INVOICES), "tester");
        String wrong = fresh.text().substring(0, fresh.text().length() - 1)
                + (fresh.text().endsWith("0") ? "1" : "0");
        assertRefused(bearer(wrong), Scope.INVOICES, 401);
        assertRefused(bearer("hb_000000000000_" + "0".repeat(64)), Scope.INVOICES, 401);
        assertRefused(bearer(""), Scope.INVOICES, 401);
        assertRefused(Optional.of("Basic " + fresh.text()), Scope.INVOICES, 401);
        assertRefused(Optional.empty(), Scope.INVOICES, 401);
    }

    @Test
    void revokedKey_isWorthNothing() {
        ApiKeys.Fresh fresh = keys.make("shop", Set.of(Scope.INVOICES), "tester");
        assertThat(keys.revoke(fresh.key().id(), "tester")).isTrue();
        assertThat(keys.revoke(fresh.key().id(), "tester")).isFalse();
        assertRefused(bearer(fresh.text()), Scope.INVOICES, 401);
    }

    @Test
    void theKeyItself_isNowhereInTheStoreNorInAnyText() {
        ApiKeys.Fresh fresh = keys.make("shop", Set.of(Scope.INVOICES), "tester");
        String secret = fresh.text().substring(fresh.text().lastIndexOf('_') + 1);
        assertThat(keys.all().toString() + store.auditLines() + fresh).doesNotContain(secret);
        assertThat(fresh.key().secretHash()).hasSize(64).isNotEqualTo(secret);
    }
}
