package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.codec.HivePublicKey;
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

    static ChainAccount create(int number, AccountName name, AccountKeys keys, Instant createdAt) {
        return new ChainAccount(
                number,
                name,
                keys,
                keys.key("owner").publicKey(),
                keys.key("active").publicKey(),
                keys.key("posting").publicKey(),
                keys.key("memo").publicKey(),
                createdAt);
    }

    boolean mayActActively(Set<HivePublicKey> signers) {
        return signers.contains(active);
    }

    boolean mayPost(Set<HivePublicKey> signers) {
        return signers.contains(posting) || signers.contains(active);
    }
}
