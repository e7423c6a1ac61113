package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.ReceiveAsk;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.engine.ReceiveDesk.Answer;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The node's invoices against our receive orders. */
class InvoiceReconcilerTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration COMPARED = Duration.ofMinutes(6);

    private final EngineWorld world = new EngineWorld(1);

    @BeforeEach
    void start() {
        world.withHistories = true;
        world.hasReceiveSecret = true;
        world.crash();
        world.run(Duration.ofMinutes(3));
    }

    private ReceiveOrder invoice() {
        ReceiveDesk desk = world.engine().receiveDesk().orElseThrow();
        ReceiveAsk ask = new ReceiveAsk(
                new AccountName("alice"), new ReceiveAsk.Amount.Paid(Msat.ofSats(2_000), HiveAsset.HIVE));
        Answer answer = desk.create(
                desk.newId(),
                new ReceiveDesk.InvoiceWish(ask, "coffee", Optional.empty(), Duration.ofMinutes(10), "shop"));
        return ((Answer.Made) answer).dossier().row().order();
    }

    private void pay(String paymentRequest) {
        try {
            world.net.merchant().pay(new PayOrder(paymentRequest, OptionalLong.empty(), 100_000, 432));
        } catch (LightningRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    private String ofAnotherApplication(String description) {
        try {
            return world.net
                    .gateway()
                    .addInvoice(InvoiceOrder.plain(
                            5_000_000, description, Duration.ofHours(1), new InvoiceBehaviour.Pays()))
                    .paymentRequest();
        } catch (LightningRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    private boolean is(ReceiveOrder order, String label) {
        return world.store
                .read(view -> view.receive().order(order.id()))
                .map(ReceiveRow::order)
                .filter(known -> known.state().label().equals(label))
                .isPresent();
    }

    private List<Incident> different() {
        return world.store.read(StoreView::openIncidents).stream()
                .filter(incident -> incident.kind() == IncidentKind.BOOKS_DIFFER)
                .toList();
    }

    @Test
    void ordersThatWereTakenAndPaidOut_areExplained_andForeignInvoicesAreOnlyCounted() {
        pay(ofAnotherApplication("a book"));
        ReceiveOrder order = invoice();
        ofAnotherApplication("9.999 HIVE for mallory hb:r0123456789");
        pay(order.paymentRequest().orElseThrow());
        assertThat(world.runUntil(SOON, () -> is(order, "done"))).isTrue();
        world.run(COMPARED);
        assertThat(different()).isEmpty();
        assertThat(world.store.<Long>read(Facts::foreignInvoices)).isEqualTo(2);
        assertThat(world.store.<Long>read(Facts::reconciledInvoice)).isEqualTo(3);
    }

    @Test
    void invoiceThatTheNodeTookAndTheBooksDoNotKnow_opensAnIncidentWithFigures_andNothingIsPaidOut() {
        world.store.markBackup();
        ReceiveOrder order = invoice();
        pay(order.paymentRequest().orElseThrow());
        assertThat(world.runUntil(SOON, () -> is(order, "done"))).isTrue();
        int sent = world.sentFromGateway().size();
        world.restoreTheBackup();
        world.run(COMPARED);
        assertThat(different()).singleElement().satisfies(incident -> {
            assertThat(incident.subject()).isEqualTo(order.id().text());
            assertThat(incident.text()).contains("2000000 msat").contains("rebuild");
        });
        assertThat(world.sentFromGateway()).hasSize(sent);
    }

    @Test
    void invoiceThatIsPaidLate_isComparedAllTheSame() {
        ReceiveOrder order = invoice();
        world.run(COMPARED);
        assertThat(world.store.<Long>read(Facts::reconciledInvoice))
                .as("it may still be paid")
                .isZero();
        pay(order.paymentRequest().orElseThrow());
        assertThat(world.runUntil(SOON, () -> is(order, "done"))).isTrue();
        world.run(COMPARED);
        assertThat(world.store.<Long>read(Facts::reconciledInvoice)).isEqualTo(1);
        assertThat(different()).isEmpty();
    }
}
