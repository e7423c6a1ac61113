package io.github.hivebolt.adapters.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2's ({@code journaled:}) that makes each force of the database file happen whole or not at all, by way
 * of a journal beside it (docs/adr/0019-journaled-writes.md). It is public because H2 makes its instances.
 */
public final class JournaledFileSystem extends FilePathWrapper {
    static final String SCHEME = "journaled";

    private static final String DATABASE_FILE = ".mv.db";
    private static final String JOURNAL = ".journal";
    private static final long LONG_JOURNAL_BYTES = 4L << 20;

    static {
        FilePath.register(new JournaledFileSystem());
    }

    /** For H2. */
    public JournaledFileSystem() {}

    /** Loads this class, which registers the file system. */
    static void register() {}

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (!name.endsWith(DATABASE_FILE)) {
            return getBase().open(mode);
        }
        FilePath journal = FilePath.get(getBase() + JOURNAL);
        if ("r".equals(mode) && journal.exists()) {
            throw new IOException(getBase() + " may not be written, but it was not closed in order: " + journal
                    + " holds what is missing in it. Give the gateway the right to write both");
        }
        return new JournaledChannel(getBase().open(mode), journal, LONG_JOURNAL_BYTES);
    }
}
