package io.github.hivebolt.app.config;

/** What the gateway is started for. */
public enum Mode {
    /** Simulated Hive and Lightning networks; nothing is required. */
    DEMO,
    /** Real money. */
    LIVE
}
