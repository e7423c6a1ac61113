package io.github.hivebolt.devnet.common;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what a pure function gave, up to a limit, so that thousands of devnets of the same seed in one process do
 * not each work out the same curve points. It never changes what anybody sees. Thread-safe.
 *
 * @param <K> what is asked
 * @param <V> what follows from it
 */
public final class Memo<K, V> {
    private static final int MOST = 20_000;

    private final ConcurrentHashMap<K, V> known = new ConcurrentHashMap<>();
    private final Function<K, V> function;

    /**
     * Wraps a function.
     *
     * @param function pure: equal questions have equal answers
     */
    public Memo(Function<K, V> function) {
        this.function = function;
    }

    /**
     * Asks.
     *
     * @param question what is asked
     * @return what the function gives, possibly remembered
     */
    public V get(K question) {
        V remembered = known.get(question);
        if (remembered != null) {
            return remembered;
        }
        V answer = function.apply(question);
        if (known.size() < MOST) {
            known.put(question, answer);
        }
        return answer;
    }
}
