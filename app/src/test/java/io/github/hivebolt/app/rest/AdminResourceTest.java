package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.engine.GatewayDesk;
import io.github.hivebolt.engine.GatewayStatus;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator does with the gateway as a whole, through a real desk. */
class AdminResourceTest {
    private final ManualTimeSource time = new ManualTimeSource(SampleOrders.NOW);
    private final InMemoryOrderStore store = new InMemoryOrderStore(time);
    private final GatewayDesk desk = Gateways.desk(store, time);
    private final AdminResource resource = new AdminResource(desk, store);

    @Test
    void pauseAndResume_areStoredAndAudited() {
        assertThat(resource.pause("{\"direction\":\"all\"}").directions()).containsExactly("send", "receive");
        assertThat(paused("SEND")).contains("yes");
        assertThat(paused("RECEIVE")).contains("yes");

        assertThat(resource.resume("{\"direction\":\"send\"}").paused()).isFalse();
        assertThat(paused("SEND")).contains("no");
        assertThat(paused("RECEIVE")).contains("yes");
        assertThat(store.auditLines()).hasSize(3).allMatch(line -> line.contains("admin"));
    }

    @Test
    void unknownDirection_is400AndPausesNothing() {
        for (String body : List.of("{}", "{\"direction\":\"SEND\"}", "{\"direction\":\"both\"}")) {
            Answers.problem(() -> resource.pause(body), 400, "INVALID_DIRECTION");
        }
        assertThat(store.auditLines()).isEmpty();
    }

    @Test
    void resumeSending_endsTheStop() {
        store.write(tx -> {
            tx.putFact("sending-stopped", "the chain knows a payment of ours");
            return true;
        });
        assertThat(desk.status().overall()).isEqualTo(GatewayStatus.Overall.DOWN);

        assertThat(resource.resumeSending().sendingStopped()).isFalse();

        assertThat(desk.status().sendingStopped()).isEmpty();
    }

    @Test
    void backup_refusesRelativePathsAndExistingFiles(@TempDir Path folder) throws IOException {
        Path existing = Files.createFile(folder.resolve("existing.zip"));
        Path dangling = Files.createSymbolicLink(folder.resolve("link.zip"), folder.resolve("nowhere"));

        for (String path : List.of("", "backup.zip", "../backup.zip", "a\\u0000b")) {
            Answers.problem(() -> resource.backup("{\"file\":\"" + path + "\"}"), 400, "INVALID_PATH");
        }
        Answers.problem(() -> resource.backup("{\"file\":\"" + folder + "/no/x.zip\"}"), 400, "INVALID_PATH");
        Answers.problem(() -> resource.backup("{\"file\":\"" + existing + "\"}"), 409, "FILE_EXISTS");
        Answers.problem(() -> resource.backup("{\"file\":\"" + dangling + "\"}"), 409, "FILE_EXISTS");
    }

    @Test
    void backupOfAStoreWithItsOwnTool_is501(@TempDir Path folder) {
        Answers.problem(
                () -> resource.backup("{\"file\":\"" + folder.resolve("new.zip") + "\"}"), 501, "BACKUP_UNSUPPORTED");
    }

    @Test
    void balanceSheet_balancesInEachCurrency() {
        store.write(tx -> {
            tx.post(
                    LedgerEntry.of("1/received", "money came in")
                            .debit(Account.HIVE_HOT_WALLET, Currency.MILLI_HIVE, 12_345)
                            .credit(Account.order("1"), Currency.MILLI_HIVE, 12_345)
                            .build(),
                    time.now());
            tx.post(
                    LedgerEntry.of("2/parked", "a parked order and a fee")
                            .debit(Account.HIVE_HOT_WALLET, Currency.MILLI_HIVE, 1_001)
                            .credit(Account.parked("2"), Currency.MILLI_HIVE, 1_000)
                            .credit(Account.FEES, Currency.MILLI_HIVE, 1)
                            .build(),
                    time.now());
            tx.post(
                    LedgerEntry.of("3/routing", "a dear route")
                            .debit(Account.ROUTING_LOSS, Currency.MSAT, 77)
                            .credit(Account.LIGHTNING, Currency.MSAT, 77)
                            .build(),
                    time.now());
            return true;
        });

        JsonObject sheet = Answers.json(resource.balanceSheet());

        JsonObject msat = part(sheet, "MSAT");
        assertThat(msat.getString("assets")).isEqualTo("-77");
        assertThat(msat.getString("expense")).isEqualTo("77");
        JsonObject hive = part(sheet, "HIVE");
        assertThat(hive.getString("assets")).isEqualTo("13.346");
        assertThat(hive.getString("liabilities")).isEqualTo("12.345");
        assertThat(hive.getString("suspense")).isEqualTo("1.000");
        assertThat(hive.getString("income")).isEqualTo("0.001");
        assertThat(hive.getJsonArray("accounts")).hasSize(4);
        for (String currency : List.of("MSAT", "HIVE", "HBD")) {
            assertThat(part(sheet, currency).getString("difference")).isIn("0", "0.000");
        }
    }

    private static JsonObject part(JsonObject sheet, String currency) {
        return sheet.getJsonArray("currencies").getValuesAs(JsonObject.class).stream()
                .filter(part -> part.getString("currency").equals(currency))
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> paused(String direction) {
        return store.read(view -> view.fact("paused." + direction));
    }
}
