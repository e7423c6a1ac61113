@NullMarked
package io.github.hivebolt.app;

import org.jspecify.annotations.NullMarked;
