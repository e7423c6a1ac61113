/**
 * The adapter for Core Lightning, spoken to over clnrest.
 *
 * <p>The rune needs these methods, and no more: {@code getinfo}, {@code listpays}, {@code listpeerchannels} and
 * {@code xpay}.
 */
@NullMarked
package io.github.hivebolt.adapters.cln;

import org.jspecify.annotations.NullMarked;
