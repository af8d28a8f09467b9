package dev.redstart.app.cli;

import dev.redstart.common.data.Images;
import dev.redstart.datasets.ImageLoader;
import dev.redstart.datasets.ImageOptions;
import dev.redstart.datasets.image.ReadImages;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.TextColumns;
import dev.redstart.vision.image.DecodedImages;
import dev.redstart.vision.image.ImageDecoder;
import dev.redstart.vision.image.Preprocessing;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which labelled images a command reads. */
final class ImageDataOptions {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "NAME|PATH",
            description =
                    "Labelled images by name ('redstart datasets list'; or shapes-gray, shapes-rgb, which are drawn), or a"
                            + " folder or zip archive (MNIST's files, CIFAR-10's, or a folder for each label), or a"
                            + " table of labels and paths.")
    private String data = "";

    @Option(
            names = "--label-column",
            paramLabel = "COLUMN",
            description = "Of a table: column of the label, by name or by number from 0 (default: found out).")
    private @Nullable String label;

    @Option(
            names = "--path-column",
            paramLabel = "COLUMN",
            description = "Of a table: column of the path (default: found out).")
    private @Nullable String path;

    @Option(
            names = "--skip-bad-rows",
            description = "Leave out images that cannot be read, and count them, instead of stopping.")
    private boolean skipBadRows;

    /**
     * The images as a model sees them.
     *
     * @param view what images become, where those that cannot be read must be found before the training
     */
    LabelledRows.From<Images> as(Function<Images, Preprocessing> view) {
        return new LabelledRows.From<>() {
            @Override
            public LabelledRows<Images> load(Session session) {
                return load(session, data);
            }

            @Override
            public LabelledRows<Images> load(Session session, String nameOrPath) {
                return ImageDataOptions.this.load(session, nameOrPath, view);
            }
        };
    }

    private LabelledRows<Images> load(Session session, String nameOrPath, Function<Images, Preprocessing> view) {
        ReadImages read = ImageLoader.load(nameOrPath, options(session));
        Images images = read.data();
        session.terminal()
                .note(images.source().name() + ": " + Figures.counted(images.size(), "image") + ", "
                        + Figures.counted(images.labels().size(), "label"));
        LabelledRows.noteBad(session.terminal(), read.badRows(), "image");
        // Only files can turn out to be damaged, and they come without a split.
        boolean files = skipBadRows && read.givenSplit().isEmpty();
        return files
                ? LabelledRows.of(readable(session, images, view.apply(images)))
                : new LabelledRows<>(images, read.givenSplit().orElse(null));
    }

    private static Images readable(Session session, Images images, Preprocessing view) {
        DecodedImages.Plan plan = new DecodedImages.Plan(ImageDecoder.standard(), view, true);
        DecodedImages decoded = DecodedImages.of(images, plan, session.run("decoding", 1));
        LabelledRows.noteBad(session.terminal(), new BadRows(decoded.unreadable(), decoded.first()), "image");
        return decoded.images();
    }

    private ImageOptions options(Session session) {
        return new ImageOptions(
                new TextColumns(label, path),
                skipBadRows ? BadRows.Policy.SKIP : BadRows.Policy.FAIL,
                session.common().dataCache());
    }
}
