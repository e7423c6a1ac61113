package io.github.hivebolt.app.work;

import io.github.hivebolt.engine.Worker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One thread per worker. Start and stop are called once each, by one thread. */
final class WorkerThreads {
    private final ThreadFactory threads;
    private final Consumer<String> report;
    private final StopSignal signal = new StopSignal();
    private final Map<String, Thread> running = new LinkedHashMap<>();

    WorkerThreads(ThreadFactory threads, Consumer<String> report) {
        this.threads = threads;
        this.report = report;
    }

    synchronized void start(List<Worker> workers) {
        for (Worker worker : workers) {
            if (running.containsKey(worker.name())) {
                throw new IllegalStateException("two workers are called " + worker.name());
            }
            Runnable loop = new WorkerLoop(worker, signal, name -> report.accept("worker " + name + " stopped"));
            Thread thread = threads.newThread(loop);
            thread.setName("worker-" + worker.name());
            running.put(worker.name(), thread);
        }
        running.values().forEach(Thread::start);
    }

    /** Workers whose thread has ended although nobody asked for it. */
    synchronized List<String> dead() {
        return running.entrySet().stream()
                .filter(entry -> entry.getValue().getState() == Thread.State.TERMINATED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Asks all workers to end and waits: first for their own end, then, for the rest of the time, after an interrupt.
     *
     * @return the names of those that did not end in time
     */
    synchronized List<String> stop(Duration politely, Duration afterInterrupt) {
        signal.give();
        awaitAll(politely);
        running.values().forEach(Thread::interrupt);
        awaitAll(afterInterrupt);
        List<String> left = running.entrySet().stream()
                .filter(entry -> entry.getValue().isAlive())
                .map(Map.Entry::getKey)
                .toList();
        left.forEach(name -> report.accept("worker " + name + " did not stop in time"));
        return left;
    }

    private void awaitAll(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            for (Thread thread : running.values()) {
                long left = deadline - System.nanoTime();
                if (left > 0) {
                    TimeUnit.NANOSECONDS.timedJoin(thread, left);
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
