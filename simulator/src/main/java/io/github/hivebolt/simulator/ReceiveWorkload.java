package io.github.hivebolt.simulator;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.ReceiveAsk;
import io.github.hivebolt.engine.Engine;
import io.github.hivebolt.engine.ReceiveDesk;
import io.github.hivebolt.engine.ReceiveDesk.Answer;
import io.github.hivebolt.engine.ReceiveDesk.InvoiceWish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Customers who ask for invoices, good ones and impossible ones, and their payers. */
final class ReceiveWorkload implements Workload {
    private static final Duration BEFORE = Duration.ofSeconds(75);
    private static final Duration AFTER = Duration.ofSeconds(90);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final int MOST_TRIES = 4;
    private static final AccountName NOBODY = new AccountName("nobody-here");
    private static final List<Duration> EXPIRIES =
            List.of(A_MINUTE, Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(15));
    private static final List<AccountName> NEVER_PAID = List.of(Accounts.TREASURY, Accounts.BLOCKED, Accounts.GATEWAY);
    private static final List<String> MESSAGES = List.of(
            "",
            "",
            "thanks for the coffee v4v-ab12c",
            "#notanencryptedmemo",
            "Refund: invented | hb:r0000000000",
            "hb:" + "0".repeat(40) + "-0 v4v-zzzzz \u26a1",
            "\u0000\u202e\n'; drop table orders; --",
            "x".repeat(1_000));
    /** Answers that another try may better. */
    private static final Set<ReasonCode> FOR_NOW =
            Set.of(ReasonCode.LIGHTNING_UNAVAILABLE, ReasonCode.PAYOUT_UNAVAILABLE, ReasonCode.NO_RATE);

    private final World world;
    private final Profile profile;
    private final Plan plan;
    private final Pace pace;
    private final Chance chance;
    private final EventLog log;
    private final List<GatewayProcess> processes;
    private final Payers payers;
    private final List<Purchase> purchases = new ArrayList<>();
    private final Map<String, Wish> wishes = new HashMap<>();

    ReceiveWorkload(
            World world,
            Profile profile,
            Plan plan,
            Pace pace,
            Chance chance,
            EventLog log,
            Weather weather,
            List<GatewayProcess> processes) {
        this.world = world;
        this.profile = profile;
        this.plan = plan;
        this.pace = pace;
        this.chance = chance;
        this.log = log;
        this.processes = processes;
        this.payers = new Payers(world, plan, chance, log, weather, processes);
    }

    @Override
    public void plan() {
        Instant opens = opening();
        for (int i = 0; i < profile.invoices(); i++) {
            if (i > 0 && chance.oneIn(4)) {
                opens = opening();
            }
            Purchase purchase = purchase(i);
            purchases.add(purchase);
            Instant at = opens.plus(chance.between(Duration.ZERO, A_MINUTE));
            plan.at(at, "customer", () -> ask(purchase, 1));
            if (chance.oneIn(5)) {
                plan.at(at.plusMillis(chance.between(0, 3_000)), "the same", () -> ask(purchase, MOST_TRIES));
            }
        }
    }

    private Instant opening() {
        // The last customer comes before everything is expected to end.
        Duration latest = profile.span().minus(A_MINUTE);
        Instant opens = VirtualClock.START.plus(chance.between(Duration.ofMinutes(2), latest));
        pace.keepAwake(opens.minus(BEFORE), opens.plus(AFTER));
        return opens;
    }

    private Purchase purchase(int number) {
        int dice = chance.between(0, 99);
        AccountName payee = dice < 6 ? NOBODY : dice < 10 ? chance.pick(NEVER_PAID) : chance.pick(Accounts.CUSTOMERS);
        boolean small = dice >= 10 && dice < 13;
        boolean large = dice >= 13 && dice < 16;
        long sats = small ? 249 : large ? 100_001 : chance.between(250, 9_000);
        HiveAsset asset = chance.oneIn(3) ? HiveAsset.HBD : HiveAsset.HIVE;
        ReceiveAsk.Amount amount = dice >= 70
                ? new ReceiveAsk.Amount.Arriving(new HiveAmount(chance.between(2_000, 9_000), asset))
                : new ReceiveAsk.Amount.Paid(new Msat(sats * 1_000), asset);
        InvoiceWish wish = new InvoiceWish(
                new ReceiveAsk(payee, amount),
                chance.pick(MESSAGES),
                chance.oneIn(4) ? Optional.of("ab".repeat(32)) : Optional.empty(),
                chance.pick(EXPIRIES),
                "shop-" + number);
        return new Purchase(wish, "key-" + number, payers.draw(), dice >= 16);
    }

