package io.github.hivebolt.app.rest;

import io.github.hivebolt.domain.ledger.Posting;
import io.github.hivebolt.ports.store.BookedEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of the books, latest first.
 *
 * @param entries what was booked
 * @param next what to give as {@code after} for the next page; absent on the last
 */
@Schema(name = "LedgerPage")
public record LedgerPage(List<Entry> entries, Optional<String> next) {
    /**
     * What belongs together and balances in each currency.
     *
     * @param number grows with every entry and has gaps
     * @param at when it was booked
     * @param key what it is the booking of, for instance {@code <order id>/paid}
     * @param description the same for people
     * @param postings its lines, at least two
     */
    @Schema(name = "LedgerEntry")
    public record Entry(long number, Instant at, String key, String description, List<Line> postings) {}

    /**
     * One line of an entry.
     *
     * @param type which side the account belongs to
     * @param account its name
     * @param currency {@code MSAT}, {@code HIVE} or {@code HBD}
     * @param amount a debit is positive, a credit negative
     */
    @Schema(name = "LedgerPosting", description = "A debit is positive, a credit negative.")
    public record Line(
            @Schema(enumeration = {"asset", "liability", "equity", "income", "expense", "suspense"})
            String type,

            String account,

            @Schema(enumeration = {"MSAT", "HIVE", "HBD"}) String currency,
            String amount) {
        static Line of(Posting posting) {
            return new Line(
                    LedgerText.type(posting.account()),
                    posting.account().name(),
                    LedgerText.unit(posting.currency()),
                    LedgerText.amount(posting.currency(), posting.amount()));
        }
    }

    /** Cuts off the entry that only tells whether there is more. */
    static LedgerPage of(List<BookedEntry> found, int limit) {
        List<Entry> page = found.stream().limit(limit).map(LedgerPage::entry).toList();
        return new LedgerPage(
                page,
                found.size() > limit ? Optional.of(Long.toString(page.getLast().number())) : Optional.empty());
    }

    private static Entry entry(BookedEntry booked) {
        return new Entry(
                booked.number(),
                booked.at(),
                booked.entry().key(),
                booked.entry().description(),
                booked.entry().postings().stream().map(Line::of).toList());
    }
}
