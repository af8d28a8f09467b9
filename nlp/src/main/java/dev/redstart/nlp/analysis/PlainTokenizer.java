package dev.redstart.nlp.analysis;

/**
 * The tokens of Lucene's {@code StandardAnalyzer} without Lucene: words by the rules of UAX #29, single Chinese characters and hiragana,
 * runs of Thai and its neighbours, emoji sequences; in lower case, and cut into pieces where they are longer than {@value #LONGEST} UTF-16
 * units.
 */
final class PlainTokenizer implements Tokenizer {
    /** Lucene's default. */
    static final int LONGEST = 255;

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void tokens(CharSequence text, TokenSink sink) {
        char[] characters = text.toString().toCharArray();
        WordScanner scanner = new WordScanner(characters);
        int at = 0;
        while (at < characters.length) {
            int end = scanner.end(at);
            if (end == at) {
                at += Character.charCount(Character.codePointAt(characters, at));
            } else {
                lowerCase(characters, at, end);
                sink.token(characters, at, end, at, end);
                at = end;
            }
        }
    }

    /** Where the token lies: nobody reads these characters again. */
    private static void lowerCase(char[] characters, int from, int to) {
        for (int at = from; at < to; at++) {
            char character = characters[at];
            if (character >= 'A' && character <= 'Z') {
                characters[at] = (char) (character | 0x20);
            } else if (character >= 0x80) {
                int codePoint = Character.codePointAt(characters, at, to);
                at += Character.toChars(Character.toLowerCase(codePoint), characters, at) - 1;
            }
        }
    }
}
