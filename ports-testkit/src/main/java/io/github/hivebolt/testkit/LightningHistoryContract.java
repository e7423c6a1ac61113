package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.InvoiceNote;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.ListedInvoice;
import io.github.hivebolt.ports.ListedPayment;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PaymentRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link LightningHistory} must do; the numbers are those of its rules. */
@Timeout(60)
public interface LightningHistoryContract {
    /** What every payment and invoice of these tests is about. */
    Msat AMOUNT = Msat.ofSats(1_000);

    /**
     * The network.
     *
     * @return the same one throughout a test
     */
    LightningWorld world();

    /**
     * Who pays.
     *
     * @return the same one throughout a test
     */
    LightningPayer payer();

    /**
     * The lists that are tested.
     *
     * @return the same ones throughout a test
     */
    LightningHistory history();

    /**
     * Makes an invoice of the tested node that takes money at once.
     *
     * @param description what it says about itself
     * @return the invoice, over {@link #AMOUNT}
     */
    Invoice ownInvoice(String description);

    @Test
    default void r1_paymentsOfEveryFate_areListedOnceInOrder_overManyPages() {
        List<Invoice> invoices = List.of(
                paid(LightningWorld.Fate.PAYS),
                paid(LightningWorld.Fate.REFUSES),
                paid(LightningWorld.Fate.HOLDS),
                paid(LightningWorld.Fate.PAYS));
        List<ListedPayment> listed = allPayments(1);
        assertThat(listed)
                .extracting(ListedPayment::hash)
                .containsExactlyElementsOf(
                        invoices.stream().map(Invoice::paymentHash).toList());
        assertThat(listed.stream().map(payment -> payment.record().getClass().getSimpleName()))
                .containsExactly("Settled", "Failed", "InFlight", "Settled");
        assertThat(listed).allSatisfy(payment -> assertThat(payment.amount()).isEqualTo(AMOUNT));
        PaymentRecord.Settled settled =
                (PaymentRecord.Settled) listed.getFirst().record();
        assertThat(settled.preimage().hash()).isEqualTo(invoices.getFirst().paymentHash());
        assertThat(history().node()).isEqualTo(world().node());
        assertThat(allPayments(50)).isEqualTo(listed);
    }

    @Test
    default void invoices_areListedInOrder_withWhatTheNodeKeepsOfThem() {
        List<Invoice> invoices = List.of(ownInvoice("first"), ownInvoice("second"), ownInvoice("third"));
        world().somebodyPays(invoices.get(1));
        List<ListedInvoice> listed = allInvoices(2);
        assertThat(listed)
                .extracting(ListedInvoice::hash)
                .containsExactlyElementsOf(
                        invoices.stream().map(Invoice::paymentHash).toList());
        assertThat(listed).extracting(ListedInvoice::settled).containsExactly(false, true, false);
        assertThat(listed).extracting(ListedInvoice::received).containsExactly(Msat.ZERO, AMOUNT, Msat.ZERO);
        List<InvoiceNote> notes =
                listed.stream().flatMap(each -> each.note().stream()).toList();
        assertThat(notes).extracting(InvoiceNote::description).containsExactly("first", "second", "third");
        assertThat(notes)
                .extracting(InvoiceNote::text)
                .containsExactlyElementsOf(invoices.stream().map(Invoice::text).toList());
        assertThat(notes.get(1).preimage().orElseThrow().hash())
                .isEqualTo(invoices.get(1).paymentHash());
        assertThat(notes.get(0).preimage()).as("of money that was not taken").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = WireFault.class,
            names = {"REFUSED", "RESET", "HTML", "GARBAGE", "CUT"})
    default void nodeThatGivesNoAnswer_isUnavailableAndListsNothing(WireFault fault) {
        paid(LightningWorld.Fate.PAYS);
        world().faultOnEverything(fault);
        assertThatThrownBy(() -> history().payments(0, 10)).isInstanceOf(PartyUnavailableException.class);
        assertThatThrownBy(() -> history().invoices(0, 10)).isInstanceOf(PartyUnavailableException.class);
        world().heal();
        assertThat(history().payments(0, 10)).hasSize(1);
    }

    private Invoice paid(LightningWorld.Fate fate) {
        Invoice invoice = world().invoice(fate, Optional.of(AMOUNT), Duration.ofHours(1));
        payer().pay(new PaymentRequest(
                invoice, AMOUNT, Msat.ofSats(100), 432, world().node(), Duration.ofSeconds(5), Duration.ofSeconds(1)));
        return invoice;
    }

    private List<ListedPayment> allPayments(int limit) {
        List<ListedPayment> all = new ArrayList<>();
        List<ListedPayment> page;
        do {
            page = history().payments(all.isEmpty() ? 0 : all.getLast().index(), limit);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    private List<ListedInvoice> allInvoices(int limit) {
        List<ListedInvoice> all = new ArrayList<>();
        List<ListedInvoice> page;
        do {
            page = history().invoices(all.isEmpty() ? 0 : all.getLast().index(), limit);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }
}
