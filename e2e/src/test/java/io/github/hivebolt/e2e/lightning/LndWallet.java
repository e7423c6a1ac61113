package io.github.hivebolt.e2e.lightning;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * The fixed wallet roots of the two nodes. They are public, hold only simnet coins, and make the first address of
 * alice known before she runs: btcd takes its mining address at start only.
 *
 * @param extendedMasterKey the root, in simnet's form of BIP 32
 */
record LndWallet(String extendedMasterKey) {
    static final String PASSWORD = "throwaway-password";
    static final LndWallet ALICE = new LndWallet("sprv8Erh3X3hFeKuoVdACuR9c7FEwqEaYtUb2TgDCcEZZuvr2kVq9scxPVThpvTDgs"
            + "zDLpRYt7Q2entbpPGDCBDerSoyABRGgrqhqjhNXYWfHWo");
    static final LndWallet BOB = new LndWallet("sprv8Erh3X3hFeKuoMpqMyUhBAC5ub5JCCDBAaBtm5ntPqhVTQ6eT2W2cSFsruyK5hnH"
            + "8k1r2h6Sbfwz6828ktdPGL4wNetiuDbybVHk5j3krXL");
    /** The first address of {@link #ALICE}. */
    static final String FIRST_ADDRESS_OF_ALICE = "sb1qn5een892rvln5p2lyd58mpz66ux7x7ehss9m36";

    /** Makes this wallet in a node that has none. */
    void create(LndRest rest) {
        rest.post(
                "/v1/initwallet",
                LndRest.body()
                        .put(
                                "wallet_password",
                                Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8)))
                        .put("extended_master_key", extendedMasterKey)
                        .put(
                                "extended_master_key_birthday_timestamp",
                                Long.toString(Instant.now().getEpochSecond())));
    }

    /** Secret by habit. */
    @Override
    public String toString() {
        return "LndWallet[redacted]";
    }
}
