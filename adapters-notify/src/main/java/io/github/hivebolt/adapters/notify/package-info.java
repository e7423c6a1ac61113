@NullMarked
package io.github.hivebolt.adapters.notify;

import org.jspecify.annotations.NullMarked;
