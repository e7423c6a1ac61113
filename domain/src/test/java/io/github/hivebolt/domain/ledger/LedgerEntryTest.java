package io.github.hivebolt.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LedgerEntryTest {
    @Test
    void anEntryThatDoesNotBalance_cannotBeBuilt() {
        LedgerEntry.Builder builder = LedgerEntry.of("key", "text")
                .debit(Account.LIGHTNING, Currency.MSAT, 5)
                .credit(Account.FEES, Currency.MSAT, 4);
        assertThatIllegalArgumentException().isThrownBy(builder::build);
    }

    @Test
    void currencies_doNotBalanceEachOther() {
        LedgerEntry.Builder builder = LedgerEntry.of("key", "text")
                .debit(Account.HIVE_HOT_WALLET, Currency.MILLI_HIVE, 5)
                .credit(Account.HIVE_HOT_WALLET, Currency.MILLI_HBD, 5);
        assertThatIllegalArgumentException().isThrownBy(builder::build);
    }

    @Test
    void amountsOfZero_areLeftOut_andAnEntryOfNothingIsRefused() {
        LedgerEntry entry = LedgerEntry.of("key", "text")
                .debit(Account.LIGHTNING, Currency.MSAT, 5)
                .debit(Account.ROUTING_LOSS, Currency.MSAT, 0)
                .credit(Account.FEES, Currency.MSAT, 5)
                .build();
        assertThat(entry.postings()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerEntry.of("key", "text").build());
    }

    @Test
    void negativeAmountsAndSumsThatWrap_areRefused() {
        LedgerEntry.Builder builder = LedgerEntry.of("key", "text");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.debit(Account.FEES, Currency.MSAT, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.credit(Account.FEES, Currency.MSAT, -1));
        builder.debit(Account.FEES, Currency.MSAT, Long.MAX_VALUE).debit(Account.GIFTS, Currency.MSAT, 1);
        assertThatThrownBy(builder::build).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void accountNames_areBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Account(Account.Type.ASSET, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Account(Account.Type.ASSET, "a".repeat(101)));
        assertThat(Account.order("x").type()).isEqualTo(Account.Type.LIABILITY);
        assertThat(Account.parked("x").type()).isEqualTo(Account.Type.SUSPENSE);
    }
}
