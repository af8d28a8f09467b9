package dev.redstart.app.cli;

import dev.redstart.app.indexes.PictureIndexer;
import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.data.EncodedPicture;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Source;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.common.registry.PublishNotes;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.datasets.ImageLoader;
import dev.redstart.datasets.ImageOptions;
import dev.redstart.vision.similar.SimilarImages;
import dev.redstart.vision.similar.SimilarImagesFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes and publishes an index of pictures. */
@Command(
        name = "index",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "Make an index of pictures that can be found by a picture.",
        description =
                "An image classifier says which pictures are alike. The index is published as a model and holds a copy of the classifier; "
                        + "a running server takes it within a second.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart similar index clothes --data photos/ --name products",
            "  redstart similar products --image shirt.png --count 5"
        })
final class SimilarIndexCommand implements Callable<Integer> {
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(png|jpe?g|bmp|gif)");

    /** An index does not look at labels, and a set of images has some. */
    private static final String UNLABELLED = "picture";

    private final Session session;

    @Parameters(paramLabel = "MODEL", description = "A published image classifier, or a version or alias of it.")
    private String reference = "";

    @Option(
            names = "--data",
            required = true,
            paramLabel = "NAME|PATH",
            description = "A folder of pictures, or a data set of images.")
    private String data = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "What the index is called.")
    private String name = "";

    @Spec
    private CommandSpec spec;

    SimilarIndexCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        ModelName published = Usage.of(spec, this::checkedName);
        session.common().checkHome();
        ModelVersion classifier = session.common().registry().resolve(reference);
        PictureIndexer indexer = new PictureIndexer(
                ModelKind.imageClassifier(classifier), new PictureIndexer.Settings(classifier.reference()));
        Images pictures = pictures();
        Run run = session.run("index " + name, 1);
        Trained<SimilarImages> trained = indexer.fit(pictures, run);
        run.cancellation().check();
        ModelVersion version = session.common()
                .registry()
                .publish(
                        published.text(),
                        trained.model(),
                        new SimilarImagesFormat(),
                        PublishNotes.of(trained.provenance()));
        answer(version, trained);
        return 0;
    }

    private ModelName checkedName() {
        if (spec.name().equals(name)) {
            throw new IllegalArgumentException(
                    "an index cannot be called '" + name + "', as 'redstart similar " + name + "' is a command");
        }
        return new ModelName(name);
    }

    /** A folder with pictures in it needs no labels; anything else is a data set. */
    private Images pictures() throws IOException {
        Path folder = Path.of(data);
        if (!hasPictures(folder)) {
            return ImageLoader.load(
                            data,
                            ImageOptions.defaults().withCache(session.common().dataCache()))
                    .data();
        }
        Images.Builder rows = Images.builder();
        for (Path file : PictureFiles.in(folder)) {
            String id = folder.relativize(file).toString().replace('\\', '/');
            rows.add(new EncodedPicture(id, () -> Files.readAllBytes(file)), UNLABELLED);
        }
        return rows.build(Source.inMemory(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName())));
    }

    private static boolean hasPictures(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(
                    file -> PICTURE.matcher(String.valueOf(file.getFileName())).matches());
        }
    }

    private void answer(ModelVersion version, Trained<SimilarImages> trained) {
        int count = trained.model().ids().size();
        if (!session.json()) {
            session.terminal()
                    .print("published " + session.terminal().bold(version.reference()) + ": "
                            + Figures.counted(count, "picture") + ", indexed in " + Figures.time(trained.time())
                            + "; ask: redstart similar " + name + " --image FILE");
            return;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", version.name());
        json.put("version", version.version());
        json.put("classifier", reference);
        json.put("pictures", count);
        json.put("seconds", trained.time().toNanos() / 1e9);
        json.put("path", version.path().toString());
        session.terminal().printJson(json);
    }
}
