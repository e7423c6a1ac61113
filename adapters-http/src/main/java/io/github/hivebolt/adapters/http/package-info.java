@NullMarked
package io.github.hivebolt.adapters.http;

import org.jspecify.annotations.NullMarked;
