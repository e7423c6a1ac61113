@NullMarked
package io.github.hivebolt.testkit;

import org.jspecify.annotations.NullMarked;
