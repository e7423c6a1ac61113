package io.github.hivebolt.codec;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** The curve of Hive and of Lightning: keys, ECDSA with recovery, and Diffie-Hellman. */
final class Secp256k1 {
    static final int SECRET_BYTES = 32;
    static final int POINT_BYTES = 33;

    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final BigInteger ORDER = CURVE.getN();
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
    private static final BigInteger FIELD = CURVE.getCurve().getField().getCharacteristic();

    private Secp256k1() {}

    /** Whether a number can be a private key or half of a signature: 1 to the order less one. */
    static boolean isScalar(BigInteger number) {
        return number.signum() > 0 && number.compareTo(ORDER) < 0;
    }

    static boolean isLowS(RecoverableSignature signature) {
        return signature.s().compareTo(HALF_ORDER) <= 0;
    }

    /** The compressed public key of a secret that {@link #isScalar}. */
    static byte[] publicKey(BigInteger secret) {
        return timesBase(secret).getEncoded(true);
    }

    /** The point that 33 bytes denote, or empty if they denote none. */
    static Optional<ECPoint> point(byte[] compressed) {
        if (compressed.length != POINT_BYTES || (compressed[0] != 2 && compressed[0] != 3)) {
            return Optional.empty();
        }
        try {
            return Optional.of(CURVE.getCurve().decodePoint(compressed));
        } catch (IllegalArgumentException notOnTheCurve) {
            return Optional.empty();
        }
    }

    /** Signs a 32-byte digest with the first usable nonce after the discarded ones; the result has a low s. */
    static RecoverableSignature sign(byte[] digest, BigInteger secret, int discardedNonces) {
        Rfc6979 nonces = new Rfc6979(secret, digest);
        for (int discarded = 0; discarded < discardedNonces; discarded++) {
            nonces.next();
        }
        while (true) {
            Optional<RecoverableSignature> signature = signWith(nonces.next(), digest, secret);
            if (signature.isPresent()) {
                return signature.get();
            }
        }
    }

    private static Optional<RecoverableSignature> signWith(BigInteger nonce, byte[] digest, BigInteger secret) {
        if (!isScalar(nonce)) {
            return Optional.empty();
        }
        ECPoint point = timesBase(nonce);
        BigInteger x = point.getAffineXCoord().toBigInteger();
        BigInteger r = x.mod(ORDER);
        BigInteger s = BigIntegers.modOddInverse(ORDER, nonce)
                .multiply(new BigInteger(1, digest).add(r.multiply(secret)))
                .mod(ORDER);
        if (r.signum() == 0 || s.signum() == 0) {
            return Optional.empty();
        }
        int recoveryId = (point.getAffineYCoord().testBitZero() ? 1 : 0) | (x.compareTo(ORDER) >= 0 ? 2 : 0);
        boolean high = s.compareTo(HALF_ORDER) > 0;
        return Optional.of(
                new RecoverableSignature(high ? recoveryId ^ 1 : recoveryId, r, high ? ORDER.subtract(s) : s));
    }

    /** The compressed public key that made a signature of a 32-byte digest, low or high s, or empty if none did. */
    static Optional<byte[]> recover(byte[] digest, RecoverableSignature signature) {
        if (!isScalar(signature.r()) || !isScalar(signature.s()) || (signature.recoveryId() & ~3) != 0) {
            return Optional.empty();
        }
        BigInteger x = (signature.recoveryId() & 2) == 0
                ? signature.r()
                : signature.r().add(ORDER);
        if (x.compareTo(FIELD) >= 0) {
            return Optional.empty();
        }
        byte[] nonce = new byte[POINT_BYTES];
        nonce[0] = (byte) (2 + (signature.recoveryId() & 1));
        BigIntegers.asUnsignedByteArray(x, nonce, 1, SECRET_BYTES);
        BigInteger inverse = BigIntegers.modOddInverse(ORDER, signature.r());
        BigInteger ofBase = new BigInteger(1, digest).negate().multiply(inverse).mod(ORDER);
        BigInteger ofNonce = signature.s().multiply(inverse).mod(ORDER);
        return point(nonce)
                .map(point -> ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), ofBase, point, ofNonce))
                .filter(key -> !key.isInfinity())
                .map(key -> key.getEncoded(true));
    }

    /** Whether a key made a signature of a 32-byte digest, low or high s; the recovery id is not looked at. */
    static boolean verify(byte[] digest, RecoverableSignature signature, ECPoint key) {
        if (!isScalar(signature.r()) || !isScalar(signature.s())) {
            return false;
        }
        BigInteger inverse = BigIntegers.modOddInverse(ORDER, signature.s());
        BigInteger ofBase = new BigInteger(1, digest).multiply(inverse).mod(ORDER);
        BigInteger ofKey = signature.r().multiply(inverse).mod(ORDER);
        ECPoint point = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), ofBase, key, ofKey);
        return !point.isInfinity()
                && point.normalize().getAffineXCoord().toBigInteger().mod(ORDER).equals(signature.r());
    }

    /** The 32-byte x coordinate of secret times key. */
    static byte[] sharedX(BigInteger secret, ECPoint key) {
        ECPoint shared = key.multiply(secret).normalize();
        return shared.getAffineXCoord().getEncoded();
    }

    private static ECPoint timesBase(BigInteger scalar) {
        return new FixedPointCombMultiplier().multiply(CURVE.getG(), scalar).normalize();
    }
}
