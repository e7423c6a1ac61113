package io.github.hivebolt.domain.order;

/** Which way the money goes. */
public enum Direction {
    /** Hive to Lightning. */
    SEND,
    /** Lightning to Hive. */
    RECEIVE
}
