package io.github.hivebolt.app.rest;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody who wants to use the gateway needs to know.
 *
 * @param account the Hive account to transfer to
 * @param version of the gateway
 * @param mode {@code demo} or {@code live}
 * @param assets what it takes
 * @param fee what it charges, on the Lightning amount
 * @param routingReserve what must be sent on top for the route, on the Lightning amount; what is not used comes back
 * @param limits how much it takes
 * @param networks which networks it connects
 * @param rates prices now; an asset without a trustworthy price is missing
 */
@Schema(name = "Info", description = "What somebody who wants to use the gateway needs to know.")
public record InfoView(
        @Schema(description = "The Hive account to transfer to.", example = "hivebolt")
        String account,

        String version,

        @Schema(enumeration = {"demo", "live"}) String mode,

        List<String> assets,
        Fee fee,
        Fee routingReserve,
        Limits limits,
        Networks networks,
        List<Rate> rates) {
    /**
     * A fixed part and a part of the amount.
     *
     * @param baseSats fixed part in sats
     * @param ppm part in millionths of the amount
     */
    @Schema(name = "Fee", description = "base + ppm millionths of the Lightning amount, rounded up to 1 msat.")
    public record Fee(long baseSats, long ppm) {}

    /**
     * How much the gateway takes.
     *
     * @param minSats the least Lightning amount
     * @param maxSats the largest Lightning amount
     * @param windows rolling limits per Hive account
     */
    @Schema(name = "Limits")
    public record Limits(long minSats, long maxSats, List<Window> windows) {}

    /**
     * A rolling limit.
     *
     * @param seconds the window's length
     * @param sats the most in it
     */
    @Schema(name = "LimitWindow")
    public record Window(long seconds, long sats) {}

    /**
     * Which networks are connected.
     *
     * @param hive the Hive chain
     * @param lightning {@code mainnet}, {@code testnet}, {@code signet}, {@code regtest} or {@code simnet}; absent before
     *     the node was first reached
     */
    @Schema(name = "Networks")
    public record Networks(Chain hive, Optional<String> lightning) {}

    /**
     * A Hive chain.
     *
     * @param network {@code main} or {@code test}
     * @param chainId 64 hex digits
     */
    @Schema(name = "HiveChain")
    public record Chain(
            @Schema(enumeration = {"main", "test"}) String network, String chainId) {}

    /**
     * A price.
     *
     * @param asset {@code HIVE} or {@code HBD}
     * @param satsPerUnit sats for 1.000 of it, a decimal number
     */
    @Schema(name = "Rate")
    public record Rate(
            String asset,

            @Schema(description = "Sats for 1.000 of the asset.", example = "152.31")
            String satsPerUnit) {}
}
