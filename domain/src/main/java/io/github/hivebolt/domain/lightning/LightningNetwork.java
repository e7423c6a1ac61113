package io.github.hivebolt.domain.lightning;

import java.util.Arrays;
import java.util.Optional;

/** The bitcoin networks that Lightning runs on, with the prefix that BOLT 11 gives to invoices of each. */
public enum LightningNetwork {
    /** Real money. */
    MAINNET("bc"),
    /** The public test network. */
    TESTNET("tb"),
    /** The signed test network. */
    SIGNET("tbs"),
    /** A private chain. */
    REGTEST("bcrt"),
    /** btcd's private chain. */
    SIMNET("sb");

    private final String bech32Prefix;

    LightningNetwork(String bech32Prefix) {
        this.bech32Prefix = bech32Prefix;
    }

    /**
     * The currency prefix in invoices of this network, after {@code ln}.
     *
     * @return for instance {@code bc}
     */
    public String bech32Prefix() {
        return bech32Prefix;
    }

    /**
     * The network with a given prefix.
     *
     * @param prefix for instance {@code bcrt}
     * @return the network, or empty if there is none
     */
    public static Optional<LightningNetwork> ofBech32Prefix(String prefix) {
        return Arrays.stream(values())
                .filter(network -> network.bech32Prefix.equals(prefix))
                .findFirst();
    }
}
