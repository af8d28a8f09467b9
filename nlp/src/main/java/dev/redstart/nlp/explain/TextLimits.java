package dev.redstart.nlp.explain;

/**
 * How long a text may be for a method that asks the model again and again.
 *
 * <p>A text of more words than {@code maxWords} is cut into that many phrases of neighbouring words, equally many to within one; a phrase is
 * then kept or left out as one, and has one weight. So all of the text is explained, more coarsely the longer it is.
 *
 * @param maxWords words or phrases explained at most, from 1 to 1,000
 * @param maxCharacters longer texts are refused; in UTF-16 units, at least 1
 */
public record TextLimits(int maxWords, int maxCharacters) {
    public TextLimits {
        if (maxWords < 1 || maxWords > 1_000) {
            throw new IllegalArgumentException("maxWords must be from 1 to 1000, got " + maxWords);
        }
        if (maxCharacters < 1) {
            throw new IllegalArgumentException("maxCharacters must be at least 1, got " + maxCharacters);
        }
    }

    /** 250 words or phrases of up to 100,000 characters. */
    public static TextLimits defaults() {
        return new TextLimits(250, 100_000);
    }

    public TextLimits withMaxWords(int value) {
        return new TextLimits(value, maxCharacters);
    }

    public TextLimits withMaxCharacters(int value) {
        return new TextLimits(maxWords, value);
    }

    void check(String text) {
        if (text.length() > maxCharacters) {
            throw new IllegalArgumentException("text must have at most " + maxCharacters
                    + " characters to be explained by asking the model many times, got " + text.length());
        }
    }
}
