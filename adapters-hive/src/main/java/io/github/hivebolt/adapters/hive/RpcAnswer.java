package io.github.hivebolt.adapters.hive;

/** A well-formed answer to a call. */
sealed interface RpcAnswer<T> {
    /** What was asked for. */
    record Result<T>(T value) implements RpcAnswer<T> {}

    /** The node's refusal. */
    record Refusal<T>(RpcError error) implements RpcAnswer<T> {}
}
