package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Msat;
import java.time.Instant;

/**
 * The decision to take a payer's money.
 *
 * @param paid what his HTLCs carry
 * @param payout what is paid out for it
 * @param decidedAt when it was decided
 */
public record Settlement(Msat paid, HiveAmount payout, Instant decidedAt) {}
