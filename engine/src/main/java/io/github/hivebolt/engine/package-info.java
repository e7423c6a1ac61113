@NullMarked
package io.github.hivebolt.engine;

import org.jspecify.annotations.NullMarked;
