package io.github.hivebolt.adapters.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.hivebolt.devnet.http.Fault;
import io.github.hivebolt.devnet.http.FaultMode;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.AccountMovement;
import io.github.hivebolt.ports.HiveHistory;
import io.github.hivebolt.ports.PartyUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the hosts' account histories say about the gateway's money. */
class HistoryTest {
    private static final HiveAmount TWO_HIVE = new HiveAmount(2_000, HiveAsset.HIVE);
    private static final AccountName GATEWAY = new AccountName("gateway");

    private final DevnetWorld world = new DevnetWorld();
    private final HiveHistory history = world.hive().history();

    @AfterEach
    void close() {
        world.close();
    }

    private List<AccountMovement> movements(long after) {
        return history.movements(after, world.irreversibleNumber() - 1, read -> {});
    }

    private TransactionId received(String memo) {
        TransactionId id = world.transfer(world.customer(), world.gateway(), TWO_HIVE, memo);
        world.produce(3);
        return id;
    }

    @Test
    void transfersInAndOut_carryTheTransferThatTheReaderReports() {
        long before = world.irreversibleNumber();
        received("in");
        world.transfer(world.gateway(), world.customer(), new HiveAmount(1_000, HiveAsset.HBD), "out");
        world.produce(3);
        List<AccountMovement> found = movements(before);
        assertThat(found).extracting(AccountMovement::hiveMilli).containsExactly(2_000L, 0L);
        assertThat(found).extracting(AccountMovement::hbdMilli).containsExactly(0L, -1_000L);
        assertThat(found.stream().map(movement -> movement.transfer().orElseThrow()))
                .isEqualTo(
                        world.hive().reader().read(world.reference(before), 100).transfers());
        assertThat(found).allSatisfy(movement -> assertThat(movement.hosts()).hasSize(2));
    }

    @Test
    void recurrentFill_isFoundWithThePlaceThatTheReaderGivesIt() {
        long before = world.irreversibleNumber();
        world.recurrentTransfer(TWO_HIVE, "every day");
        world.produce(5);
        AccountMovement fill = movements(before).stream()
                .filter(movement -> movement.hiveMilli() != 0)
                .findFirst()
                .orElseThrow();
        assertThat(world.hive()
                        .reader()
                        .readVirtual(before, world.irreversibleNumber() - 1)
                        .transfers())
                .contains(fill.transfer().orElseThrow());
    }

    @Test
    void transferThatOneHostHides_isFoundWithTheOtherHostAlone() {
        long before = world.irreversibleNumber();
        TransactionId hidden = received("hidden");
        world.lies(0).hide(hidden);
        assertThat(movements(before))
                .singleElement()
                .satisfies(movement -> assertThat(movement.hosts()).hasSize(1));
    }

    /** Two hosts suffice, and both leave it out: whoever asks again hears the third. */
    @Test
    void transferThatAsManyHostsHideAsMustConfirm_isFoundByAskingAgain() {
        try (DevnetWorld three = new DevnetWorld(3)) {
            long before = three.irreversibleNumber();
            TransactionId hidden = three.transfer(three.customer(), three.gateway(), TWO_HIVE, "hidden");
            three.produce(3);
            three.lies(0).hide(hidden);
            three.lies(1).hide(hidden);
            HiveHistory histories = three.hive().history();
            assertThat(histories.movements(before, three.irreversibleNumber() - 1, read -> {}))
                    .isEmpty();
            assertThat(histories.movements(before, three.irreversibleNumber() - 1, read -> {}))
                    .hasSize(1);
        }
    }

    @Test
    void longHistory_isReadPageByPageWithoutAGap() {
        long before = world.irreversibleNumber();
        for (int i = 0; i < 11; i++) {
            world.hundredTransfers("transaction " + i);
            world.produce(1);
        }
        world.produce(3);
        AtomicLong told = new AtomicLong();
        List<AccountMovement> found = history.movements(before, world.irreversibleNumber() - 1, told::set);
        assertThat(found).hasSize(1_100);
        assertThat(told.get()).isGreaterThanOrEqualTo(1_100);
    }

    @Test
    void oneHostAlone_isNotEnough() {
        received("in");
        world.faults(1).set(Fault.always(FaultMode.RESET));
        assertThatThrownBy(() -> movements(0)).isInstanceOf(PartyUnavailableException.class);
    }

