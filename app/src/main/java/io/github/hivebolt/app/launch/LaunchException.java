package io.github.hivebolt.app.launch;

/** The program cannot start; the message is one sentence for the person who started it. */
final class LaunchException extends RuntimeException {
    LaunchException(String sentence) {
        super(sentence);
    }

    LaunchException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
