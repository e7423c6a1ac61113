package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.adapters.hive.TestBlock.TestTransaction;
import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.BlockReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A chain of blocks in memory. What is waiting goes into the next block. Thread-safe. */
final class TestChain {
    private final List<TestBlock> blocks = new ArrayList<>();
    private final List<TestTransaction> waiting = new ArrayList<>();
    private final List<String> waitingVirtuals = new ArrayList<>();
    private final String salt;
    private final Instant genesis;
    private long counter;

    /** A chain whose last block is about now. */
    TestChain(String salt, int firstBlocks, Instant now) {
        this.salt = salt;
        this.genesis = Instant.ofEpochSecond(now.getEpochSecond() - 3L * firstBlocks);
        produce(firstBlocks);
    }

    private TestChain(TestChain trunk, String salt) {
        this.salt = salt;
        this.genesis = trunk.genesis;
        this.blocks.addAll(trunk.blocks);
    }

    /** Another chain that shares what there is so far. */
    synchronized TestChain fork(String otherSalt) {
        return new TestChain(this, otherSalt);
    }

    synchronized void produce(int count) {
        for (int i = 0; i < count; i++) {
            long number = blocks.size() + 1L;
            String previous = blocks.isEmpty()
                    ? "0".repeat(40)
                    : blocks.get(blocks.size() - 1).reference().id().hex();
            String hash = hash(salt + previous + waiting).substring(0, 32);
            BlockReference reference = new BlockReference(
                    number,
                    new BlockId(String.format("%08x", number) + hash),
                    genesis.plus(Duration.ofSeconds(3 * number)));
            blocks.add(new TestBlock(reference, previous, List.copyOf(waiting), List.copyOf(waitingVirtuals)));
            waiting.clear();
            waitingVirtuals.clear();
        }
    }

    synchronized String submit(String... operations) {
        String id = hash(salt + counter++ + String.join(",", operations)).substring(0, 40);
        submitAs(id, operations);
        return id;
    }

    synchronized void submitAs(String id, String... operations) {
        waiting.add(new TestTransaction(id, List.of(operations)));
    }

    synchronized void submitVirtual(String operation) {
        waitingVirtuals.add(operation);
    }

    synchronized long head() {
        return blocks.size();
    }

    synchronized TestBlock block(long number) {
        return blocks.get((int) number - 1);
    }

    synchronized Optional<Long> blockOf(String transactionId) {
        return blocks.stream()
                .filter(block ->
                        block.transactions().stream().anyMatch(each -> each.id().equals(transactionId)))
                .map(block -> block.reference().number())
                .findFirst();
    }

    synchronized boolean knows(String transactionId) {
        return waiting.stream().anyMatch(each -> each.id().equals(transactionId))
                || blockOf(transactionId).isPresent();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
