package io.github.hivebolt.adapters.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * A database file whose forces are atomic: after a power cut, and after its file is opened and locked again, it holds
 * exactly what it held when a force began, the last one that returned or a later one.
 *
 * <p>Changes stay in memory until they are forced. Then they go into the journal, which is forced, and only then into the
 * file. Readers see them at once. When the journal is long, the file itself is forced and the journal begins anew. A file
 * that is new has nothing to lose and no journal until its first force. Thread-safe; interruptions do not close it if they
 * do not close what is below it.
 */
final class JournaledChannel extends FileBase {
    private static final System.Logger LOG = System.getLogger(JournaledChannel.class.getName());
    private static final long HELD_BYTES = 8L << 20;

    private final FileChannel base;
    private final FilePath journalPath;
    private final long longJournalBytes;
    /** Held by whoever forces, opens or closes; taken before the other one. */
    private final ReentrantLock forcing = new ReentrantLock();

    private final ReentrantReadWriteLock content = new ReentrantReadWriteLock();
    private final List<FileChange> changes = new ArrayList<>();
    private volatile @Nullable WriteJournal journal;
    private volatile boolean broken;
    private volatile long size;
    private long changedBytes;
    private long position;

    /**
     * Uses a journal once it is locked.
     *
     * @param longJournalBytes when the journal begins anew
     */
    JournaledChannel(FileChannel base, FilePath journalPath, long longJournalBytes) throws IOException {
        this.base = base;
        this.journalPath = journalPath;
        this.longJournalBytes = longJournalBytes;
        this.size = base.size();
    }

