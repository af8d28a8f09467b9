package dev.redstart.datasets.text;

/** What a text is made of, as its first byte says. */
public enum TextKind {
    DELIMITED,
    JSON_LINES;

    /** An opening brace or bracket begins JSON; nothing else does. */
    public static TextKind of(TextSource source) {
        try (TextInput input = TextInput.open(source)) {
            byte[] first = new byte[16];
            int size = input.read(first, 0, first.length);
            int at = size > 2 && (first[0] & 0xff) == 0xEF ? 3 : 0;
            while (at < size && first[at] <= ' ' && first[at] >= 0) {
                at++;
            }
            boolean json = at < size && (first[at] == '{' || first[at] == '[');
            return json ? JSON_LINES : DELIMITED;
        }
    }
}
