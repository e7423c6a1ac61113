package io.github.hivebolt.devnet.story;

import java.util.List;

/**
 * How the story ended.
 *
 * @param kept how many promises were kept
 * @param broken the promises that were not, in their own words
 */
public record Ending(int kept, List<String> broken) {
    /** Takes a copy of the list. */
    public Ending {
        broken = List.copyOf(broken);
    }

    /**
     * Whether it ended well.
     *
     * @return true if every promise was kept
     */
    public boolean isGood() {
        return broken.isEmpty() && kept > 0;
    }
}
