@NullMarked
package io.github.hivebolt.adapters.cln;

import org.jspecify.annotations.NullMarked;
