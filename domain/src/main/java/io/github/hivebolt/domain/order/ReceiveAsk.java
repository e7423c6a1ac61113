package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;

/**
 * What somebody wants to have an invoice for.
 *
 * @param payee the Hive account that is to be paid
 * @param amount how much
 */
public record ReceiveAsk(AccountName payee, Amount amount) {
    /** How much, from either end. */
    public sealed interface Amount {
        /**
         * Which asset is paid out.
         *
         * @return the asset
         */
        HiveAsset asset();

        /**
         * So much is to be paid over Lightning.
         *
         * @param amount what the invoice asks for
         * @param asset what is paid out
         */
        record Paid(Msat amount, HiveAsset asset) implements Amount {}

        /**
         * So much is to arrive on Hive.
         *
         * @param amount what is paid out at least
         */
        record Arriving(HiveAmount amount) implements Amount {
            @Override
            public HiveAsset asset() {
                return amount.asset();
            }
        }
    }
}
