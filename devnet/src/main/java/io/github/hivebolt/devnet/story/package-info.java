/** The outage story: a gateway in a process of its own, a network that goes out, and what everybody gets in the end. */
@NullMarked
package io.github.hivebolt.devnet.story;

import org.jspecify.annotations.NullMarked;
