package io.github.hivebolt.app.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.hivebolt.domain.ledger.Posting;
import io.github.hivebolt.ports.store.BookedEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongFunction;

/** Writes the whole books as comma-separated values (RFC 4180), a line for each posting. Thread-safe. */
final class LedgerExport {
    private static final CsvSchema COLUMNS = CsvSchema.builder()
            .setUseHeader(true)
            .setLineSeparator("\r\n")
            .addColumn("number")
            .addColumn("booked_at")
            .addColumn("entry")
            .addColumn("description")
            .addColumn("account_type")
            .addColumn("account")
            .addColumn("currency")
            .addColumn("amount")
            .build();
    private static final ObjectWriter LINES = new CsvMapper()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .writerFor(List.class)
            .with(COLUMNS);

    private LedgerExport() {}

    /**
     * Writes page after page, so that books of any length fit in memory.
     *
     * @param first the first page
     * @param after the page of entries that follow a number; an empty one ends the export
     * @param out where to; it is left open
     * @throws IOException if the reader of the answer is gone
     */
    static void write(List<BookedEntry> first, LongFunction<List<BookedEntry>> after, OutputStream out)
            throws IOException {
        try (SequenceWriter lines = LINES.writeValues(out)) {
            List<BookedEntry> page = first;
            while (!page.isEmpty()) {
                for (BookedEntry booked : page) {
                    write(booked, lines);
                }
                page = after.apply(page.getLast().number());
            }
        }
    }

    private static void write(BookedEntry booked, SequenceWriter lines) throws IOException {
        for (Posting posting : booked.entry().postings()) {
            lines.write(List.of(
                    Long.toString(booked.number()),
                    booked.at().toString(),
                    booked.entry().key(),
                    booked.entry().description(),
                    LedgerText.type(posting.account()),
                    posting.account().name(),
                    LedgerText.unit(posting.currency()),
                    LedgerText.amount(posting.currency(), posting.amount())));
        }
    }
}
