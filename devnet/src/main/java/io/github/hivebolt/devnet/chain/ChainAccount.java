package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.HivePublicKey;
import io.github.hivebolt.codec.MalformedKeyException;
import io.github.hivebolt.devnet.common.Memo;
import io.github.hivebolt.domain.hive.AccountName;
import java.time.Instant;
import java.util.Set;

/**
 * What does not change about an account.
 *
 * @param number its number, from 0
 * @param name its name
 * @param keys its private keys, which only a devnet knows
 * @param owner public owner key
 * @param active public active key
 * @param posting public posting key
 * @param memo public memo key
 * @param createdAt when it was made
 */
public record ChainAccount(
        int number,
        AccountName name,
        AccountKeys keys,
        HivePublicKey owner,
        HivePublicKey active,
        HivePublicKey posting,
        HivePublicKey memo,
        Instant createdAt) {

    private static final Memo<String, HivePublicKey> PUBLIC_KEYS = new Memo<>(ChainAccount::publicKey);

    static ChainAccount create(int number, AccountName name, AccountKeys keys, Instant createdAt) {
        return new ChainAccount(
                number,
                name,
                keys,
                PUBLIC_KEYS.get(keys.wif("owner")),
                PUBLIC_KEYS.get(keys.wif("active")),
                PUBLIC_KEYS.get(keys.wif("posting")),
                PUBLIC_KEYS.get(keys.wif("memo")),
                createdAt);
    }

    private static HivePublicKey publicKey(String wif) {
        try {
            return HivePrivateKey.fromWif(wif).publicKey();
        } catch (MalformedKeyException impossible) {
            throw new IllegalStateException("a key made from a seed is a key", impossible);
        }
    }

    boolean mayActActively(Set<HivePublicKey> signers) {
        return signers.contains(active);
    }

    boolean mayPost(Set<HivePublicKey> signers) {
        return signers.contains(posting) || signers.contains(active);
    }
}
