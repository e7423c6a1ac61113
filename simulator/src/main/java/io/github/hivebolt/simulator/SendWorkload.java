package io.github.hivebolt.simulator;

import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.RecurrentTransferOperation;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Transfers of every kind to the gateway: good, late, hostile, and none of its business. */
final class SendWorkload implements Workload {
    private static final List<String> NONSENSE = List.of(
            "hello",
            "lnbcrt1qqqqqq",
            "#notanencryptedmemo",
            "amount=99999999999999999999 hello",
            "lightning:",
            "\u202elnbc\u0000\u200b",
            "hb:",
            "'; drop table orders; --",
            "x".repeat(2_000));
    private static final List<String> ANSWERS = List.of(
            "Refund: the invoice has expired | hb:" + "a".repeat(40) + "-0",
            "Change: paid 2000 sats",
            "thanks hb:" + "b".repeat(40) + "-1");

    private final World world;
    private final Profile profile;
    private final Plan plan;
    private final Chance chance;
    private final Rates rates;
    private final EventLog log;
    private final InvoiceMaker invoices;
    private final Map<String, Wish> wishes = new HashMap<>();
    private final List<String> payable = new ArrayList<>();
    private int transactions;

    SendWorkload(World world, Profile profile, Plan plan, Chance chance, Rates rates, EventLog log) {
        this.world = world;
        this.profile = profile;
        this.plan = plan;
        this.chance = chance;
        this.rates = rates;
        this.log = log;
        this.invoices = new InvoiceMaker(world, plan, chance, log);
    }

    @Override
    public void plan() {
        for (int i = 0; i < profile.orders(); i++) {
            Instant at = VirtualClock.START.plus(chance.between(Duration.ofSeconds(20), profile.span()));
            planOne(at, chance.between(0, 99));
        }
    }

    private void planOne(Instant at, int dice) {
        boolean calm = profile.theme() == Theme.CALM;
        AccountName customer = chance.pick(Accounts.CUSTOMERS);
        if (dice < 40) {
            pay(at, customer, invoices.paying(at), chance.between(102, 200));
        } else if (dice < 46) {
            openAmount(at, customer);
        } else if (dice < 58) {
            pay(at, customer, calm ? invoices.paying(at) : invoices.troubled(at), chance.between(102, 150));
        } else if (dice < 64) {
            refuse(at, customer, invoices.refused(at), 40_000);
        } else if (dice < 68) {
            tooLittle(at, customer, invoices.paying(at));
        } else if (dice < 74) {
            refuse(at, customer, chance.pick(NONSENSE), chance.between(50, 20_000));
        } else if (dice < 76) {
            refuse(at, customer, "", chance.between(100, 5_000));
        } else if (dice < 80) {
            keep(at, customer, chance.pick(ANSWERS));
        } else if (dice < 83) {
            keep(at, Accounts.TREASURY, invoices.paying(at).paymentRequest());
        } else if (dice < 86) {
            pay(at, Accounts.EXCHANGE, invoices.paying(at), 150);
        } else if (dice < 88) {
            refuse(at, Accounts.BLOCKED, invoices.paying(at), 90_000);
        } else if (dice < 93) {
            payTwice(at, invoices.paying(at));
        } else if (dice < 95) {
            severalInOne(at, customer);
        } else if (dice < 97) {
            recurrent(at, customer);
        } else {
            escrow(at, customer);
        }
    }

    private void pay(Instant at, AccountName from, NodeInvoice invoice, int percent) {
        payable.add(invoice.paymentRequest());
        HiveAsset asset = chance.oneIn(3) ? HiveAsset.HBD : HiveAsset.HIVE;
        long milli = Prices.requiredMilli(invoice.valueMsat(), rates.price(asset)) * percent / 100 + 1;
        transfer(at, from, new HiveAmount(milli, asset), invoice.paymentRequest(), Wish.pay(invoice.hash()));
    }

    /** It may become enough where the price moves by a factor. */
    private void tooLittle(Instant at, AccountName from, NodeInvoice invoice) {
        Wish wish = profile.strength(Fault.MAD_RATES) > 0 ? Wish.pay(invoice.hash()) : Wish.refund(invoice.hash());
        HiveAmount amount = new HiveAmount(chance.between(1, 150), HiveAsset.HIVE);
        transfer(at, from, amount, invoice.paymentRequest(), wish);
    }

