/**
 * Formats and curves: BOLT 11 and bech32, Hive's keys, binary form, signatures and encrypted memos. Pure functions:
 * no input or output, no clock, no randomness, no state. Every reader takes hostile input, works in bounded time and
 * throws nothing but the checked exception that it declares. Private keys are never shown.
 */
@NullMarked
package io.github.hivebolt.codec;

import org.jspecify.annotations.NullMarked;
