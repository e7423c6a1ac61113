@NullMarked
package io.github.hivebolt.domain.payout;

import org.jspecify.annotations.NullMarked;
