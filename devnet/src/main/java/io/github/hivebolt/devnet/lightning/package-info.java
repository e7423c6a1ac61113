/**
 * A Lightning network of two nodes and one channel as a plain object: no threads, no clock of its own. It keeps the
 * promises and the gaps of real nodes: a hash is paid once, a failed one may be sent again, an expired invoice is refused
 * before anything else is looked at.
 */
@NullMarked
package io.github.hivebolt.devnet.lightning;

import org.jspecify.annotations.NullMarked;
