package dev.redstart.datasets.image;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Source;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.TextSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Images and labels as MNIST has them: {@code train-images-idx3-ubyte} with {@code train-labels-idx1-ubyte}, and the same with {@code t10k} for the
 * given test part; plain or gzipped. Labels are called by their numbers, or by the lines of {@code labels.txt} where there is one.
 */
final class IdxSet {
    private static final String IMAGES = "-images-idx3-ubyte";
    private static final String LABELS = "-labels-idx1-ubyte";

    private final ImageFiles files;
    private final List<Part> parts;

    private IdxSet(ImageFiles files, List<Part> parts) {
        this.files = files;
        this.parts = parts;
    }

    /** Images with their labels. */
    private record Part(TextSource images, TextSource labels) {}

    /** Empty where there is no IDX file of images. */
    static Optional<IdxSet> find(ImageFiles files) {
        List<Part> parts = Stream.of("train", "t10k")
                .map(prefix -> part(files, prefix))
                .flatMap(Optional::stream)
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(new IdxSet(files, parts));
    }

    private static Optional<Part> part(ImageFiles files, String prefix) {
        return files.plainOrPacked(prefix + IMAGES).map(images -> {
            TextSource labels = files.plainOrPacked(prefix + LABELS)
                    .orElseThrow(() -> new DataException(
                            files.name() + ": there is " + prefix + IMAGES + ", but no " + prefix + LABELS));
            return new Part(images, labels);
        });
    }

    ReadImages read() {
        SetChecksum checksum = new SetChecksum();
        LabelNames names = LabelNames.in(files, "labels.txt", checksum);
        Images.Builder rows = Images.builder();
        int largest = 0;
        int trainRows = 0;
        for (Part part : parts) {
            trainRows = rows.size();
            largest = Math.max(largest, add(part, rows, names, checksum));
        }
        Images data = rows.build(new Source(files.name(), files.licence(), checksum.sha256()), names.upTo(largest));
        return parts.size() == 1 ? ReadImages.of(data, BadRows.NONE) : ReadImages.split(data, trainRows, BadRows.NONE);
    }

    /** Returns the largest label. */
    private static int add(Part part, Images.Builder rows, LabelNames names, SetChecksum checksum) {
        byte[] labels = IdxReader.labels(part.labels(), checksum);
        IdxReader.images(part.images(), checksum, labels.length, (pixels, row) -> {
            rows.add(pixels, names.name(labels[row] & 0xff));
        });
        return IntStream.range(0, labels.length)
                .map(row -> labels[row] & 0xff)
                .max()
                .orElse(0);
    }
}