    private void openAmount(Instant at, AccountName from) {
        NodeInvoice invoice = invoices.open(at);
        boolean named = chance.oneIn(2);
        String memo = named ? "amount=700 " + invoice.paymentRequest() : "tip " + invoice.paymentRequest();
        long milli = chance.between(6_000, 30_000);
        transfer(at, from, new HiveAmount(milli, HiveAsset.HIVE), memo, Wish.pay(invoice.hash()));
    }

    private void payTwice(Instant at, NodeInvoice invoice) {
        pay(at, Accounts.CUSTOMERS.get(0), invoice, 130);
        Instant again = chance.oneIn(2) ? at : at.plus(chance.between(Duration.ZERO, Duration.ofMinutes(10)));
        pay(again, Accounts.CUSTOMERS.get(1), invoice, 140);
    }

    private void refuse(Instant at, AccountName from, String memo, long milli) {
        transfer(at, from, new HiveAmount(milli, HiveAsset.HIVE), memo, Wish.refund());
    }

    private void refuse(Instant at, AccountName from, NodeInvoice invoice, long milli) {
        HiveAmount amount = new HiveAmount(milli, HiveAsset.HIVE);
        transfer(at, from, amount, invoice.paymentRequest(), Wish.refund(invoice.hash()));
    }

    private void keep(Instant at, AccountName from, String memo) {
        transfer(at, from, new HiveAmount(chance.between(1, 90_000), HiveAsset.HBD), memo, Wish.keep());
    }

    private void severalInOne(Instant at, AccountName from) {
        NodeInvoice first = invoices.paying(at);
        List<HiveOperation> operations = List.of(
                operation(from, 60_000, "nothing to see", Wish.refund()),
                operation(from, 95_000, first.paymentRequest(), Wish.pay(first.hash())),
                operation(from, 7_000, "nor here", Wish.refund()));
        plan.at(at, "several transfers at once", () -> admit(operations));
    }

    private void recurrent(Instant at, AccountName from) {
        HiveAmount amount = new HiveAmount(chance.between(1_000, 9_000), HiveAsset.HIVE);
        String memo = "every day " + payable.size();
        wishes.put(key(from, amount, memo), Wish.refund());
        HiveOperation operation =
                new RecurrentTransferOperation(from, Accounts.GATEWAY, amount, memo, 24, 2, OptionalInt.empty());
        plan.at(at, "recurrent transfer", () -> admit(List.of(operation)));
    }

    private void escrow(Instant at, AccountName from) {
        HiveAmount amount = new HiveAmount(chance.between(1_000, 9_000), HiveAsset.HIVE);
        plan.at(
                at,
                "escrow",
                () -> world.chain.releaseEscrow(
                        new ChainOperation.EscrowRelease(from, Accounts.GATEWAY, Accounts.TREASURY, 1, amount)));
    }

    private void transfer(Instant at, AccountName from, HiveAmount amount, String memo, Wish wish) {
        wishes.put(key(from, amount, memo), wish);
        HiveOperation operation = new TransferOperation(from, Accounts.GATEWAY, amount, memo);
        plan.at(at, "transfer", () -> admit(List.of(operation)));
    }

    private HiveOperation operation(AccountName from, long milli, String memo, Wish wish) {
        HiveAmount amount = new HiveAmount(milli, HiveAsset.HIVE);
        wishes.put(key(from, amount, memo), wish);
        return new TransferOperation(from, Accounts.GATEWAY, amount, memo);
    }

    private void admit(List<HiveOperation> operations) {
        try {
            transactions++;
            log.add("customer", world.admit(operations, transactions));
        } catch (ChainRejection rejection) {
            throw new IllegalStateException(
                    "the workload is wrong: " + rejection.details().message(), rejection);
        }
    }

    @Override
    public Optional<Wish> wishOf(ChainTransfer transfer) {
        if (transfer.from().equals(Accounts.TREASURY) || transfer.kind() == TransferKind.ESCROW_RELEASE) {
            return Optional.of(Wish.keep());
        }
        return Optional.ofNullable(wishes.get(key(transfer.from(), transfer.amount(), transfer.memo())));
    }

    @Override
    public String anyPayableMemo() {
        return payable.isEmpty() ? "hello" : chance.pick(payable);
    }

    List<PaymentHash> payableHashes() {
        return invoices.payableHashes();
    }

    static String key(AccountName from, HiveAmount amount, String memo) {
        // As the chain's readers show a memo: without characters that cannot be stored.
        return from + " " + amount + " " + memo.replace('\u0000', '\ufffd');
    }
}
