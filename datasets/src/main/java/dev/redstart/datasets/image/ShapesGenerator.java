package dev.redstart.datasets.image;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.EncodedPicture;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Source;
import dev.redstart.datasets.text.BadRows;
import java.util.List;
import java.util.Optional;

/**
 * Draws pictures of 224x224 pixels for classifiers of photos, where a set of photos with a clean licence is not at hand: circles, squares, triangles,
 * stripes and checks near the middle, of several sizes, angles and colours, brighter than the shaded ground, under noise.
 *
 * <p>Row {@code i} has label {@code i mod 5} and depends on nothing but the name and {@code i}: 600 pictures are the first 600 of 1,000. A picture
 * is drawn when somebody asks for its bytes, so that a set needs no memory; it comes as a BMP file.
 */
public final class ShapesGenerator {
    /** Columns and rows of each picture. */
    public static final int SIDE = 224;

    private static final int USUAL_COUNT = 1_000;
    private static final int MOST = 1_000_000;
    private static final List<Shape> SHAPES = List.of(Shape.values());
    private static final List<String> NAMES = List.of("shapes-gray", "shapes-rgb");

    private final String name;
    private final int count;

    private ShapesGenerator(String name, int count) {
        this.name = name;
        this.count = count;
    }

    /** The generator of {@code shapes-gray} or {@code shapes-rgb}, with how many behind a colon; empty for all other names. */
    public static Optional<ShapesGenerator> named(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(new ShapesGenerator(name, colon < 0 ? USUAL_COUNT : count(text.substring(colon + 1), name)));
    }

    private static int count(String digits, String name) {
        int least = SHAPES.size();
        int count = digits.matches("[0-9]{1,7}") ? Integer.parseInt(digits) : 0;
        if (count < least || count > MOST) {
            throw new DataException(name + ": the number of pictures behind the colon must be " + least + " to " + MOST
                    + ", got '" + digits + "'");
        }
        return count;
    }

    public ReadImages draw() {
        boolean colour = name.equals("shapes-rgb");
        Images.Builder rows = Images.builder();
        for (int row = 0; row < count; row++) {
            int number = row;
            Shape shape = SHAPES.get(row % SHAPES.size());
            rows.add(
                    new EncodedPicture(name + "/" + row + ".bmp", () -> new ShapePainter(shape, colour, number).bmp()),
                    shape.label());
        }
        return ReadImages.of(rows.build(new Source(name, "Apache-2.0", null)), BadRows.NONE);
    }
}
