package io.github.hivebolt.adapters.hive;

/** How many blocks to ask a node for at once: fewer when it struggles, more when it copes. Thread-safe. */
final class AdaptiveRange {
    private static final int FIRST = 250;
    private static final int LEAST = 10;
    private static final int MOST = 1_000;

    private int blocks = FIRST;

    synchronized int blocks() {
        return blocks;
    }

    synchronized void tooMuch() {
        blocks = Math.max(blocks / 2, LEAST);
    }

    /** A whole range of the present size came. */
    synchronized void coped() {
        blocks = Math.min(blocks + (blocks + 1) / 2, MOST);
    }
}
