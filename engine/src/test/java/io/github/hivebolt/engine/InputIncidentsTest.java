package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.CustomJsonOperation;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReasonCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published incidents whose cause was what somebody wrote, see {@code docs/incidents.md}. */
class InputIncidentsTest extends IncidentStory {
    private static final InvoiceBehaviour PAYS = new InvoiceBehaviour.Pays();

    @Test
    void h9_lightningAddressAndLnurl_areReturnedWhole_andNothingIsLookedUp() {
        assertAllAreReturned(
                "alice@example.org",
                "lightning:alice@example.org",
                "LNURL1DP68GURN8GHJ7MRWW4EXCTNXD9SHG6NPVCHXXMMD9AKXUATJDSKHQCTE8AEK2UMND9HKU0FKVESNZDFEX4SNX",
                "lnurlp://pay.example.org/alice",
                "https://example.org/.well-known/lnurlp/alice",
                "lno1pqps7sjqpgtyzm3qv4uxzmtsd3jjqer9wd3hy6tsw35k7msjzfpy7nz5yqcn");
    }

    @Test
    void i12_lnurlToAnInnerAddress_isReturnedWhole_andNothingIsFetched() {
        assertAllAreReturned(
                "lnurlp://127.0.0.1:8080/admin",
                "lnurlp://[::1]/latest/meta-data",
                "https://169.254.169.254/.well-known/lnurlp/root",
                "http://localhost/.well-known/lnurlp/root",
                "root@localhost",
                "file:///etc/passwd");
    }

    private void assertAllAreReturned(String... memos) {
        List<OrderId> ids = new ArrayList<>();
        for (String memo : memos) {
            ids.add(world.transfer("carol", "10.000", memo));
        }
        ids.forEach(id -> runUntil(id, "refunded"));
        world.run(TEN_MINUTES);
        ids.forEach(id -> assertWasReturnedOnce(id, "10.000"));
        assertThat(requestsTaken()).isZero();
    }

    @Test
    void i6_lightningAddressWhoseInvoiceCouldBeAskedForAgain_isReturnedAndNeverResolved() {
        OrderId id = world.transfer("carol", "10.000", "fees@example.org");
        assertReturnedOnce(id, "10.000");
        world.crash();
        world.run(HOUR);
        assertThat(world.answers(id)).hasSize(1);
        assertThat(requestsTaken()).isZero();
    }

    @Test
    void h11_unresolvableAddressAndUndecipherableMemo_areReturnedWholeAndNoFeeIsKept() {
        OrderId address = world.transfer("carol", "5.000", "nobody@nowhere.invalid");
        assertReturnedOnce(address, "5.000");
        world.memos = memo -> new MemoReading.Undecipherable();
        OrderId encrypted = world.transfer("carol", "7.000", "#5n4WpxW8VNQtDk2DeYmpPUGXpnQAu");
        assertReturnedOnce(encrypted, "7.000");
        assertThat(reason(encrypted)).isEqualTo(ReasonCode.MEMO_UNREADABLE);
    }

    @Test
    void h13_satsOfTheMemo_areNotTakenForMillisatoshi() {
        NodeInvoice invoice = world.invoice(0, HOUR, PAYS);
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest() + " amount=2000");
        assertPaidOnce(id, invoice);
        assertThat(paidMsat(invoice)).isEqualTo(2_000_000);
    }

    @Test
    void h13_amountlessInvoice_isPaidFromWhatWasSent_andNeverWithMore() {
        NodeInvoice invoice = world.invoice(0, HOUR, PAYS);
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        runUntil(id, "done");
        // 10 HIVE are 3001 sats; base fee 50, 1.5 % and the routing reserve go off.
        assertThat(paidMsat(invoice)).isBetween(2_800_000L, 2_950_000L);
        assertThat(world.booksBalance()).isTrue();
    }

    private long paidMsat(NodeInvoice invoice) {
        return world.net
                .gateway()
                .payment(invoice.hash())
                .map(NodePayment::valueMsat)
                .orElseThrow();
    }

    @Test
    void h14_fieldsThatNameOtherOrders_steerNothing() throws Exception {
        NodeInvoice invoice = invoice(HOUR, PAYS);
        OrderId victim = pay("alice", invoice);
        runUntil(victim, "done");
        OrderId named = world.transfer("bob", "1.000", "Change: again | hb:" + victim.text());
        AccountName bob = new AccountName("bob");
        world.wallet.sign(
                bob,
                new CustomJsonOperation(
                        CustomJsonOperation.sorted(List.of(bob)),
                        CustomJsonOperation.sorted(List.of()),
                        "v4vapp_transfer",
                        "{\"parent_id\":\"" + victim.text() + "\",\"to_account\":\"bob\",\"msats\":5000000}"));
        OrderId tagged = world.transfer("bob", "2.000", invoice.paymentRequest() + " #Fee #sats amount=1 parent_id=0");
        assertReturnedOnce(tagged, "2.000");
        assertThat(world.label(named)).isEqualTo("kept");
        assertPaidOnce(victim, invoice);
        assertThat(orders()).containsExactlyInAnyOrder(victim, named, tagged);
    }

    @Test
    void h14_floodOfDust_isAnsweredLater_andIsInNobodysWay() {
        List<OrderId> dust = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            dust.add(world.transfer("carol", "0.001", "dust " + i));
        }
        NodeInvoice invoice = invoice(HOUR, PAYS);
        OrderId honest = pay("alice", invoice);
        assertThat(world.runUntil(Duration.ofMinutes(2), () -> world.isFinal(honest)))
                .isTrue();
        assertPaidOnce(honest, invoice);
        assertThat(dust).allSatisfy(id -> {
            assertThat(world.label(id)).isEqualTo("refund_pending");
            assertThat(world.answers(id)).isEmpty();
        });
        world.time.advance(Duration.ofHours(12));
        world.run(TEN_MINUTES);
        assertThat(dust.stream().filter(world::isFinal)).as("in the first hour").hasSize(20);
    }

    @Test
    void h16_privateMemo_isNeverAnsweredInClear() {
        NodeInvoice invoice = invoice(HOUR, PAYS);
        world.memos = memo -> memo.equals("#one")
                ? new MemoReading.Decrypted("please pay my doctor")
                : new MemoReading.Decrypted(invoice.paymentRequest() + " for my doctor");
        OrderId returned = world.transfer("alice", "5.000", "#one");
        OrderId paid = world.transfer("alice", "10.000", "#two");
        runUntil(returned, "refunded");
        runUntil(paid, "done");
        assertThat(world.answers(returned).getFirst().memo()).isEqualTo("Refund | hb:" + returned.text());
        assertThat(world.answers(paid).getFirst().memo()).isEqualTo("Change | hb:" + paid.text());
    }
}
