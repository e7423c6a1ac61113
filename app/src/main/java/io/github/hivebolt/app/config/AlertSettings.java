package io.github.hivebolt.app.config;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Below these the operator is told that funds are low.
 *
 * @param hiveMin least HIVE
 * @param hbdMin least HBD
 * @param rcMinTransfers least transfers that the resource credits must suffice for
 * @param outboundMinSats least sats that can be sent over Lightning
 * @param inboundMinSats least sats that can be received over Lightning
 * @param diskMinMib least MiB that must be free on the disk
 * @param outageAfter how long a party must be out before an incident opens
 */
public record AlertSettings(
        HiveAmount hiveMin,
        HiveAmount hbdMin,
        int rcMinTransfers,
        long outboundMinSats,
        long inboundMinSats,
        long diskMinMib,
        Duration outageAfter) {
    private static final String ANCHOR = "alerts";
    private static final String AMOUNT = "an amount like 10.000";
    private static final String SATS = "a whole number of sats from 0 to 2100000000000000";
    private static final int CHAIN_DECIMALS = 3;
    private static final Parser<BigDecimal> AMOUNT_PARSER =
            Parsers.decimal(BigDecimal.ZERO, new BigDecimal("1000000000"), CHAIN_DECIMALS);
    private static final Parser<Long> SATS_PARSER = Parsers.integer(0, 2_100_000_000_000_000L);
    private static final Key HIVE_MIN = Key.of("alert.hive-min", "10.000", AMOUNT, ANCHOR);
    private static final Key HBD_MIN = Key.of("alert.hbd-min", "10.000", AMOUNT, ANCHOR);
    private static final Key RC_MIN =
            Key.of("alert.rc-min-transfers", "100", "a whole number from 0 to 1000000", ANCHOR);
    private static final Key OUTBOUND_MIN = Key.of("alert.outbound-min-sats", "200000", SATS, ANCHOR);
    private static final Key INBOUND_MIN = Key.of("alert.inbound-min-sats", "0", SATS, ANCHOR);
    private static final Key DISK_MIN =
            Key.of("alert.disk-min-mib", "512", "a whole number of MiB from 0 to 1000000000", ANCHOR);
    private static final Key OUTAGE_AFTER =
            Key.of("alert.outage-after", "PT30S", "a duration from PT1S to PT10M", ANCHOR);

    static AlertSettings read(Values values) {
        return new AlertSettings(
                amount(values, HIVE_MIN, HiveAsset.HIVE),
                amount(values, HBD_MIN, HiveAsset.HBD),
                values.value(RC_MIN, Parsers.smallInteger(0, 1_000_000)),
                values.value(OUTBOUND_MIN, SATS_PARSER),
                values.value(INBOUND_MIN, SATS_PARSER),
                values.value(DISK_MIN, Parsers.integer(0, 1_000_000_000L)),
                values.value(OUTAGE_AFTER, Parsers.duration(Duration.ofSeconds(1), Duration.ofMinutes(10))));
    }

    private static HiveAmount amount(Values values, Key key, HiveAsset asset) {
        BigDecimal whole = values.value(key, AMOUNT_PARSER);
        return new HiveAmount(whole.movePointRight(CHAIN_DECIMALS).longValueExact(), asset);
    }
}
