package io.github.hivebolt.engine;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours of the day in which a channel is told only what is critical; the rest waits until they are over.
 *
 * @param from when they begin
 * @param to when they end, on the next day where it is not after the beginning
 * @param zone whose clock is meant
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
    /**
     * Whether it is quiet.
     *
     * @param now the moment
     * @return true from the beginning to before the end
     */
    public boolean covers(Instant now) {
        LocalTime time = now.atZone(zone).toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean notOver = time.isBefore(to);
        return from.isBefore(to) ? begun && notOver : begun || notOver;
    }
}
