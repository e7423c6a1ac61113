/**
 * A Hive chain as a plain object: no threads, no clock of its own. Blocks are made on demand; everything follows from
 * the seed, the time source and the calls.
 */
@NullMarked
package io.github.hivebolt.devnet.chain;

import org.jspecify.annotations.NullMarked;
