package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;

/** Says in the ports' words that a line is bad. */
final class Unavailable {
    private Unavailable() {}

    static void throwIf(Link.Trouble trouble, String party) {
        switch (trouble) {
            case NONE -> {}
            case REFUSED -> throw new PartyUnavailableException(Trouble.UNREACHABLE, party + " refuses connections.");
            case LOST_BEFORE_EFFECT, LOST_AFTER_EFFECT, DELAYED ->
                throw new PartyUnavailableException(Trouble.TIMED_OUT, party + " gave no answer in time.");
        }
    }
}
