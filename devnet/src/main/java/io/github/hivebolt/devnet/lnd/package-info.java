/** lnd's REST interface over the Lightning model, field by field as a real lnd 0.21 answers. */
@NullMarked
package io.github.hivebolt.devnet.lnd;

import org.jspecify.annotations.NullMarked;
