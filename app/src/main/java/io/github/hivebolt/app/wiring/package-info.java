@NullMarked
package io.github.hivebolt.app.wiring;

import org.jspecify.annotations.NullMarked;
