package io.github.hivebolt.codec;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.lightning.NodeId;
import java.math.BigInteger;
import java.util.HexFormat;

/** The private key of a simulated Lightning node. Immutable; never shown by {@link #toString()}. */
public final class NodeKey {
    private final BigInteger secret;
    private final NodeId nodeId;

    /**
     * A key from its number.
     *
     * @param secret 32 bytes, big-endian
     * @throws IllegalArgumentException if they are no private key of secp256k1
     */
    public NodeKey(byte[] secret) {
        this.secret = new BigInteger(1, secret);
        require(
                secret.length == Secp256k1.SECRET_BYTES && Secp256k1.isScalar(this.secret),
                "a node's private key must be 32 bytes, from 1 to the curve's order less one");
        this.nodeId = new NodeId(HexFormat.of().formatHex(Secp256k1.publicKey(this.secret)));
    }

    /**
     * The public key, by which the node is known.
     *
     * @return the node's id
     */
    public NodeId nodeId() {
        return nodeId;
    }

    BigInteger secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "private key of " + nodeId;
    }
}
