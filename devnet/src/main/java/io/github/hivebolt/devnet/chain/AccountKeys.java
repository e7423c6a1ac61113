package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.MalformedKeyException;
import io.github.hivebolt.devnet.common.Memo;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.domain.hive.AccountName;
import java.nio.ByteBuffer;

/** The throw-away keys of one account. Worth nothing anywhere but on a devnet. */
public final class AccountKeys {
    private final AccountName account;
    private static final Memo<ByteBuffer, String> WIFS = new Memo<>(secret -> Wif.encode(secret.array()));

    private final Seed seed;

    AccountKeys(AccountName account, Seed seed) {
        this.account = account;
        this.seed = seed;
    }

    /**
     * One of the four keys.
     *
     * @param role {@code owner}, {@code active}, {@code posting} or {@code memo}
     * @return the private key
     */
    public HivePrivateKey key(String role) {
        try {
            return HivePrivateKey.fromWif(wif(role));
        } catch (MalformedKeyException impossible) {
            throw new IllegalStateException("a key made from a seed is a key", impossible);
        }
    }

    /**
     * One of the four keys as a wallet takes it.
     *
     * @param role {@code owner}, {@code active}, {@code posting} or {@code memo}
     * @return the key in the wallet import format
     */
    public String wif(String role) {
        return WIFS.get(ByteBuffer.wrap(seed.bytes("hive key " + account + " " + role)));
    }

    @Override
    public String toString() {
        return "the keys of " + account;
    }
}
