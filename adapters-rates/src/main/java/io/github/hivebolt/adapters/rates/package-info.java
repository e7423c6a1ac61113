@NullMarked
package io.github.hivebolt.adapters.rates;

import org.jspecify.annotations.NullMarked;
