package io.github.hivebolt.adapters.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2's ({@code powercut:}) that knows which bytes would be left if the power went out now: those that
 * were there at the last {@code force}, and of the later writes none, or some, or the beginnings of some, as disks do.
 */
public final class PowerCutFileSystem extends FilePathWrapper {
    static final String SCHEME = "powercut";

    private static final TreeMap<String, Disk> DISKS = new TreeMap<>();

    /** For H2. */
    public PowerCutFileSystem() {}

    static {
        FilePath.register(new PowerCutFileSystem());
    }

    /** Loads this class, which registers the file system. */
    static void register() {}

    /** The disk's share of a file. */
    static synchronized Disk disk(String name) {
        return DISKS.computeIfAbsent(name, ignored -> new Disk());
    }

    /** The one database file that was opened below a folder. */
    static synchronized Disk diskOf(Path folder) {
        return DISKS.entrySet().stream()
                .filter(entry -> entry.getKey().contains(folder.toString())
                        && entry.getKey().endsWith(".mv.db"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    static synchronized void forget() {
        DISKS.clear();
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().open(mode), disk(getBase().toString()));
    }

    /** What is left of the later writes. */
    enum Luck {
        /** Nothing. */
        ALL_LOST,
        /** A random part, in any order, torn at sectors. */
        SOME_LOST
    }

    /** What a disk holds for certain, and what is still in its cache. */
    static final class Disk {
        private static final int SECTOR = 512;

        private byte[] certain = new byte[0];
        private final List<Write> cached = new ArrayList<>();
        private Runnable beforeOperation = () -> {};
        private long writes;
        private long certainWrites;

        /** A write at a position, or a truncation to it. */
        private static final class Write {
            private final long position;
            private final byte[] bytes;
            private final boolean truncation;

            Write(long position, byte[] bytes, boolean truncation) {
                this.position = position;
                this.bytes = bytes;
                this.truncation = truncation;
            }
        }

        /** Something to be done before each operation of the disk, while the disk stands still. */
        synchronized void beforeOperation(Runnable action) {
            beforeOperation = action;
        }

        synchronized void write(long position, byte[] bytes) {
            beforeOperation.run();
            writes++;
            cached.add(new Write(position, bytes, false));
        }

        synchronized void truncate(long size) {
            beforeOperation.run();
            writes++;
            cached.add(new Write(size, new byte[0], true));
        }

        /** Which writes a force that begins now will make certain. */
        synchronized long forceBegins() {
            beforeOperation.run();
            return writes;
        }

        synchronized void forceEnded(long upTo) {
            while (certainWrites < upTo) {
                certain = apply(certain, cached.removeFirst());
                certainWrites++;
            }
        }

        /** What somebody would find who switched the power on again. */
        synchronized byte[] afterPowerCut(Luck luck, Random random) {
            byte[] left = certain.clone();
            if (luck == Luck.SOME_LOST) {
                for (Write write : cached) {
                    if (random.nextBoolean()) {
                        left = apply(left, torn(write, random));
                    }
                }
            }
            return left;
        }

        private static Write torn(Write write, Random random) {
            if (write.truncation || random.nextInt(4) > 0) {
                return write;
            }
            int sectors = write.bytes.length / SECTOR;
            int kept = sectors == 0 ? write.bytes.length : SECTOR * random.nextInt(sectors + 1);
            return new Write(write.position, Arrays.copyOf(write.bytes, kept), false);
        }

        private static byte[] apply(byte[] content, Write write) {
            if (write.truncation) {
                return write.position < content.length ? Arrays.copyOf(content, (int) write.position) : content;
            }
            int end = (int) write.position + write.bytes.length;
            byte[] grown = end > content.length ? Arrays.copyOf(content, end) : content;
            System.arraycopy(write.bytes, 0, grown, (int) write.position, write.bytes.length);
            return grown;
        }

        /** Writes that content to a file. */
        static void put(byte[] content, Path file) throws IOException {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
    }

    /** Writes through to the real file, and tells the disk. */
    private static final class Channel extends FileBase {
        private final FileChannel base;
        private final Disk disk;

        Channel(FileChannel base, Disk disk) {
            this.base = base;
            this.disk = disk;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return base.read(target);
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return write(source, base.position());
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            byte[] bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            disk.write(position, bytes);
            return base.write(source, position);
        }

        @Override
        public long position() throws IOException {
            return base.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            base.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            disk.truncate(size);
            base.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            long upTo = disk.forceBegins();
            base.force(metaData);
            disk.forceEnded(upTo);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
