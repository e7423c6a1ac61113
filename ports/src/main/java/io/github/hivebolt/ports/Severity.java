package io.github.hivebolt.ports;

/** How much a notification matters. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Look at it when you are awake. */
    WARNING,
    /** A human is needed. */
    CRITICAL
}
