/** Core Lightning's clnrest in front of a node of the devnet: the calls, refusals and words of version 26.06. */
@NullMarked
package io.github.hivebolt.devnet.cln;

import org.jspecify.annotations.NullMarked;
