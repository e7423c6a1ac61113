package io.github.hivebolt.simulator;

import io.github.hivebolt.engine.Engine;
import io.github.hivebolt.engine.Worker;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.store.LeaseLostException;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One gateway process: it starts, works, dies at any instruction, and starts again. Not thread-safe. */
final class GatewayProcess {
    private static final Duration SHORTEST_REST = Duration.ofMillis(1);
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(15);
    private static final Duration LONGEST_WATCH = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(2);
    private static final Duration BEFORE_THE_STEP = Duration.ofMillis(1);

    private final String name;
    private final Scheduler scheduler;
    private final Chance chance;
    private final Pace pace;
    private final EventLog log;
    private final Function<Life, Engine> newEngine;
    private final Function<String, Life> newLife;
    private final List<WorkerRun> runs = new ArrayList<>();
    private Optional<Life> life = Optional.empty();
    private Optional<Engine> engine = Optional.empty();
    private long starts;
    private boolean keptOff;

    GatewayProcess(
            String name,
            Scheduler scheduler,
            Chance chance,
            Pace pace,
            EventLog log,
            Function<String, Life> newLife,
            Function<Life, Engine> newEngine) {
        this.name = name;
        this.scheduler = scheduler;
        this.chance = chance;
        this.pace = pace;
        this.log = log;
        this.newLife = newLife;
        this.newEngine = newEngine;
    }

    void start() {
        if (keptOff || engine.isPresent()) {
            return;
        }
        starts++;
        log.add(name, "starts", starts);
        Life fresh = newLife.apply(name);
        Engine made = newEngine.apply(fresh);
        life = Optional.of(fresh);
        engine = Optional.of(made);
        runs.clear();
        for (Worker worker : made.workers()) {
            WorkerRun run = new WorkerRun(worker);
            runs.add(run);
            wake(run, Duration.ofMillis(chance.between(1, 400)));
        }
    }

    Optional<Engine> engine() {
        return engine;
    }

    /** Stops it as an operator does, if it runs, and starts it again later. */
    void restart() {
        if (engine.isPresent()) {
            engine.get().release();
            die();
        }
    }

    /** Switches it off for as long as nobody switches it on. */
    void switchOff() {
        keptOff = true;
        restart();
    }

    void switchOn() {
        keptOff = false;
        start();
    }

    /** Somebody asks. There is no answer if it does not run, or dies or fails over the question. */
    <T> Optional<T> ask(Function<Engine, T> question) {
        if (engine.isEmpty()) {
            return Optional.empty();
        }
        Life asked = life.orElseThrow();
        try {
            T answer = question.apply(engine.get());
            return asked.isOver() ? Optional.empty() : Optional.of(answer);
        } catch (ProcessKilledError killed) {
            if (life.filter(asked::equals).isPresent()) {
                die();
            }
        } catch (StoreUnavailableException | LeaseLostException | PartyUnavailableException expected) {
            log.add(name, "has no answer");
        }
        return Optional.empty();
    }

    /** The node holds a payment to us, and may tell. */
    void paymentCame() {
        runs.stream()
                .filter(run -> run.isReceiveWatch() && !run.isBusy())
                .findFirst()
                .ifPresent(run -> wake(run, Duration.ofMillis(chance.between(10, 900))));
    }

    /** Somebody may take work of this kind. */
    void offer(WorkKind kind) {
        if (kind == WorkKind.CONSIDER) {
            // It may have looked away when there was nothing to consider yet.
            runs.stream()
                    .filter(run -> run.isLightningMonitor() && !run.isBusy())
                    .findFirst()
                    .ifPresent(run -> wake(run, BEFORE_THE_STEP));
        }
        runs.stream().filter(run -> run.takes(kind) && run.isIdle()).findFirst().ifPresent(run -> wake(run, STEP));
    }

    /** There is a new block. */
    void blockCame() {
        pace.blockCame();
        for (WorkerRun run : runs) {
            if (run.isStarting() && !run.isBusy()) {
                wake(run, STEP);
            }
            boolean looks = run.isBlockFollower() || (run.isVirtualFollower() && chance.oneIn(3));
            if (looks && !run.isBusy()) {
                wake(run, Duration.ofMillis(chance.between(10, 900)));
            }
        }
    }

    private void wake(WorkerRun run, Duration after) {
        long token = run.newToken();
        scheduler.after(after, () -> {
            if (run.isCurrent(token) && runs.contains(run)) {
                step(run);
            }
        });
    }

    private void step(WorkerRun run) {
        Life mine = life.orElseThrow();
        try {
            sleep(run, run.step());
        } catch (ProcessKilledError killed) {
            if (life.filter(mine::equals).isPresent()) {
                die();
            }
        } catch (StoreUnavailableException | LeaseLostException | PartyUnavailableException expected) {
            log.add(name, run.name() + " failed");
            wake(run, run.backOff());
        }
    }

    private void sleep(WorkerRun run, Duration rest) {
        log.add(name, run.name(), rest.toMillis());
        if (rest.isZero()) {
            wake(run, SHORTEST_REST);
        } else if (run.waitsForWork()) {
            run.rests();
        } else if (run.isReceiveWatch() || run.onlyTells()) {
            // The one is woken when a payment comes, instead of asking every second; the others move no money.
            wake(run, pace.stretched(LONGEST_WATCH, LONGEST_SLEEP));
        } else if (run.isStarting() && pace.isAfterABlock()) {
            wake(run, rest);
        } else {
            wake(run, pace.stretched(rest, LONGEST_SLEEP));
        }
    }

    private void die() {
        life.ifPresent(Life::end);
        life = Optional.empty();
        engine = Optional.empty();
        runs.clear();
        boolean atOnce = chance.oneIn(2);
        Duration down = chance.between(Duration.ofMillis(500), atOnce ? Duration.ofSeconds(5) : Duration.ofMinutes(3));
        log.add(name, "is down", down.toMillis());
        scheduler.after(down, this::start);
    }
}
