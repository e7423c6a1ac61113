@NullMarked
package io.github.hivebolt.domain.ledger;

import org.jspecify.annotations.NullMarked;