    @Override
    public synchronized int read(ByteBuffer target) throws IOException {
        int count = read(target, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public int read(ByteBuffer target, long from) throws IOException {
        content.readLock().lock();
        try {
            if (changes.isEmpty()) {
                return base.read(target, from);
            }
            int length = (int) Math.min(target.remaining(), size - from);
            if (length <= 0) {
                return target.hasRemaining() ? -1 : 0;
            }
            byte[] window = new byte[length];
            ByteBuffer stored = ByteBuffer.wrap(window);
            while (stored.hasRemaining() && base.read(stored, from + stored.position()) > 0) {
                // It ends where the file itself does, which the changes may have made longer.
            }
            changes.forEach(change -> change.applyTo(window, from));
            target.put(window);
            return length;
        } finally {
            content.readLock().unlock();
        }
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        int count = write(source, position);
        position += count;
        return count;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public int write(ByteBuffer source, long to) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        change(FileChange.write(to, bytes));
        return bytes.length;
    }

    @Override
    public synchronized FileChannel truncate(long newSize) throws IOException {
        change(FileChange.truncation(newSize));
        position = Math.min(position, newSize);
        return this;
    }

    private void change(FileChange change) throws IOException {
        refuseIfBroken();
        if (journal == null) {
            throw new IOException("the database file is not locked and may not be written");
        }
        if (holdsMuch()) {
            force(true);
        }
        content.writeLock().lock();
        try {
            changes.add(change);
            changedBytes += change.length();
            size = change.sizeAfter(size);
        } finally {
            content.writeLock().unlock();
        }
    }

    private boolean holdsMuch() {
        content.readLock().lock();
        try {
            return changedBytes > HELD_BYTES;
        } finally {
            content.readLock().unlock();
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        forcing.lock();
        try {
            refuseIfBroken();
            List<FileChange> batch = batch();
            WriteJournal present = journal;
            if (present != null && !batch.isEmpty()) {
                if (present.mark() == FileMark.NONE) {
                    forceNewFile(present, batch);
                } else {
                    forceJournal(present, batch);
                }
            }
        } finally {
            forcing.unlock();
        }
    }

    private void forceNewFile(WriteJournal present, List<FileChange> batch) throws IOException {
        boolean done = false;
        try {
            apply(batch);
            base.force(true);
            if (base.size() >= FileMark.BLOCK_BYTES) {
                begin(present);
            }
            done = true;
        } finally {
            broken |= !done;
        }
    }

    private void forceJournal(WriteJournal present, List<FileChange> batch) throws IOException {
        boolean full = present.length() >= longJournalBytes;
        long mark = full ? present.nextMark() : present.mark();
        List<FileChange> record = new ArrayList<>(batch);
        record.forEach(change -> FileMark.keepIn(change, mark));
        if (full) {
            record.add(FileMark.change(mark));
        }
        present.append(record);
        boolean done = false;
        try {
            apply(batch);
            if (full) {
                // The journal says so already, and therefore belongs to the file with either mark.
                FileMark.change(mark).applyTo(base);
                base.force(true);
                present.restart(mark);
            }
            done = true;
        } finally {
            // What a failed force left on disk is not known, and a second one may say yes to it: only the journal is
            // sure.
            broken |= !done;
        }
    }

    private List<FileChange> batch() {
        content.readLock().lock();
        try {
            return List.copyOf(changes);
        } finally {
            content.readLock().unlock();
        }
    }

    private void apply(List<FileChange> batch) throws IOException {
        for (FileChange change : batch) {
            change.applyTo(base);
        }
        content.writeLock().lock();
        try {
            changes.subList(0, batch.size()).clear();
            changedBytes -= batch.stream().mapToLong(FileChange::length).sum();
        } finally {
            content.writeLock().unlock();
        }
    }

    private void refuseIfBroken() throws IOException {
        if (broken) {
            throw new IOException("the disk failed to keep the database file; it has to be opened anew");
        }
    }

    @Override
    public @Nullable FileLock tryLock(long from, long length, boolean shared) throws IOException {
        FileLock lock = base.tryLock(from, length, shared);
        if (lock == null || shared) {
            return lock;
        }
        forcing.lock();
        try {
            // Not before: the journal may belong to another process that has the file open.
            recover();
        } catch (IOException | RuntimeException failed) {
            lock.release();
            throw failed;
        } finally {
            forcing.unlock();
        }
        return new Lock(lock);
    }

    private void recover() throws IOException {
        WriteJournal opened = WriteJournal.open(journalPath);
        WriteJournal.Content found = opened.read();
        if (!found.changes().isEmpty()) {
            if (found.belongsTo(FileMark.of(base))) {
                for (FileChange change : found.changes()) {
                    change.applyTo(base);
                }
                base.force(true);
                LOG.log(System.Logger.Level.DEBUG, "The store was not closed in order; its last changes were restored");
            } else {
                opened.close();
                FilePath aside = WriteJournal.setAside(journalPath);
                opened = WriteJournal.open(journalPath);
                LOG.log(System.Logger.Level.WARNING, "A journal of another database file was put aside: {0}", aside);
            }
        }
        journal = opened;
        size = base.size();
        if (size >= FileMark.BLOCK_BYTES) {
            begin(opened);
        }
    }

    private void begin(WriteJournal opened) throws IOException {
        opened.clear();
        long mark = FileMark.next(base);
        FileMark.change(mark).applyTo(base);
        base.force(true);
        opened.restart(mark);
    }

    /** Puts everything into the file and takes the journal away; if that fails, the journal stays. */
    private void finish() {
        forcing.lock();
        try {
            WriteJournal present = journal;
            if (present == null) {
                return;
            }
            journal = null;
            try {
                finish(present);
            } catch (IOException failed) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The store could not be closed in order; its journal is kept",
                        failed);
                present.close();
            }
        } catch (IOException closed) {
            LOG.log(System.Logger.Level.WARNING, "The journal could not be closed", closed);
        } finally {
            forcing.unlock();
        }
    }

    private void finish(WriteJournal present) throws IOException {
        refuseIfBroken();
        List<FileChange> batch = batch();
        if (present.mark() != FileMark.NONE && !batch.isEmpty()) {
            forceJournal(present, batch);
        } else {
            apply(batch);
        }
        base.force(true);
        present.delete();
    }

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public synchronized FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    protected void implCloseChannel() throws IOException {
        finish();
        base.close();
    }

    /** A lock that is given back only when nobody needs the journal any more. */
    private final class Lock extends FileLock {
        private final FileLock held;

        Lock(FileLock held) {
            super(JournaledChannel.this, held.position(), held.size(), held.isShared());
            this.held = held;
        }

        @Override
        public boolean isValid() {
            return held.isValid();
        }

        @Override
        public void release() throws IOException {
            finish();
            held.release();
        }
    }
}
