package io.github.hivebolt.app.rest;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.ports.store.LedgerBalance;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The books at this moment.
 *
 * @param currencies one part for each currency; each balances by itself
 */
@Schema(name = "BalanceSheet")
public record BalanceSheet(List<Part> currencies) {
    /**
     * The books in one currency. Amounts are strings in the currency's unit: whole msat, or HIVE and HBD with three
     * decimals. What the gateway owes or earned is positive on its own side.
     *
     * @param currency {@code MSAT}, {@code HIVE} or {@code HBD}
     * @param assets what it has
     * @param liabilities what it owes
     * @param suspense what it owes and does not touch until a human has judged it
     * @param equity what belongs to the operator, conversions included
     * @param income what it earned
     * @param expense what it spent
     * @param difference assets - liabilities - suspense - equity - income + expense, which is zero
     * @param accounts the single accounts that are not empty
     */
    @Schema(name = "BalanceSheetPart", description = "Amounts are whole msat, or HIVE and HBD with three decimals.")
    public record Part(
            @Schema(enumeration = {"MSAT", "HIVE", "HBD"}) String currency,

            String assets,
            String liabilities,
            String suspense,
            String equity,
            String income,
            String expense,

            @Schema(description = "assets - liabilities - suspense - equity - income + expense: always zero")
            String difference,

            List<Line> accounts) {}

    /**
     * One account.
     *
     * @param type which side it belongs to
     * @param name its name
     * @param amount what it holds, positive on its own side
     */
    @Schema(name = "LedgerAccount")
    public record Line(
            @Schema(enumeration = {"asset", "liability", "equity", "income", "expense", "suspense"})
            String type,

            String name,
            String amount) {}

    static BalanceSheet of(List<LedgerBalance> balances) {
        return new BalanceSheet(Arrays.stream(Currency.values())
                .map(currency -> part(
                        currency,
                        balances.stream()
                                .filter(balance -> balance.currency() == currency)
                                .toList()))
                .toList());
    }

    private static Part part(Currency currency, List<LedgerBalance> balances) {
        long assets = sum(balances, Account.Type.ASSET);
        long liabilities = sum(balances, Account.Type.LIABILITY);
        long suspense = sum(balances, Account.Type.SUSPENSE);
        long equity = sum(balances, Account.Type.EQUITY);
        long income = sum(balances, Account.Type.INCOME);
        long expense = sum(balances, Account.Type.EXPENSE);
        long owedAndOwned = Math.addExact(Math.addExact(liabilities, suspense), Math.addExact(equity, income));
        long difference = Math.addExact(Math.subtractExact(assets, owedAndOwned), expense);
        return new Part(
                LedgerText.unit(currency),
                LedgerText.amount(currency, assets),
                LedgerText.amount(currency, liabilities),
                LedgerText.amount(currency, suspense),
                LedgerText.amount(currency, equity),
                LedgerText.amount(currency, income),
                LedgerText.amount(currency, expense),
                LedgerText.amount(currency, difference),
                balances.stream()
                        .sorted(Comparator.comparing((LedgerBalance balance) ->
                                        balance.account().type())
                                .thenComparing(balance -> balance.account().name()))
                        .map(BalanceSheet::line)
                        .toList());
    }

    private static Line line(LedgerBalance balance) {
        return new Line(
                LedgerText.type(balance.account()),
                balance.account().name(),
                LedgerText.amount(balance.currency(), ownSide(balance)));
    }

    private static long sum(List<LedgerBalance> balances, Account.Type type) {
        return balances.stream()
                .filter(balance -> balance.account().type() == type)
                .mapToLong(BalanceSheet::ownSide)
                .reduce(0, Math::addExact);
    }

    private static long ownSide(LedgerBalance balance) {
        return switch (balance.account().type()) {
            case ASSET, EXPENSE -> balance.amount();
            case LIABILITY, EQUITY, INCOME, SUSPENSE -> Math.negateExact(balance.amount());
        };
    }
}
