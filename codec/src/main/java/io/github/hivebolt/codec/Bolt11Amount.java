package io.github.hivebolt.codec;

import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.Msat;
import java.math.BigInteger;

/** The amount in an invoice's prefix: a number of bitcoin, or of a thousandth to a billionth part of it. */
final class Bolt11Amount {
    private static final String MULTIPLIERS = "munp";
    private static final BigInteger PICO_PER_BITCOIN = BigInteger.TEN.pow(12);
    private static final BigInteger PICO_PER_MSAT = BigInteger.TEN;
    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
    private static final BigInteger MOST_MSAT = BigInteger.valueOf(Msat.MAX_VALUE);

    private Bolt11Amount() {}

    /** Reads digits, at most some twenty, and a multiplier: one of {@code munp} or nothing. */
    static Msat parse(String digits, String multiplier) throws UnreadableInvoiceException {
        if (digits.startsWith("0")) {
            throw new UnreadableInvoiceException("The invoice's amount must be more than zero, without leading zeros.");
        }
        BigInteger pico = new BigInteger(digits).multiply(picoPer(multiplier));
        BigInteger[] msat = pico.divideAndRemainder(PICO_PER_MSAT);
        if (msat[1].signum() != 0) {
            throw new UnreadableInvoiceException("The invoice's amount must be a whole number of millisatoshi.");
        }
        if (msat[0].compareTo(MOST_MSAT) > 0) {
            throw new UnreadableInvoiceException("The invoice asks for more than all bitcoin there is.");
        }
        return new Msat(msat[0].longValueExact());
    }

    private static BigInteger picoPer(String multiplier) {
        BigInteger pico = PICO_PER_BITCOIN;
        for (int i = 0; !multiplier.isEmpty() && i <= MULTIPLIERS.indexOf(multiplier); i++) {
            pico = pico.divide(THOUSAND);
        }
        return pico;
    }

    /** The shortest form, as BOLT 11 asks of writers. */
    static String format(Msat amount) {
        BigInteger pico = BigInteger.valueOf(amount.value()).multiply(PICO_PER_MSAT);
        for (String multiplier : new String[] {"", "m", "u", "n"}) {
            BigInteger[] parts = pico.divideAndRemainder(picoPer(multiplier));
            if (parts[1].signum() == 0) {
                return parts[0] + multiplier;
            }
        }
        return pico + "p";
    }
}
