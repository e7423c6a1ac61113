package io.github.hivebolt.adapters.hive;

/**
 * Where a page of {@code enum_virtual_ops} begins.
 *
 * @param block the first block
 * @param operation the first operation in it, 0 for its beginning
 */
record VirtualPage(long block, long operation) {}
