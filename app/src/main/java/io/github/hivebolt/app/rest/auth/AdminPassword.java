package io.github.hivebolt.app.rest.auth;

import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.store.OrderStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes the admin password where the operator gave none: one instance does, writes it to a file of its data directory
 * and keeps only the hash in the store.
 */
final class AdminPassword {
    static final String FACT = "admin.password-hash";

    private static final Logger LOG = Logger.getLogger(AdminPassword.class.getName());
    private static final String ROLE = "admin-password";
    private static final Duration LEASE_TIME = Duration.ofSeconds(30);
    private static final int PASSWORD_BYTES = 18;
    private static final int HOLDER_BYTES = 4;

    private final OrderStore store;
    private final RandomSource random;
    private final PasswordFile file;
    private final String holder;
    private boolean triedInFile;

    AdminPassword(OrderStore store, RandomSource random, Path dataDirectory) {
        this.store = store;
        this.random = random;
        this.file = new PasswordFile(dataDirectory.resolve("admin-password"));
        this.holder = "password-" + HexFormat.of().formatHex(random.bytes(HOLDER_BYTES));
    }

    /**
     * Makes the password unless that was done before.
     *
     * @return false if another instance is about to and this one should look again
     */
    boolean ensure() {
        if (isMade()) {
            forgetOwnTry();
            return true;
        }
        Optional<Lease> lease = store.leases().acquire(ROLE, holder, LEASE_TIME);
        if (lease.isEmpty()) {
            return false;
        }
        try {
            if (isMade()) {
                forgetOwnTry();
            } else {
                make(lease.get());
            }
            return true;
        } finally {
            store.leases().release(lease.get());
        }
    }

    /** The file comes first: a hash whose password nobody knows would lock the operator out. */
    private void make(Lease lease) {
        Optional<String> given = file.read();
        String password = given.orElseGet(this::freshInFile);
        PasswordHash hash = PasswordHash.of(password, random.bytes(PasswordHash.SALT_BYTES));
        store.write(lease, tx -> {
            tx.putFact(FACT, hash.text());
            return true;
        });
        triedInFile = false;
        LOG.log(Level.INFO, "the password of the user admin is in {0}", file.path());
    }

    private String freshInFile() {
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random.bytes(PASSWORD_BYTES));
        file.write(password);
        triedInFile = true;
        return password;
    }

    /** Another instance was first: what this one wrote, and kept because somebody may have read it, opens nothing. */
    private void forgetOwnTry() {
        if (triedInFile) {
            file.delete();
            triedInFile = false;
        }
    }

    private boolean isMade() {
        return store.read(view -> view.fact(FACT)).isPresent();
    }
}
