package dev.redstart.datasets;

import dev.redstart.datasets.catalogue.DataCache;
import dev.redstart.datasets.catalogue.DataEntry;
import dev.redstart.datasets.image.ImageFiles;
import dev.redstart.datasets.image.PathTable;
import dev.redstart.datasets.image.ReadImages;
import dev.redstart.datasets.image.ShapesGenerator;
import dev.redstart.datasets.image.ZipImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads labelled images by a name or a path.
 *
 * <p>A name is one of the catalogue ({@code fashion-mnist-small}), or {@code shapes-gray} and {@code shapes-rgb}, which are drawn, with how many behind
 * a colon: {@code shapes-rgb:600}. It wins over a file of that name. A folder or a zip archive holds the four files of MNIST or their like, CIFAR-10's
 * binary files, or a folder of pictures for each label; a table holds labels and paths.
 */
public final class ImageLoader {
    private ImageLoader() {}

    public static ReadImages load(String nameOrPath, ImageOptions options) {
        Optional<ShapesGenerator> shapes = ShapesGenerator.named(nameOrPath);
        if (shapes.isPresent()) {
            return shapes.get().draw();
        }
        Optional<DataEntry> entry = NamedData.entry(nameOrPath, DataEntry.IMAGES);
        if (entry.isPresent() && entry.get().bundled()) {
            return ZipImages.in(entry.get().resource()).read(options.badRows());
        }
        Optional<ImageFiles> fetched = entry.flatMap(known -> fetched(known, options.cache()));
        return fetched.isPresent()
                ? fetched.get().read(options.badRows())
                : load(NamedData.path(nameOrPath, DataEntry.IMAGES), options);
    }

    private static Optional<ImageFiles> fetched(DataEntry entry, @Nullable Path cache) {
        return Optional.ofNullable(cache)
                .map(DataCache::at)
                .filter(data -> data.has(entry))
                .map(data -> ImageFiles.in(data.path(entry)).called(entry.name(), entry.licence()));
    }

    private static ReadImages load(Path path, ImageOptions options) {
        if (Files.isDirectory(path)) {
            return ImageFiles.in(path).read(options.badRows());
        }
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".zip")
                ? ZipImages.in(path).read(options.badRows())
                : new PathTable(path, options.columns(), options.badRows()).read();
    }
}
