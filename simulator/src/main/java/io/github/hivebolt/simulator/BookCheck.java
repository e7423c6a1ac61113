package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.ledger.Posting;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Adds the ledger up by itself after every step, and compares it with the chain and the node. */
final class BookCheck {
    private final World world;
    private final ChainTruth chain;
    private final PaymentTruth payments;
    private final ReceiveBooks received;
    private final Map<String, Long> balances = new HashMap<>();
    private final Map<Currency, Long> sums = new EnumMap<>(Currency.class);
    private final Map<HiveAsset, Long> inWallet = new EnumMap<>(HiveAsset.class);
    private final Set<Account> changed = new LinkedHashSet<>();
    private int seen;

    BookCheck(World world, ChainTruth chain, PaymentTruth payments, ReceiveBooks received) {
        this.received = received;
        this.world = world;
        this.chain = chain;
        this.payments = payments;
        for (HiveAsset asset : HiveAsset.values()) {
            inWallet.put(
                    asset, world.chain.balance(Accounts.GATEWAY).liquid(asset).milli());
        }
    }

    /** Everything is added up anew. */
    void storeReplaced() {
        seen = 0;
        balances.clear();
        sums.clear();
        changed.clear();
    }

    void check() {
        for (LedgerEntry entry : world.books.ledgerEntriesAfter(seen)) {
            seen++;
            received.entered(entry);
            entry.postings().forEach(this::add);
            sums.forEach((currency, sum) ->
                    AuditFailure.unless(sum == 0, "the books do not balance in " + currency + " after " + entry.key()));
        }
        received.keptBack();
        changed.forEach(this::nothingOverpaid);
        changed.clear();
    }

    private void add(Posting posting) {
        sums.merge(posting.currency(), posting.amount(), Math::addExact);
        String key = key(posting.account(), posting.currency());
        balances.merge(key, posting.amount(), Math::addExact);
        changed.add(posting.account());
    }

    /** Looked at after the whole transaction, whose entries may come in any order. */
    private void nothingOverpaid(Account account) {
        boolean debt = account.type() == Account.Type.LIABILITY || account.type() == Account.Type.SUSPENSE;
        for (Currency currency : Currency.values()) {
            AuditFailure.unless(
                    !debt || balance(account, currency) <= 0, "more was returned than was owed: " + account);
        }
    }

    private static String key(Account account, Currency currency) {
        return account.type() + " " + account.name() + " " + currency;
    }

    long balance(Account account, Currency currency) {
        return balances.getOrDefault(key(account, currency), 0L);
    }

    /** Nothing is under way any more: every asset is what the world says that it is. */
    void equalTheWorld(Predicate<PaymentHash> claimed, Set<PaymentHash> parked) {
        for (HiveAsset asset : HiveAsset.values()) {
            long booked = balance(Account.HIVE_HOT_WALLET, Currency.of(asset));
            AuditFailure.unless(
                    booked == moved(asset), "the books have " + booked + " " + asset + ", the chain " + moved(asset));
            long held = world.chain.balance(Accounts.GATEWAY).liquid(asset).milli();
            AuditFailure.unless(
                    held == inWallet.getOrDefault(asset, 0L) + moved(asset), "the chain does not add up in " + asset);
        }
        long paid = payments.successes().values().stream()
                .filter(payment -> claimed.test(payment.hash())
                        || (payments.wasAsked(payment.hash()) && !parked.contains(payment.hash())))
                .mapToLong(BookCheck::cost)
                .sum();
        long booked = -balance(Account.LIGHTNING, Currency.MSAT);
        long taken = world.net.gateway().invoices().stream()
                .filter(invoice -> invoice.state() == InvoiceState.SETTLED)
                .mapToLong(NodeInvoice::amountPaidMsat)
                .sum();
        AuditFailure.unless(
                booked == paid - taken, "the books paid " + booked + " msat, the node " + paid + " - " + taken);
    }

    private static long cost(NodePayment payment) {
        return Math.addExact(payment.valueMsat(), payment.feeMsat());
    }

    private long moved(HiveAsset asset) {
        long in = chain.incoming().values().stream()
                .map(ChainTransfer::amount)
                .filter(amount -> amount.asset() == asset)
                .mapToLong(HiveAmount::milli)
                .sum();
        long out = chain.outgoing().stream()
                .map(ChainTransfer::amount)
                .filter(amount -> amount.asset() == asset)
                .mapToLong(HiveAmount::milli)
                .sum();
        return in - out;
    }
}
