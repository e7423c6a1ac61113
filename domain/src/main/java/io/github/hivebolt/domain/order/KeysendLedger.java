package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;

/** What is booked for payments without an invoice that cannot be delivered yet. Every entry balances. */
public final class KeysendLedger {
    private KeysendLedger() {}

    /**
     * The money is here and owed, and waits in suspense.
     *
     * @param hash of the payment
     * @param owner whose it is
     * @param amount what was paid
     * @return the entry
     */
    public static LedgerEntry kept(PaymentHash hash, String owner, Msat amount) {
        return LedgerEntry.of("keysend/" + hash.hex() + "/kept", "keysend is kept for " + owner)
                .debit(Account.LIGHTNING, Currency.MSAT, amount.value())
                .credit(Account.keysend(owner), Currency.MSAT, amount.value())
                .build();
    }

    /**
     * What was kept is enough to be delivered: it is taken back, and the order books it anew with the rest.
     *
     * @param hash of the payment that made it enough
     * @param owner whose it is
     * @param amount what was kept
     * @return the entry
     */
    public static LedgerEntry delivered(PaymentHash hash, String owner, Msat amount) {
        return LedgerEntry.of("keysend/" + hash.hex() + "/delivered", "what was kept is delivered to " + owner)
                .debit(Account.keysend(owner), Currency.MSAT, amount.value())
                .credit(Account.LIGHTNING, Currency.MSAT, amount.value())
                .build();
    }
}
