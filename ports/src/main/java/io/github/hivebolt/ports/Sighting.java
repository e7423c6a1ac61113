package io.github.hivebolt.ports;

/** Whether a transaction is in a stretch of the irreversible chain, in the eyes of hosts other than the serving one. */
public sealed interface Sighting {
    /**
     * It is there.
     *
     * @param blockNumber the block that holds it
     */
    record Present(long blockNumber) implements Sighting {}

    /** The whole stretch was read on as many hosts as are needed, and it is in no block of it. */
    record Missing() implements Sighting {}

    /**
     * Too few hosts answered completely; ask again later.
     *
     * @param why one sentence
     */
    record Undecided(String why) implements Sighting {}
}
