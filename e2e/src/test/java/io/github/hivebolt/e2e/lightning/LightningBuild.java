package io.github.hivebolt.e2e.lightning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Builds btcd and lnd once per content of the Go module; later calls find the finished files. */
final class LightningBuild {
    private static final List<String> FLAGS =
            List.of("-mod=readonly", "-buildvcs=false", "-trimpath", "-ldflags", "-s -w");
    private static final String BTCD = "github.com/btcsuite/btcd";
    private static final String LND = "github.com/lightningnetwork/lnd/cmd/lnd";
    // Hold invoices need invoicesrpc; the others are cheap and make the node answer like a packaged one.
    private static final String LND_TAGS = "signrpc walletrpc chainrpc invoicesrpc peersrpc";
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(20);
    private static final int PROGRESS_LINES_LIMIT = 90;
    private static final Object IN_THIS_JVM = new Object();

    private final Path source;
    private final Path target;
    private final Path go;

    LightningBuild(Path moduleBase, Path go) {
        this.source = moduleBase.resolve("lightning-network");
        this.target = moduleBase.resolve("target/lightning-network");
        this.go = go;
    }

    /** The built programs. Safe to call from many threads and from many JVMs at once: one builds, the others wait. */
    LightningBinaries binaries() {
        try {
            Path finished = target.resolve(contentHash());
            if (!Files.isDirectory(finished)) {
                Files.createDirectories(target);
                buildOnce(finished);
            }
            return new LightningBinaries(finished.resolve("btcd"), finished.resolve("lnd"));
        } catch (IOException e) {
            throw new UncheckedIOException("lnd and btcd could not be built in " + target, e);
        }
    }

    private void buildOnce(Path finished) throws IOException {
        // A file lock keeps other JVMs out, but throws when this JVM already holds it.
        synchronized (IN_THIS_JVM) {
            try (FileChannel lockFile = FileChannel.open(
                            target.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = lockFile.lock()) {
                if (lock.isValid() && !Files.isDirectory(finished)) {
                    Path unfinished = Files.createTempDirectory(target, "unfinished");
                    build("btcd", unfinished, List.of(BTCD));
                    build("lnd", unfinished, List.of("-tags", LND_TAGS, LND));
                    Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    private void build(String program, Path folder, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(go.toString(), "build"));
        command.addAll(FLAGS);
        command.addAll(List.of("-o", folder + "/"));
        command.addAll(arguments);
        progress("building " + program + " (takes minutes when Go's build cache is cold)");
        long started = System.nanoTime();
        ChildProcess build =
                ChildProcess.launch("go build of " + program, source, target.resolve("build.log"), command);
        for (int line = 0; !build.waitForEnd(PROGRESS_EVERY); line++) {
            if (line == PROGRESS_LINES_LIMIT) {
                build.kill();
                throw new IllegalStateException("go build of " + program + " did not end in 30 min and was killed");
            }
            progress("still building " + program + " after " + secondsSince(started) + " s");
        }
        if (build.exitValue() != 0) {
            throw new IllegalStateException("go build of " + program + " failed:\n" + build.logTail());
        }
        progress(program + " is built, " + secondsSince(started) + " s");
    }

    private String contentHash() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(source.resolve("go.mod")));
            digest.update(Files.readAllBytes(source.resolve("go.sum")));
            digest.update((FLAGS + LND_TAGS).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static long secondsSince(long startedNanos) {
        return Duration.ofNanos(System.nanoTime() - startedNanos).toSeconds();
    }

    private static void progress(String line) {
        System.out.println("lightning-network: " + line);
    }
}
