package io.github.hivebolt.codec;

import static io.github.hivebolt.domain.Checks.require;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * Hive's encrypted memos, between the memo keys of two accounts. Reads the three dialects in use: the regular one, the
 * one without the text's length, and the one with the parts in another order; writes the regular one. An encrypted
 * memo does not prove who wrote it: the sender is who signed the operation. Pure and thread-safe.
 */
public final class MemoCipher {
    /** The most bytes of UTF-8 that fit a memo once they are encrypted. */
    public static final int MAX_TEXT_BYTES = 1405;

    private static final String MARK = "#";
    private static final int AES_KEY_BYTES = 32;
    private static final int CHECK_BYTES = 4;

    private MemoCipher() {}

    /**
     * Reads a memo as it stands on the chain.
     *
     * @param memo any text; hostile input
     * @param memoKey the memo key of the writer or of the reader
     * @return what it says, or why that cannot be told
     */
    public static MemoReading decrypt(String memo, HivePrivateKey memoKey) {
        if (!memo.startsWith(MARK)) {
            return new MemoReading.NotEncrypted();
        }
        List<EncryptedMemo> candidates = Base58.decode(memo.substring(MARK.length()), TransferOperation.MAX_MEMO_BYTES)
                .map(EncryptedMemo::parse)
                .orElse(List.of());
        if (candidates.isEmpty()) {
            return new MemoReading.NotEncrypted();
        }
        return candidates.stream()
                .flatMap(candidate -> open(candidate, memoKey).stream())
                .findFirst()
                .<MemoReading>map(MemoReading.Decrypted::new)
                .orElseGet(MemoReading.NotForUs::new);
    }

    /**
     * Writes an encrypted memo.
     *
     * @param text at most {@value #MAX_TEXT_BYTES} bytes of UTF-8, without a leading {@code #} of its own
     * @param from the writer's memo key
     * @param to the reader's memo key
     * @param nonce a number that was not used before between the two
     * @return the memo, which starts with {@code #}
     * @throws IllegalArgumentException if the text is too long or no well-formed Unicode
     */
    public static String encrypt(String text, HivePrivateKey from, HivePublicKey to, long nonce) {
        require(
                Utf8.encode(text).length <= MAX_TEXT_BYTES,
                "a text to be encrypted must not exceed " + MAX_TEXT_BYTES + " bytes");
        byte[] key = key(from.secret(), to, nonce);
        try {
            byte[] ciphertext = aes(true, key, CountedText.write(text));
            EncryptedMemo memo = new EncryptedMemo(
                    from.publicKey(), to, nonce, check(key), new EncryptedMemo.Ciphertext(ciphertext));
            return MARK + Base58.encode(memo.toBytes());
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException("only decryption checks its input", impossible);
        }
    }

    private static Optional<String> open(EncryptedMemo memo, HivePrivateKey memoKey) {
        Optional<HivePublicKey> other = otherParty(memo, memoKey.publicKey());
        if (other.isEmpty()) {
            return Optional.empty();
        }
        byte[] key = key(memoKey.secret(), other.get(), memo.nonce());
        if (check(key) != memo.check()) {
            return Optional.empty();
        }
        try {
            return CountedText.read(aes(false, key, memo.ciphertext().bytes()));
        } catch (InvalidCipherTextException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<HivePublicKey> otherParty(EncryptedMemo memo, HivePublicKey ours) {
        if (memo.to().equals(ours)) {
            return Optional.of(memo.from());
        }
        return memo.from().equals(ours) ? Optional.of(memo.to()) : Optional.empty();
    }

    /** 64 bytes: the AES key, the initialisation vector, and what only the check covers. */
    private static byte[] key(BigInteger secret, HivePublicKey other, long nonce) {
        byte[] shared = Hashes.sha512(Secp256k1.sharedX(secret, other.point()));
        return Hashes.sha512(
                new HiveBytes(BinaryForm.HF26).u64(nonce).raw(shared).toByteArray());
    }

    private static int check(byte[] key) {
        byte[] hash = Hashes.sha256(key);
        int check = 0;
        for (int i = CHECK_BYTES - 1; i >= 0; i--) {
            check = check << Byte.SIZE | Byte.toUnsignedInt(hash[i]);
        }
        return check;
    }

    private static byte[] aes(boolean encrypt, byte[] key, byte[] input) throws InvalidCipherTextException {
        PaddedBufferedBlockCipher cipher =
                new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(AESEngine.newInstance()), new PKCS7Padding());
        KeyParameter aesKey = new KeyParameter(key, 0, AES_KEY_BYTES);
        cipher.init(encrypt, new ParametersWithIV(aesKey, key, AES_KEY_BYTES, EncryptedMemo.BLOCK_BYTES));
        byte[] output = new byte[cipher.getOutputSize(input.length)];
        int length = cipher.processBytes(input, 0, input.length, output, 0);
        length += cipher.doFinal(output, length);
        return Arrays.copyOf(output, length);
    }
}
