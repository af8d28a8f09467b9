package dev.redstart.datasets.image;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.Source;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.TextInput;
import dev.redstart.datasets.text.TextSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * CIFAR-10's binary version: {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code test_batch.bin}, the given test part; plain or gzipped.
 * A row is its label and 32x32 values of red, of green and of blue. Names of labels stand in {@code batches.meta.txt}.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">the format</a>
 */
final class CifarSet {
    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int ROW_BYTES = 1 + 3 * PLANE;
    private static final int MOST_ROWS = 1_000_000;

    private final ImageFiles files;
    private final List<TextSource> train;
    private final Optional<TextSource> test;

    private CifarSet(ImageFiles files, List<TextSource> train) {
        this.files = files;
        this.train = train;
        this.test = files.plainOrPacked("test_batch.bin");
    }

    /** Empty where there is no batch for training. */
    static Optional<CifarSet> find(ImageFiles files) {
        List<TextSource> train = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> files.plainOrPacked("data_batch_" + number + ".bin"))
                .flatMap(Optional::stream)
                .toList();
        return train.isEmpty() ? Optional.empty() : Optional.of(new CifarSet(files, train));
    }

    ReadImages read() {
        SetChecksum checksum = new SetChecksum();
        LabelNames names = LabelNames.in(files, "batches.meta.txt", checksum);
        Images.Builder rows = Images.builder();
        train.forEach(file -> add(file, rows, names, checksum));
        int trainRows = rows.size();
        test.ifPresent(file -> add(file, rows, names, checksum));
        Images data = rows.build(new Source(files.name(), files.licence(), checksum.sha256()), names.upTo(9));
        return trainRows == data.size()
                ? ReadImages.of(data, BadRows.NONE)
                : ReadImages.split(data, trainRows, BadRows.NONE);
    }

    private static void add(TextSource file, Images.Builder rows, LabelNames names, SetChecksum checksum) {
        byte[] row = new byte[ROW_BYTES];
        try (TextInput input = TextInput.open(file)) {
            for (int size = input.read(row, 0, ROW_BYTES); size > 0; size = input.read(row, 0, ROW_BYTES)) {
                if (size < ROW_BYTES || row[0] < 0 || row[0] > 9 || rows.size() == MOST_ROWS) {
                    throw new DataException(file.fileName() + ": this is no batch of CIFAR-10: row "
                            + rows.size() + " has " + size + " bytes and label " + (row[0] & 0xff) + ", expected "
                            + ROW_BYTES + " and 0 to 9");
                }
                rows.add(pixels(row), names.name(row[0]));
            }
            checksum.add(file.fileName(), input.sha256());
        }
    }

    private static Pixels pixels(byte[] row) {
        byte[] values = new byte[3 * PLANE];
        for (int pixel = 0; pixel < PLANE; pixel++) {
            for (int channel = 0; channel < 3; channel++) {
                values[3 * pixel + channel] = row[1 + channel * PLANE + pixel];
            }
        }
        return new Pixels(SIDE, SIDE, Pixels.RGB, values);
    }
}
