package io.github.hivebolt.simulator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The contract's arithmetic, written a second time from its text, in whole millisatoshi. */
final class Prices {
    private static final long FEE_BASE_MSAT = 50_000;
    private static final long FEE_PPM = 15_000;
    private static final long ROUTING_BASE_MSAT = 10_000;
    private static final long ROUTING_PPM = 5_000;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private Prices() {}

    static long feeMsat(long amountMsat) {
        return FEE_BASE_MSAT + partsPerMillion(amountMsat, FEE_PPM);
    }

    static long reserveMsat(long amountMsat) {
        return ROUTING_BASE_MSAT + partsPerMillion(amountMsat, ROUTING_PPM);
    }

    /** Thousandths of the asset that an amount with fee and reserve costs. */
    static long requiredMilli(long amountMsat, BigDecimal satsPerUnit) {
        return milli(amountMsat + feeMsat(amountMsat) + reserveMsat(amountMsat), satsPerUnit);
    }

    /** Thousandths of the asset that go back after a payment. */
    static long changeMilli(long receivedMilli, long amountMsat, long routingMsat, BigDecimal satsPerUnit) {
        long kept = milli(amountMsat + feeMsat(amountMsat) + routingMsat, satsPerUnit);
        return Math.max(0, receivedMilli - kept);
    }

    /** Thousandths of the asset that a payment to us buys, a begun one dropped. */
    static long payoutMilli(long paidMsat, BigDecimal satsPerUnit) {
        return BigDecimal.valueOf(paidMsat - receiveFeeMsat(paidMsat))
                .divide(satsPerUnit, 0, RoundingMode.DOWN)
                .longValueExact();
    }

    /** Never more than was paid. */
    static long receiveFeeMsat(long paidMsat) {
        return Math.min(paidMsat, feeMsat(paidMsat));
    }

    /** What a payout is worth, a begun millisatoshi dropped. */
    static long worthMsat(long milli, BigDecimal satsPerUnit) {
        return satsPerUnit
                .multiply(BigDecimal.valueOf(milli))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    private static long milli(long msat, BigDecimal satsPerUnit) {
        return BigDecimal.valueOf(msat).divide(satsPerUnit, 0, RoundingMode.UP).longValueExact();
    }

    private static long partsPerMillion(long amountMsat, long ppm) {
        BigInteger[] parts =
                BigInteger.valueOf(amountMsat).multiply(BigInteger.valueOf(ppm)).divideAndRemainder(MILLION);
        return parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
    }
}
