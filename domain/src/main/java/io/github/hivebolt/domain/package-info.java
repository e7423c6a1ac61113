@NullMarked
package io.github.hivebolt.domain;

import org.jspecify.annotations.NullMarked;
