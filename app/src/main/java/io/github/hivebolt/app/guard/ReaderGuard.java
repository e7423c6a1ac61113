package io.github.hivebolt.app.guard;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.ChainTip;
import io.github.hivebolt.ports.Corroboration;
import io.github.hivebolt.ports.HiveAccount;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.Sighting;
import io.github.hivebolt.ports.VirtualBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Reading the chain is idempotent: it is repeated, limited in time and left alone after many failures. */
@ApplicationScoped
@Typed(ReaderGuard.class)
public class ReaderGuard implements HiveReader {
    private static final long LIMIT_MILLIS = 60_000;
    private static final long OPEN_MILLIS = 2_000;

    @Inject
    private Delegates delegates;

    @SuppressWarnings("NullAway.Init") // The container fills the injected field.
    ReaderGuard() {}

    @Override
    @Retry(maxRetries = 1, delay = 200, jitter = 100, retryOn = PartyUnavailableException.class)
    @Timeout(LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 8, delay = OPEN_MILLIS, failOn = PartyUnavailableException.class)
    public ChainTip tip() {
        return delegates.reader().tip();
    }

    @Override
    @Retry(maxRetries = 1, delay = 200, jitter = 100, retryOn = PartyUnavailableException.class)
    @Timeout(LIMIT_MILLIS)
    public BlockReference block(long number) {
        return delegates.reader().block(number);
    }

    @Override
    @Retry(maxRetries = 1, delay = 200, jitter = 100, retryOn = PartyUnavailableException.class)
    @Timeout(LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 8, delay = OPEN_MILLIS, failOn = PartyUnavailableException.class)
    public BlockBatch read(BlockReference after, int maxBlocks) {
        return delegates.reader().read(after, maxBlocks);
    }

    @Override
    @Retry(maxRetries = 1, delay = 200, jitter = 100, retryOn = PartyUnavailableException.class)
    @Timeout(LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 8, delay = OPEN_MILLIS, failOn = PartyUnavailableException.class)
    public VirtualBatch readVirtual(long afterBlock, long upToBlock) {
        return delegates.reader().readVirtual(afterBlock, upToBlock);
    }

    @Override
    @Timeout(LIMIT_MILLIS)
    @Bulkhead(8)
    public Corroboration corroborate(ChainTransfer transfer, String servedBy) {
        return delegates.reader().corroborate(transfer, servedBy);
    }

    @Override
    @Timeout(LIMIT_MILLIS)
    @Bulkhead(4)
    public Sighting sight(TransactionId id, long fromBlock, long toBlock) {
        return delegates.reader().sight(id, fromBlock, toBlock);
    }

    @Override
    @Retry(maxRetries = 1, delay = 200, jitter = 100, retryOn = PartyUnavailableException.class)
    @Timeout(LIMIT_MILLIS)
    public Optional<HiveAccount> account(AccountName name) {
        return delegates.reader().account(name);
    }
}
