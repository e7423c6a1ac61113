package io.github.hivebolt.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts of an encrypted memo. Their order on the chain is from, to, nonce, check, text; hived's own wallet wrote
 * nonce, check, text, from, to between 1.27.5 and 1.28.6.
 *
 * @param from the writer's memo key
 * @param to the reader's memo key
 * @param nonce makes the key of this memo differ from that of others between the two
 * @param check the start of the hash of the memo's key
 * @param ciphertext the encrypted text, a positive number of {@value #BLOCK_BYTES}-byte blocks
 */
record EncryptedMemo(HivePublicKey from, HivePublicKey to, long nonce, int check, Ciphertext ciphertext) {
    static final int BLOCK_BYTES = 16;

    private static final int KEYS_BYTES = 2 * Secp256k1.POINT_BYTES;
    private static final int FIXED_BYTES = KEYS_BYTES + Long.BYTES + Integer.BYTES;

    /** Bytes that are never changed. */
    static final class Ciphertext {
        private final byte[] bytes;

        Ciphertext(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** Every way in which some bytes can be read as an encrypted memo, the regular one first; mostly none. */
    static List<EncryptedMemo> parse(byte[] bytes) {
        if (bytes.length <= FIXED_BYTES) {
            return List.of();
        }
        return Stream.of(parse(bytes, 0, KEYS_BYTES), parse(bytes, bytes.length - KEYS_BYTES, 0))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<EncryptedMemo> parse(byte[] bytes, int keysAt, int restAt) {
        Optional<HivePublicKey> from = key(bytes, keysAt);
        Optional<HivePublicKey> to = key(bytes, keysAt + Secp256k1.POINT_BYTES);
        ByteBuffer rest =
                ByteBuffer.wrap(bytes, restAt, bytes.length - KEYS_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long nonce = rest.getLong();
        int check = rest.getInt();
        boolean whole = CountedText.readCount(rest) == rest.remaining();
        boolean blocks = rest.remaining() > 0 && rest.remaining() % BLOCK_BYTES == 0;
        if (from.isEmpty() || to.isEmpty() || !whole || !blocks) {
            return Optional.empty();
        }
        byte[] ciphertext = new byte[rest.remaining()];
        rest.get(ciphertext);
        return Optional.of(new EncryptedMemo(from.get(), to.get(), nonce, check, new Ciphertext(ciphertext)));
    }

    private static Optional<HivePublicKey> key(byte[] bytes, int at) {
        return HivePublicKey.ofBytes(Arrays.copyOfRange(bytes, at, at + Secp256k1.POINT_BYTES));
    }

    /** The bytes in the regular order. */
    byte[] toBytes() {
        HiveBytes bytes = new HiveBytes(BinaryForm.HF26);
        bytes.raw(from.bytes()).raw(to.bytes()).u64(nonce).u32(check).counted(ciphertext.bytes());
        return bytes.toByteArray();
    }
}
