package io.github.hivebolt.codec;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The hashes of the chains' first blocks, in the order of bytes in which Lightning writes them. */
final class ChainHashes {
    static final int BYTES = 32;

    private ChainHashes() {}

    static Optional<LightningNetwork> networkOf(byte[] hash) {
        return Arrays.stream(LightningNetwork.values())
                .filter(network -> Arrays.equals(of(network), hash))
                .findFirst();
    }

    static byte[] of(LightningNetwork network) {
        return HexFormat.of().parseHex(hex(network));
    }

    private static String hex(LightningNetwork network) {
        return switch (network) {
            case MAINNET -> "6fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000";
            case TESTNET -> "43497fd7f826957108f4a30fd9cec3aeba79972084e90ead01ea330900000000";
            case SIGNET -> "f61eee3b63a380a477a063af32b2bbc97c9ff9f01f2c4225e973988108000000";
            case REGTEST -> "06226e46111a0b59caaf126043eb5bbf28c34f3a5e332a1fc7b2b73cf188910f";
            case SIMNET -> "f67ad7695d9b662a72ff3d8edbbb2de0bfa67b13974bb9910d116d5cbd863e68";
        };
    }
}
