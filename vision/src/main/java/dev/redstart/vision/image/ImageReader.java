package dev.redstart.vision.image;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Pixels;

/** An image file whose header has been read, and nothing else. */
sealed interface ImageReader permits PngReader, JpegReader, GifReader, BmpReader {
    /** As stored. */
    int width();

    /** As stored. */
    int height();

    /** How the stored picture has to be turned. */
    default Orientation orientation() {
        return Orientation.UPRIGHT;
    }

    default int uprightWidth() {
        return orientation().swapsSides() ? height() : width();
    }

    default int uprightHeight() {
        return orientation().swapsSides() ? width() : height();
    }

    /**
     * The picture as stored, each side shrunk by averaging.
     *
     * @param reduction 1, 2, 4, 8 or 16; sides are rounded up
     */
    Pixels read(int reduction, Deadline deadline);

    /** @throws DataException if the first bytes are those of no known format, or the header makes no sense */
    static ImageReader of(ImageBytes file) {
        if (file.startsWith("\u0089PNG\r\n\u001a\n")) {
            return new PngReader(file);
        }
        if (file.startsWith("\u00ff\u00d8\u00ff")) {
            return JpegReader.open(file);
        }
        if (file.startsWith("GIF87a") || file.startsWith("GIF89a")) {
            return new GifReader(file);
        }
        if (file.startsWith("BM")) {
            return new BmpReader(file);
        }
        throw file.problem(file.size() == 0 ? "the file is empty" : OtherFormats.described(file));
    }
}