    @Test
    void balance_isTheOneAfterTheBlockWhateverMovedSince() {
        received("in");
        long then = world.irreversibleNumber() - 1;
        received("more");
        world.transfer(world.gateway(), world.customer(), new HiveAmount(1_000, HiveAsset.HBD), "out, reversible yet");
        world.produce(1);
        assertThat(history.balanceAfter(then)).hasValueSatisfying(balance -> {
            assertThat(balance.hive().milli()).isEqualTo(10_002_000);
            assertThat(balance.hbd().milli()).isEqualTo(10_000_000);
            assertThat(balance.since()).extracting(AccountMovement::hiveMilli).containsExactly(2_000L, 0L);
            assertThat(balance.since()).extracting(AccountMovement::hbdMilli).containsExactly(0L, -1_000L);
        });
    }

    @Test
    void balanceThatHostsTellDifferently_isNotTold() {
        received("in");
        long then = world.irreversibleNumber() - 1;
        world.lies(0).inventHive(GATEWAY, 1);
        assertThat(history.balanceAfter(then)).isEmpty();
        world.lies(1).inventHive(GATEWAY, 1);
        assertThat(history.balanceAfter(then))
                .hasValueSatisfying(
                        balance -> assertThat(balance.hive().milli()).isEqualTo(10_002_001));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            transfer_to_savings_operation    | {'from':'gateway','to':'bob','amount':HIVE}                  | -1500 | 0
            interest_operation               | {'owner':'gateway','interest':HBD,'is_saved_into_hbd_balance':true} | 0 | 1500
            interest_operation               | {'owner':'gateway','interest':HBD,'is_saved_into_hbd_balance':false} | 0 | 0
            claim_reward_balance_operation   | {'account':'gateway','reward_hive':HIVE,'reward_hbd':HBD,'reward_vests':VESTS} | 1500 | 1500
            fill_vesting_withdraw_operation  | {'from_account':'gateway','to_account':'gateway','withdrawn':VESTS,'deposited':HIVE} | 1500 | 0
            fill_vesting_withdraw_operation  | {'from_account':'gateway','to_account':'gateway','withdrawn':VESTS,'deposited':VESTS} | 0 | 0
            fill_order_operation             | {'current_owner':'gateway','current_pays':HIVE,'open_owner':'bob','open_pays':HBD} | 0 | 1500
            fill_order_operation             | {'current_owner':'bob','current_pays':HIVE,'open_owner':'gateway','open_pays':HBD} | 1500 | 0
            limit_order_create_operation     | {'owner':'gateway','amount_to_sell':HBD}                     | 0 | -1500
            escrow_transfer_operation        | {'from':'gateway','hive_amount':HIVE,'hbd_amount':HBD,'fee':HBD} | -1500 | -3000
            account_create_operation         | {'creator':'gateway','fee':HIVE}                             | -1500 | 0
            vote_operation                   | {'voter':'gateway','weight':1}                               | 0 | 0
            transfer_to_savings_operation    | {'from':'bob','to':'gateway','amount':HIVE}                  | 0 | 0
            """)
    void everyKindOfOperation_movesWhatItMoves(String type, String fields, long hiveMilli, long hbdMilli)
            throws Exception {
        String json = fields.replace('\'', '"')
                .replace("HIVE", amount("@@000000021"))
                .replace("HBD", amount("@@000000013"))
                .replace("VESTS", amount("@@000000037"));
        JsonNode value = new ObjectMapper().readTree(json);
        assertThat(BalanceRules.of(new RawOperation(type.strip(), value), GATEWAY))
                .isEqualTo(new BalanceRules.Change(hiveMilli, hbdMilli));
    }

    private static String amount(String nai) {
        return "{\"amount\":\"1500\",\"precision\":3,\"nai\":\"" + nai + "\"}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"history":{}}
            {"history":[[0,{"block":5,"op":{"type":"transfer_operation","value":{"from":"gateway","to":"bob"}}}]]}
            {"history":[[-1,{"block":5}]]}
            {"other":[]}
            []
            """)
    void brokenAnswers_areTroubleAndNoMovement(String answer) {
        assertThatThrownBy(() -> {
                    try (JsonParser parser =
                            Json.parser(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)))) {
                        parser.nextToken();
                        new HistoryParser(GATEWAY).read(parser, "host");
                    }
                })
                .isInstanceOfAny(IOException.class, NodeTroubleException.class);
    }
}
