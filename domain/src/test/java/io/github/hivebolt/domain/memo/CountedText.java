package io.github.hivebolt.domain.memo;

/** A text that counts how often a character of it is looked at: the cost of a regular expression without a clock. */
final class CountedText implements CharSequence {
    private final CharSequence text;
    private final long[] looks;

    CountedText(CharSequence text) {
        this(text, new long[1]);
    }

    private CountedText(CharSequence text, long[] looks) {
        this.text = text;
        this.looks = looks;
    }

    long looks() {
        return looks[0];
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        looks[0]++;
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
