package io.github.hivebolt.app.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells loops to end and wakes those that idle. Thread-safe. */
final class StopSignal implements Pause {
    private final CountDownLatch stop = new CountDownLatch(1);

    void give() {
        stop.countDown();
    }

    @Override
    public boolean untilStopped(Duration duration) {
        try {
            return stop.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stray) {
            // Only the signal asks for an end. A time limit of fault tolerance interrupts a call that takes too long,
            // and
            // sometimes just after it has returned; a worker that ended then would be missed until a restart.
            return stop.getCount() == 0;
        }
    }
}