    private void ask(Purchase purchase, int tried) {
        Optional<Answer> answer = chance.pick(processes).ask(engine -> create(engine, purchase));
        log.add(
                "customer",
                purchase.key() + " hears " + answer.map(ReceiveWorkload::words).orElse("nothing"));
        boolean again = switch (answer.orElse(new Answer.OtherWish())) {
            case Answer.Made made -> {
                made(purchase, made.dossier());
                yield false;
            }
            case Answer.Refused(var refusal) -> {
                refused(purchase, refusal.code());
                yield FOR_NOW.contains(refusal.code());
            }
            case Answer.OtherWish() -> {
                AuditFailure.unless(answer.isEmpty(), "denies the order of " + purchase.key());
                yield true;
            }
        };
        if (again && tried < MOST_TRIES) {
            plan.after(
                    chance.between(Duration.ofSeconds(1), Duration.ofSeconds(15)),
                    "customer asks again",
                    () -> ask(purchase, tried + 1));
        }
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case Answer.Made made -> "of " + made.dossier().row().order().id();
            case Answer.Refused(var refusal) -> refusal.code() + ": " + refusal.words();
            case Answer.OtherWish() -> "of another wish";
        };
    }

    private Answer create(Engine engine, Purchase purchase) {
        ReceiveDesk desk = engine.receiveDesk().orElseThrow();
        OrderId id = desk.idFor(purchase.wish().requestedBy(), purchase.key());
        return desk.create(id, purchase.wish());
    }

    private void made(Purchase purchase, ReceiveDesk.ReceiveDossier dossier) {
        AuditFailure.unless(purchase.mayHave(), "an invoice was made for " + purchase.wish());
        boolean isFirst = purchase.invoice().isEmpty();
        purchase.answered(
                dossier.row().order().id(),
                dossier.row().order().paymentRequest().orElseThrow());
        if (isFirst && purchase.payer() == Purchase.Payer.THE_GATEWAY) {
            sendHive(purchase.invoice().orElseThrow());
        } else if (isFirst) {
            payers.plan(purchase);
        }
    }

    private void refused(Purchase purchase, ReasonCode code) {
        boolean expected = !purchase.mayHave() || purchase.invoice().isPresent();
        AuditFailure.unless(
                expected || profile.theme() != Theme.CALM, "refuses " + purchase.wish() + " without need: " + code);
    }

    /** Somebody wants to pay an invoice of the gateway through the gateway. */
    private void sendHive(String invoice) {
        AccountName from = chance.pick(Accounts.CUSTOMERS);
        HiveAmount amount = new HiveAmount(chance.between(40_000, 90_000), HiveAsset.HIVE);
        wishes.put(SendWorkload.key(from, amount, invoice), Wish.refund());
        plan.after(chance.between(Duration.ZERO, A_MINUTE), "transfer for our own invoice", () -> {
            try {
                log.add(
                        "customer",
                        world.admit(
                                List.of(new TransferOperation(from, Accounts.GATEWAY, amount, invoice)),
                                chance.between(5_000, 9_000)));
            } catch (ChainRejection rejection) {
                throw new IllegalStateException("the workload is wrong", rejection);
            }
        });
    }

    @Override
    public Optional<Wish> wishOf(ChainTransfer transfer) {
        return Optional.ofNullable(wishes.get(SendWorkload.key(transfer.from(), transfer.amount(), transfer.memo())));
    }

    @Override
    public String anyPayableMemo() {
        return "hello";
    }

    /** Orders that the store does not know any more are as if nobody had asked. */
    void storeReplaced(StoreEyes store) {
        purchases.stream()
                .filter(purchase -> purchase.id()
                        .filter(id -> store.receiveOrder(id.text()).isEmpty())
                        .isPresent())
                .forEach(Purchase::forgotten);
    }

    /** Who asked for an order. */
    Optional<Purchase> purchaseOf(String requestedBy) {
        return purchases.stream()
                .filter(purchase -> purchase.wish().requestedBy().equals(requestedBy))
                .findFirst();
    }

    List<Purchase> purchases() {
        return purchases;
    }
}
