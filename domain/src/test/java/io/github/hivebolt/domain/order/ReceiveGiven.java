package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.lightning.InvoiceRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.quote.FeeSchedule;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An invoice over 2000 sats for alice, at 200 sats per HIVE, in a world in which nothing speaks against taking the
 * money, until a test spoils something. Fee 80: 1920 sats buy 9.600 HIVE.
 */
final class ReceiveGiven {
    static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    static final AccountName GATEWAY = new AccountName("gateway");
    static final AccountName ALICE = new AccountName("alice");
    static final Preimage PREIMAGE = new Preimage("5a".repeat(32));
    static final OrderId ID = new OrderId("r0123456789abcdef");
    static final Duration HOLD_MAX = Duration.ofMinutes(5);

    Msat asked = Msat.ofSats(2_000);
    Msat paid = asked;
    BigDecimal satsPerHive = new BigDecimal("200");
    String message = "";
    Optional<Rate> rateNow = Optional.of(rate("200"));
    PayeeStanding payee = PayeeStanding.EXISTS;
    int blocksLeft = 80;
    Msat windowUse = Msat.ZERO;
    Optional<String> obstacle = Optional.empty();
    boolean payeeIsRefused;
    FeeSchedule fee = new FeeSchedule(Msat.ofSats(50), 15_000);

    static Rate rate(String satsPerHive) {
        return new Rate(HiveAsset.HIVE, new BigDecimal(satsPerHive));
    }

    ReceiveOrder order() {
        ReceiveQuote quote = new ReceiveQuote(asked, fee, new Rate(HiveAsset.HIVE, satsPerHive));
        ReceiveRequest request =
                new ReceiveRequest(ALICE, GATEWAY, quote, message, "shop", NOW, NOW.plus(Duration.ofMinutes(10)));
        return ReceiveOrder.open(ID, request, PREIMAGE.hash());
    }

    ReceivePolicy policy() {
        return new ReceivePolicy(
                GATEWAY,
                payeeIsRefused ? Set.of(GATEWAY, ALICE) : Set.of(GATEWAY),
                fee,
                Msat.ofSats(250),
                Msat.ofSats(100_000),
                List.of(new LimitWindow(Duration.ofHours(4), Msat.ofSats(400_000))),
                HOLD_MAX);
    }

    InvoiceRecord.Held held() {
        return new InvoiceRecord.Held(paid, blocksLeft);
    }

    InvoiceRecord.Settled settled() {
        return new InvoiceRecord.Settled(paid, PREIMAGE);
    }

    InvoiceRecord.Paid paidAtOnce() {
        return new InvoiceRecord.Paid(paid, PREIMAGE);
    }

    ReceiveAssessment assessment() {
        return new ReceiveAssessment(held(), payee, rateNow, List.of(windowUse), obstacle);
    }

    ReceiveDecision decide(ReceiveOrder order, ReceiveEvent event, Instant now) {
        return ReceiveDecider.decide(order, event, policy(), now);
    }

    ReceiveDecision looked(ReceiveOrder order, InvoiceRecord record, Instant now) {
        return decide(order, new ReceiveEvent.Looked(record), now);
    }

    ReceiveDecision judged(ReceiveOrder order, Instant now) {
        return decide(order, new ReceiveEvent.Judged(assessment()), now);
    }

    ReceiveOrder accepted() {
        return looked(order(), held(), NOW).next();
    }

    ReceiveOrder settling() {
        return judged(accepted(), NOW).next();
    }

    ReceiveOrder payoutPending() {
        return looked(settling(), settled(), NOW).next();
    }
}
