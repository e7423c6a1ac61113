package io.github.hivebolt.adapters.lnd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.ListedPayment;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.testkit.LightningWorld;
import io.github.hivebolt.testkit.WireFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** lnd's lists of payments and invoices. */
class HistoryTest {
    private DevnetWorld world;
    private LightningHistory history;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        world = new DevnetWorld(folder);
        history = world.adapter().history().orElseThrow();
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    private Invoice paid(LightningWorld.Fate fate) {
        Invoice invoice = world.invoice(fate, Optional.of(Msat.ofSats(1_000)), Duration.ofHours(1));
        world.adapter()
                .payer()
                .pay(new PaymentRequest(
                        invoice,
                        Msat.ofSats(1_000),
                        Msat.ofSats(100),
                        432,
                        world.node(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1)));
        return invoice;
    }

    private List<ListedPayment> all(int limit) {
        List<ListedPayment> all = new ArrayList<>();
        List<ListedPayment> page;
        do {
            page = history.payments(all.isEmpty() ? 0 : all.getLast().index(), limit);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    @Test
    void paymentsOfEveryFate_areListedOnceInOrder_overManyPages() {
        List<Invoice> invoices = List.of(
                paid(LightningWorld.Fate.PAYS),
                paid(LightningWorld.Fate.HAS_NO_ROUTE),
                paid(LightningWorld.Fate.HOLDS),
                paid(LightningWorld.Fate.PAYS));
        List<ListedPayment> listed = all(1);
        assertThat(listed)
                .extracting(ListedPayment::hash)
                .containsExactlyElementsOf(
                        invoices.stream().map(Invoice::paymentHash).toList());
        assertThat(listed.stream().map(payment -> payment.record().getClass().getSimpleName()))
                .containsExactly("Settled", "Failed", "InFlight", "Settled");
        assertThat(listed).allSatisfy(payment -> assertThat(payment.amount()).isEqualTo(Msat.ofSats(1_000)));
        PaymentRecord.Settled settled =
                (PaymentRecord.Settled) listed.getFirst().record();
        assertThat(settled.preimage().hash()).isEqualTo(invoices.getFirst().paymentHash());
        assertThat(history.node()).isEqualTo(world.node());
    }

    @Test
    void nodeThatDoesNotAnswer_isUnavailableAndListsNothing() {
        world.faultOnEverything(WireFault.REFUSED);
        assertThatThrownBy(() -> history.payments(0, 10)).isInstanceOf(PartyUnavailableException.class);
        assertThatThrownBy(() -> history.invoices(0, 10)).isInstanceOf(PartyUnavailableException.class);
    }

    @Test
    void listThatGoesBackwards_isNoAnswer() {
        try (Lab lab = new Lab()) {
            String one = "{\"payment_hash\":\"" + "ab".repeat(32) + "\",\"payment_index\":\"4\",\"value_msat\":\"1\"}";
            lab.server.on("GET", "/v1/payments", Scripts.json(200, "{\"payments\":[" + one + "," + one + "]}"));
            LightningHistory broken = lab.adapter.history().orElseThrow();
            assertThatThrownBy(() -> broken.payments(3, 10)).isInstanceOf(PartyUnavailableException.class);
        }
    }
}
