@NullMarked
package io.github.hivebolt.app.guard;

import org.jspecify.annotations.NullMarked;
