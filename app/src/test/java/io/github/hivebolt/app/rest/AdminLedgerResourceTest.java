package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The books through a real desk. */
class AdminLedgerResourceTest {
    private final ManualTimeSource time = new ManualTimeSource(SampleOrders.NOW);
    private final InMemoryOrderStore store = new InMemoryOrderStore(time);
    private final AdminLedgerResource resource = new AdminLedgerResource(Gateways.desk(store, time));

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

    @Test
    void pages_leaveNothingOutAndEnd() {
        post(5);

        List<String> keys = new ArrayList<>();
        @Nullable String after = null;
        do {
            LedgerPage page = resource.ledger(after, "2");
            page.entries().forEach(entry -> keys.add(entry.key()));
            after = page.next().orElse(null);
        } while (after != null);

        assertThat(keys).containsExactly("5/kept", "4/kept", "3/kept", "2/kept", "1/kept");
    }

    @Test
    void entry_saysWhatWasBookedInUnitsOfTheCurrency() {
        post(1);

        LedgerPage.Entry entry = resource.ledger(null, null).entries().getFirst();

        assertThat(entry.at()).isEqualTo(SampleOrders.NOW);
        assertThat(entry.postings())
                .containsExactly(
                        new LedgerPage.Line("asset", "hive-hot-wallet", "HIVE", "0.001"),
                        new LedgerPage.Line("income", "gifts", "HIVE", "-0.001"));
    }

    @Test
    void unknownCursorOrLimit_is400() {
        for (String after : List.of("x", "-1", "1".repeat(19))) {
            Answers.problem(() -> resource.ledger(after, null), 400, "INVALID_QUERY");
        }
        Answers.problem(() -> resource.ledger(null, "0"), 400, "INVALID_QUERY");
    }

    @Test
    void export_hasALineForEachPostingOfManyPages_oldestFirst() throws IOException {
        post(2001);

        List<String> lines = export().lines().toList();

        assertThat(lines).hasSize(1 + 2 * 2001);
        assertThat(lines.getFirst())
                .isEqualTo("number,booked_at,entry,description,account_type,account,currency,amount");
        assertThat(lines.get(1)).endsWith(",1/kept,\"given, \"\"to us\"\"\",asset,hive-hot-wallet,HIVE,0.001");
        assertThat(lines.getLast()).endsWith(",2001/kept,\"given, \"\"to us\"\"\",income,gifts,HIVE,-2.001");
    }

    @Test
    void exportOfEmptyBooks_isTheHeader() throws IOException {
        assertThat(export()).isEqualTo("number,booked_at,entry,description,account_type,account,currency,amount\r\n");
    }

    private static JsonObject part(JsonObject sheet, String currency) {
        return sheet.getJsonArray("currencies").getValuesAs(JsonObject.class).stream()
                .filter(part -> part.getString("currency").equals(currency))
                .findFirst()
                .orElseThrow();
    }

    private String export() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((StreamingOutput) resource.export().getEntity()).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void post(int entries) {
        store.write(tx -> {
            for (int number = 1; number <= entries; number++) {
                tx.post(
                        LedgerEntry.of(number + "/kept", "given, \"to us\"")
                                .debit(Account.HIVE_HOT_WALLET, Currency.MILLI_HIVE, number)
                                .credit(Account.GIFTS, Currency.MILLI_HIVE, number)
                                .build(),
                        time.now());
            }
            return true;
        });
    }
}
