package io.github.hivebolt.adapters.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2's ({@code powercut:}) that knows which bytes would be left if the power went out now: those that
 * were there at the last {@code force}, and of the later writes none, or some, or parts of some, as disks do.
 */
public final class PowerCutFileSystem extends FilePathWrapper {
    static final String SCHEME = "powercut";

    /** The disk's share of each folder. */
    private static final TreeMap<String, Disk> DISKS = new TreeMap<>();

    private static volatile boolean inAnInstant;

    /** For H2. */
    public PowerCutFileSystem() {}

    static {
        FilePath.register(new PowerCutFileSystem());
    }

    /** Loads this class, which registers the file system. */
    static void register() {}

    private static synchronized Disk disk(String folder) {
        return DISKS.computeIfAbsent(folder, ignored -> new Disk());
    }

    /** What has been opened below a folder. */
    static synchronized Disk diskOf(Path folder) {
        return DISKS.entrySet().stream()
                .filter(entry -> entry.getKey().contains(folder.toString()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Forces nothing for real until {@link #forget}: for tests without threads, which need no time to pass. */
    static void forceInAnInstant() {
        inAnInstant = true;
    }

    static synchronized void forget() {
        inAnInstant = false;
        DISKS.clear();
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        disk().know(getName(), Path.of(unwrap().unwrap().toString()));
        return new Channel(getBase().open(mode), disk(), getName());
    }

    @Override
    public void delete() {
        disk().truncate(getName(), 0);
        super.delete();
    }

    private Disk disk() {
        return disk(getBase().getParent().toString());
    }

    /** What is left of the writes that nothing forced. */
    enum Luck {
        /** Nothing. */
        ALL_LOST,
        /** A random part, in any order; of some of them a random part of the sectors. */
        SOME_LOST,
        /** Those to the beginning of a file, where H2 has its header: it names a chunk that is lost. */
        HEADERS_LEFT
    }

    /** What a disk holds of some files for certain, and what is still in its cache. */
    static final class Disk {
        private final TreeMap<String, FileOnDisk> files = new TreeMap<>();
        private Runnable beforeOperation = () -> {};

        /** Something to be done before each operation of the disk, while the disk stands still. */
        synchronized void beforeOperation(Runnable action) {
            beforeOperation = action;
        }

        /** What is in a file at first is certain. */
        synchronized void know(String name, Path file) throws IOException {
            if (!files.containsKey(name)) {
                files.put(name, new FileOnDisk(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]));
            }
        }

        private FileOnDisk file(String name) {
            return files.computeIfAbsent(name, ignored -> new FileOnDisk(new byte[0]));
        }

        synchronized void write(String name, long position, byte[] bytes) {
            beforeOperation.run();
            file(name).write(position, bytes);
        }

        synchronized void truncate(String name, long size) {
            beforeOperation.run();
            file(name).truncate(size);
        }

        /** Which writes a force that begins now will make certain. */
        synchronized long forceBegins(String name) {
            beforeOperation.run();
            return file(name).writes();
        }

        synchronized void forceEnded(String name, long upTo) {
            file(name).makeCertain(upTo);
        }

        /** What somebody would find who switched the power on again: the files' contents by their names. */
        synchronized Map<String, byte[]> afterPowerCut(Luck luck, Random random) {
            Map<String, byte[]> left = new TreeMap<>();
            files.forEach((name, file) -> left.put(name, file.left(luck, random)));
            return left;
        }

        /** Writes those files to a folder. */
        static void put(Map<String, byte[]> files, Path folder) throws IOException {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        }
    }

    /** Writes through to the real file, and tells the disk. */
    private static final class Channel extends FileBase {
        private final FileChannel base;
        private final Disk disk;
        private final String name;

        Channel(FileChannel base, Disk disk, String name) {
            this.base = base;
            this.disk = disk;
            this.name = name;
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
            disk.write(name, position, bytes);
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
            disk.truncate(name, size);
            base.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            long upTo = disk.forceBegins(name);
            if (!inAnInstant) {
                base.force(metaData);
            }
            disk.forceEnded(name, upTo);
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
