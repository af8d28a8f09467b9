package dev.redstart.datasets.image;

import dev.redstart.common.data.DataException;
import dev.redstart.datasets.text.TextInput;
import dev.redstart.datasets.text.TextSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What numbered labels are called: the lines of a file in UTF-8, or their numbers. */
record LabelNames(String fileName, List<String> names) {
    private static final int MOST_BYTES = 1 << 16;

    /** @param fileName where the names stand, if it is there */
    static LabelNames in(ImageFiles files, String fileName, SetChecksum checksum) {
        Optional<TextSource> file = files.file(fileName);
        if (file.isEmpty()) {
            return new LabelNames(fileName, List.of());
        }
        try (TextInput input = TextInput.open(file.get())) {
            byte[] text = new byte[MOST_BYTES];
            int length = input.read(text, 0, MOST_BYTES);
            checksum.add(fileName, input.sha256());
            return of(fileName, new String(text, 0, length, StandardCharsets.UTF_8));
        }
    }

    private static LabelNames of(String fileName, String text) {
        List<String> names = Arrays.stream(text.split("\\R"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw new DataException(fileName + ": a label stands there twice");
        }
        return new LabelNames(fileName, names);
    }

    String name(int number) {
        if (names.isEmpty()) {
            return String.valueOf(number);
        }
        if (number >= names.size()) {
            throw new DataException(fileName + ": there are " + names.size() + " names, but a row has label " + number);
        }
        return names.get(number);
    }

    /** All names, or the numbers up to the largest that occurs. */
    List<String> upTo(int largest) {
        return names.isEmpty()
                ? IntStream.rangeClosed(0, largest).mapToObj(String::valueOf).toList()
                : names;
    }
}
