package io.github.hivebolt.adapters.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.h2.store.fs.FilePath;

/**
 * A file of checksummed records, each holding the changes of one force. Its first valid record says to which mark of the
 * database file it belongs; what follows counts up to the first record that is torn, or of an earlier use of the space.
 * Not thread-safe.
 */
final class WriteJournal {
    private static final long MAGIC = 0x4869_7665_4A6E_6C31L;
    private static final int HEADER_BYTES = 3 * Long.BYTES + 2 * Integer.BYTES;
    private static final String IGNORED = ".ignored";

    /** What was found in a journal: the mark that it began with, and all changes in their order. */
    static final class Content {
        private final long mark;
        private final List<FileChange> changes;

        private Content(long mark, List<FileChange> changes) {
            this.mark = mark;
            this.changes = changes;
        }

        List<FileChange> changes() {
            return changes;
        }

        /** Whether a file with that mark is the one that the changes were made to. */
        boolean belongsTo(long fileMark) {
            long possible = mark;
            boolean belongs = possible == fileMark;
            for (FileChange change : changes) {
                possible = FileMark.after(change, possible);
                belongs |= possible == fileMark;
            }
            return belongs && fileMark != FileMark.NONE;
        }
    }

    private final FilePath path;
    private final FileChannel file;
    private long mark = FileMark.NONE;
    private long records;
    private long end;
    private int lastCheck;

    private WriteJournal(FilePath path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    static WriteJournal open(FilePath path) throws IOException {
        WriteJournal journal = new WriteJournal(path, path.open("rw"));
        journal.forceName();
        return journal;
    }

    /** The complete records. */
    Content read() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(file.size()));
        while (all.hasRemaining() && file.read(all, all.position()) > 0) {
            // A read may be short.
        }
        all.flip();
        List<FileChange> changes = new ArrayList<>();
        long firstMark = FileMark.NONE;
        for (long number = 0; all.remaining() >= HEADER_BYTES; number++) {
            long magic = all.getLong();
            long recordMark = all.getLong();
            long recordNumber = all.getLong();
            int length = all.getInt();
            int check = all.getInt();
            firstMark = number == 0 ? recordMark : firstMark;
            if (magic != MAGIC || recordMark != firstMark || recordNumber != number) {
                break;
            }
            if (length < 0 || length > all.remaining()) {
                break;
            }
            ByteBuffer payload = all.slice(all.position(), length);
            if (check != check(recordMark, recordNumber, payload.duplicate())) {
                break;
            }
            while (payload.hasRemaining()) {
                changes.add(FileChange.restoreFrom(payload));
            }
            all.position(all.position() + length);
        }
        return new Content(firstMark, changes);
    }

    /** Throws away what it holds. Returns when that is certain. */
    void clear() throws IOException {
        if (file.size() > 0) {
            file.truncate(0);
            file.force(true);
        }
    }

    /** The next record is the first one for a file with that mark. */
    void restart(long newMark) {
        mark = newMark;
        records = 0;
        end = 0;
    }

    long mark() {
        return mark;
    }

    long nextMark() {
        return FileMark.next(mark, records, lastCheck);
    }

    long length() {
        return end;
    }

    /** Returns when these changes are on disk; if it fails, they may be, and the next ones take their place. */
    void append(List<FileChange> changes) throws IOException {
        int length = changes.stream().mapToInt(FileChange::storedLength).reduce(0, Math::addExact);
        ByteBuffer record = ByteBuffer.allocate(Math.addExact(HEADER_BYTES, length));
        record.position(HEADER_BYTES);
        changes.forEach(change -> change.storeIn(record));
        int check = check(mark, records, record.slice(HEADER_BYTES, length));
        record.position(0);
        record.putLong(MAGIC).putLong(mark).putLong(records).putInt(length).putInt(check);
        FileChange.writeFully(file, record.rewind(), end);
        file.force(false);
        end += record.limit();
        records++;
        lastCheck = check;
    }

    /** Puts what it holds aside, where an operator finds it. */
    static FilePath setAside(FilePath path) {
        FilePath aside = FilePath.get(path + IGNORED);
        path.moveTo(aside, true);
        return aside;
    }

    void close() throws IOException {
        file.close();
    }

    void delete() throws IOException {
        file.close();
        path.delete();
    }

    private static int check(long mark, long number, ByteBuffer payload) {
        CRC32C check = new CRC32C();
        check.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(mark)
                .putLong(number)
                .flip());
        check.update(payload);
        return (int) check.getValue();
    }

    /** New files have names for certain only when their folder is forced, where the system can do that. */
    private void forceName() {
        FilePath plain = path;
        while (!plain.unwrap().equals(plain)) {
            plain = plain.unwrap();
        }
        Path plainFile = Path.of(plain.toString()).toAbsolutePath();
        try (FileChannel names = FileChannel.open(plainFile.resolveSibling("."))) {
            names.force(true);
        } catch (IOException notHere) {
            // Windows has no such call, and needs none.
        }
    }
}
