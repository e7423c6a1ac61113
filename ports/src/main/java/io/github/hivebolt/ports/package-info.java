@NullMarked
package io.github.hivebolt.ports;

import org.jspecify.annotations.NullMarked;
