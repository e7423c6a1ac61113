package io.github.hivebolt.domain.order;

/** Whether a Hive account can be paid. */
public enum PayeeStanding {
    /** A node has it. */
    EXISTS,
    /** A fresh node says that there is none. */
    MISSING,
    /** No node answers. */
    UNKNOWN
}
