package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.memory.InMemoryReceiver;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Keysend;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments that nobody asked for: each is credited once, and nothing of them is lost. */
class KeysendTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final EngineWorld world = new EngineWorld(1);
    private InMemoryReceiver node;
    private int payments;

    @BeforeEach
    void begin() {
        node = world.useNodeWithKeysend();
        world.run(Duration.ofSeconds(40));
    }

    private void send(long sats, String account, String message) {
        payments++;
        Preimage preimage = new Preimage(String.format("%064x", payments));
        node.sendsUnasked(
                Msat.ofSats(sats),
                new Keysend(preimage, Optional.of(account).filter(text -> !text.isEmpty()), Optional.of(message)));
    }

    private List<TransferOperation> payouts() {
        return world.sentFromGateway().stream()
                .filter(transfer -> transfer.memo().contains("hb:r"))
                .toList();
    }

    private long kept(String owner) {
        return world.store.<Long>read(view -> view.balances().stream()
                .filter(balance ->
                        balance.account().equals(Account.keysend(owner)) && balance.currency() == Currency.MSAT)
                .mapToLong(balance -> -balance.amount())
                .sum());
    }

    @Test
    void keysendWithAnAccount_isDeliveredOnceWithItsMessage() {
        send(2_000, " Alice ", "great show");
        world.run(A_MINUTE);
        assertThat(payouts()).singleElement().satisfies(transfer -> {
            assertThat(transfer.to()).isEqualTo(new AccountName("alice"));
            assertThat(transfer.amount()).hasToString("6.397 HIVE");
            assertThat(transfer.memo()).startsWith("great show | hb:r");
        });
        world.run(Duration.ofMinutes(10));
        world.crash();
        world.run(Duration.ofMinutes(5));
        assertThat(payouts()).hasSize(1);
        assertThat(world.booksBalance()).isTrue();
    }

    @Test
    void tooLittle_isKeptForTheAccount_andDeliveredWithTheRest() {
        send(100, "alice", "");
        send(100, "alice", "");
        world.run(A_MINUTE);
        assertThat(payouts()).isEmpty();
        assertThat(kept("alice")).isEqualTo(200_000);
        assertThat(world.booksBalance()).isTrue();

        send(1_800, "alice", "at last");
        world.run(A_MINUTE);
        assertThat(payouts())
                .singleElement()
                .satisfies(transfer -> assertThat(transfer.amount()).hasToString("6.397 HIVE"));
        assertThat(kept("alice")).isZero();
        assertThat(world.booksBalance()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody-here", "<script>", "gateway", "no such account at all"})
    void keysendForNobody_isKeptInSuspense_andTheOperatorIsToldOnce(String account) {
        List<String> told = titlesThatAreTold();
        send(2_000, account, "x");
        world.run(A_MINUTE);
        world.crash();
        world.run(A_MINUTE);
        assertThat(payouts()).isEmpty();
        assertThat(kept("nobody")).isEqualTo(2_000_000);
        assertThat(told).containsOnlyOnce("Somebody paid without an invoice");
        assertThat(world.store.<Boolean>read(view -> view.closedIncidents(10).isEmpty()))
                .isTrue();
        assertThat(world.booksBalance()).isTrue();
    }

    private List<String> titlesThatAreTold() {
        List<String> titles = new ArrayList<>();
        world.notifiers.add(new Notifier() {
            @Override
            public String name() {
                return "log";
            }

            @Override
            public Delivery send(Notification notification) {
                titles.add(notification.title());
                return new Delivery.Delivered();
            }
        });
        world.crash();
        return titles;
    }

    @Test
    void whatCannotBeJudgedNow_isNotPassedOver() {
        world.ratesAreOut = true;
        send(2_000, "alice", "");
        world.run(A_MINUTE);
        world.crash();
        world.hiveIsOut = true;
        world.ratesAreOut = false;
        world.run(A_MINUTE);
        assertThat(payouts()).isEmpty();
        world.hiveIsOut = false;
        world.run(Duration.ofMinutes(5));
        assertThat(payouts()).hasSize(1);
        assertThat(world.booksBalance()).isTrue();
    }

    @Test
    void olderStore_doesNotDeliverAgain() {
        world.store.markBackup();
        send(2_000, "alice", "");
        world.run(Duration.ofMinutes(3));
        assertThat(payouts()).hasSize(1);
        world.restoreTheBackup();
        world.run(Duration.ofMinutes(10));
        assertThat(payouts()).hasSize(1);
    }

    @Test
    void olderStoreThatIsRebuiltAtOnce_doesNotDeliverAgain() {
        world.store.markBackup();
        send(2_000, "alice", "");
        world.run(Duration.ofMinutes(3));
        assertThat(payouts()).hasSize(1);
        world.store.restoreBackup();
        world.rebuild(OptionalLong.empty());
        world.run(Duration.ofMinutes(30));
        assertThat(payouts()).hasSize(1);
        assertThat(world.booksBalance()).isTrue();
    }

    @Test
    void paymentsOfAnotherNode_areNotCredited() {
        KnownNode known = world.store.read(Facts::node).orElseThrow();
        KnownNode ours = new KnownNode(new NodeId("02" + "ab".repeat(32)), known.network());
        world.store.write(tx -> {
            Facts.pinNode(tx, ours, world.settings().lightning().adapter());
            Facts.lastTaken(tx, ours.id(), 0);
            return true;
        });
        world.crash();
        send(2_000, "alice", "");
        world.run(Duration.ofMinutes(3));
        assertThat(payouts()).isEmpty();
        assertThat(world.store.<OptionalLong>read(view -> Facts.lastTaken(view, ours.id())))
                .hasValue(0);
    }
}
