package dev.redstart.common.bundle;

import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** A bundle as a directory. */
record Folder(Path path) implements Container {
    @Override
    public Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        Path root = path.toRealPath();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = root.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                check(name, attributes, files.size());
                files.put(name, attributes.size());
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private void check(String name, BasicFileAttributes attributes, int count) {
        if (!BundlePath.isValid(name)) {
            throw new ModelException(path + " has a file that no bundle has: '" + BundlePath.printable(name) + "'");
        }
        if (!attributes.isRegularFile()) {
            throw new ModelException(path + " has '" + name + "', which is a link or device, not a file");
        }
        if (count == MAX_FILES) {
            throw new ModelException(path + " has more than " + MAX_FILES + " files, so it is no bundle");
        }
    }

    @Override
    public ReadableByteChannel open(String file) throws IOException {
        return FileChannel.open(path.resolve(file), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }
}
