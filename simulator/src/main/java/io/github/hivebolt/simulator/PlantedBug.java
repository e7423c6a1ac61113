package io.github.hivebolt.simulator;

/**
 * A mistake somebody could make, as a change of one line of the production source.
 *
 * @param name what the mistake is
 * @param type the class whose source it is in
 * @param line the whole line as it is, without indentation; it must be there exactly once
 * @param instead what it becomes
 */
record PlantedBug(String name, String type, String line, String instead) {
    /** The source with the bug in it. */
    String plantIn(String source) {
        long matches = source.lines().filter(each -> each.strip().equals(line)).count();
        if (matches != 1) {
            throw new IllegalStateException("the planted bug \"" + name + "\" is stale: its line is " + matches
                    + " times in " + type + ": " + line);
        }
        StringBuilder planted = new StringBuilder();
        source.lines()
                .map(each -> each.strip().equals(line) ? instead : each)
                .forEach(each -> planted.append(each).append('\n'));
        return planted.toString();
    }
}
