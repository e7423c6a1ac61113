@NullMarked
package io.github.hivebolt.adapters.store;

import org.jspecify.annotations.NullMarked;
