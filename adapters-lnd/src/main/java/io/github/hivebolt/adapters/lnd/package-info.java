@NullMarked
package io.github.hivebolt.adapters.lnd;

import org.jspecify.annotations.NullMarked;
