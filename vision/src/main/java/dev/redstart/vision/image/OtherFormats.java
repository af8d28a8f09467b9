package dev.redstart.vision.image;

/** Says what a file is that is none of the formats that are decoded. */
final class OtherFormats {
    private static final String CONVERT = "; convert it to PNG or JPEG";

    private OtherFormats() {}

    static String described(ImageBytes file) {
        if (file.startsWith("RIFF") && file.holds("WEBP", 8)) {
            return "this is a WebP picture" + CONVERT;
        }
        if (file.startsWith("II*\0") || file.startsWith("MM\0*")) {
            return "this is a TIFF picture" + CONVERT;
        }
        if (file.holds("ftyp", 4)) {
            return "this is a HEIC or AVIF picture, or a film" + CONVERT;
        }
        if (file.startsWith("\0\0\1\0")) {
            return "this is an icon file" + CONVERT;
        }
        if (file.startsWith("%PDF")) {
            return "this is a PDF document" + CONVERT;
        }
        if (file.startsWith("<svg") || file.startsWith("<?xml")) {
            return "this is an SVG or another XML text" + CONVERT;
        }
        return file.isText()
                ? "this is a text, not a picture, whatever its name says"
                : "this is no PNG, JPEG, GIF or BMP picture";
    }
}
