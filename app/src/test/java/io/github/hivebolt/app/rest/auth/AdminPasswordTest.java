package io.github.hivebolt.app.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.store.LeaseLostException;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.SeededRandomSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where the admin password comes from. */
class AdminPasswordTest {
    @TempDir
    private Path folder;

    private final ManualTimeSource time = new ManualTimeSource(Instant.EPOCH);
    private final InMemoryOrderStore store = new InMemoryOrderStore(time);

    private AdminPassword instance(int seed, Path data) {
        return new AdminPassword(store, new SeededRandomSource(seed), data);
    }

    private static String written(Path data) throws IOException {
        return Files.readString(data.resolve("admin-password")).strip();
    }

    private Optional<String> storedHash() {
        return store.read(view -> view.fact(AdminPassword.FACT));
    }

    @Test
    void firstInstance_writesThePasswordToAFileAndOnlyItsHashToTheStore() throws IOException {
        assertThat(instance(1, folder).ensure()).isTrue();

        String password = written(folder);
        assertThat(password).hasSize(24);
        assertThat(storedHash().orElseThrow()).startsWith("pbkdf2-sha512$").doesNotContain(password);
        assertThat(PasswordCheck.stored(store).matches(password)).isTrue();
        assertThat(PasswordCheck.stored(store).matches(password + "x")).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void file_isForItsOwnerAlone() throws IOException {
        instance(1, folder).ensure();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("admin-password"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void secondInstance_makesNoPasswordOfItsOwn(@TempDir Path other) throws IOException {
        instance(1, folder).ensure();
        Optional<String> hash = storedHash();

        assertThat(instance(2, other).ensure()).isTrue();

        assertThat(storedHash()).isEqualTo(hash);
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void deletedFile_isNotWrittenAgain() throws IOException {
        instance(1, folder).ensure();
        Files.delete(folder.resolve("admin-password"));

        assertThat(instance(1, folder).ensure()).isTrue();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void crashBetweenFileAndStore_keepsThePasswordThatWasWritten() throws IOException {
        Files.writeString(folder.resolve("admin-password"), "written-before-the-crash\n");

        instance(1, folder).ensure();

        assertThat(written(folder)).isEqualTo("written-before-the-crash");
        assertThat(PasswordCheck.stored(store).matches("written-before-the-crash"))
                .isTrue();
    }

    @Test
    void emptyFile_isReplaced() throws IOException {
        Files.writeString(folder.resolve("admin-password"), "\n");

        instance(1, folder).ensure();

        assertThat(PasswordCheck.stored(store).matches(written(folder))).isTrue();
    }

    @Test
    void whileAnotherInstanceMakesIt_thisOneWaits() {
        assertThat(store.leases().acquire("admin-password", "another", Duration.ofSeconds(30)))
                .isPresent();

        assertThat(instance(1, folder).ensure()).isFalse();
        assertThat(folder).isEmptyDirectory();

        time.advance(Duration.ofSeconds(31));
        assertThat(instance(1, folder).ensure()).isTrue();
    }

    /** So long lasts the making that its lease is over when the hash is stored. */
    private AdminPassword slowInstance() {
        SeededRandomSource random = new SeededRandomSource(1);
        AtomicBoolean slow = new AtomicBoolean(true);
        return new AdminPassword(
                store,
                new RandomSource() {
                    @Override
                    public byte[] bytes(int count) {
                        if (Files.exists(folder.resolve("admin-password")) && slow.getAndSet(false)) {
                            time.advance(Duration.ofSeconds(31));
                        }
                        return random.bytes(count);
                    }

                    @Override
                    public int nextInt(int bound) {
                        return random.nextInt(bound);
                    }

                    @Override
                    public RandomSource fork() {
                        return random.fork();
                    }
                },
                folder);
    }

    @Test
    void leaseThatIsLostMeanwhile_changesNoPasswordThatSomebodyMayHaveReadAlready() throws IOException {
        AdminPassword instance = slowInstance();
        assertThatThrownBy(instance::ensure).isInstanceOf(LeaseLostException.class);
        String shown = written(folder);

        assertThat(instance.ensure()).isTrue();
        assertThat(written(folder)).isEqualTo(shown);
        assertThat(PasswordCheck.stored(store).matches(shown)).isTrue();
    }

    @Test
    void passwordThatAnotherInstanceMadeMeanwhile_leavesNoFileWithAnotherOneBehind(@TempDir Path other) {
        AdminPassword instance = slowInstance();
        assertThatThrownBy(instance::ensure).isInstanceOf(LeaseLostException.class);
        assertThat(instance(2, other).ensure()).isTrue();

        assertThat(instance.ensure()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }
}
