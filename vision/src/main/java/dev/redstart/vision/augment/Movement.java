package dev.redstart.vision.augment;

import java.util.random.RandomGenerator;

/**
 * Where in the old image each pixel of the new one comes from: {@code old x = originX + x * columnX + y * rowX}, {@code old y = originY + x *
 * columnY + y * rowY}.
 *
 * @param whole whether all of these are whole numbers, so that nothing has to be interpolated
 */
record Movement(
        double originX, double originY, double columnX, double columnY, double rowX, double rowY, boolean whole) {
    static Movement of(Augmentation settings, ImageShape shape, RandomGenerator random) {
        double flipX = settings.flipColumns() && random.nextBoolean() ? -1 : 1;
        double flipY = settings.flipRows() && random.nextBoolean() ? -1 : 1;
        double angle = Math.toRadians(symmetric(settings.rotationDegrees(), random));
        double size = settings.crop() == 0 ? 1 : 1 - settings.crop() * random.nextDouble();
        double shiftX = offset(settings, size, shape.width(), random);
        double shiftY = offset(settings, size, shape.height(), random);
        double columnX = flipX * size * Math.cos(angle);
        double columnY = size * Math.sin(angle);
        double rowX = -size * Math.sin(angle);
        double rowY = flipY * size * Math.cos(angle);
        double centreX = (shape.width() - 1) / 2.0;
        double centreY = (shape.height() - 1) / 2.0;
        return new Movement(
                centreX + shiftX - centreX * columnX - centreY * rowX,
                centreY + shiftY - centreX * columnY - centreY * rowY,
                columnX,
                columnY,
                rowX,
                rowY,
                angle == 0 && size == 1);
    }

    /** A shift by whole pixels, and where the cropped part lies. */
    private static double offset(Augmentation settings, double size, int side, RandomGenerator random) {
        double shift = Math.rint(symmetric(settings.shift(), random) * side);
        return size == 1 ? shift : shift + symmetric((1 - size) / 2, random) * side;
    }

    private static double symmetric(double most, RandomGenerator random) {
        return most == 0 ? 0 : most * (2 * random.nextDouble() - 1);
    }

    boolean isNone() {
        return whole && originX == 0 && originY == 0 && columnX == 1 && rowY == 1;
    }

    void apply(float[] image, ImageShape shape) {
        float[] old = image.clone();
        int at = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            int plane = channel * shape.height() * shape.width();
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    double oldX = Math.clamp(originX + x * columnX + y * rowX, 0, shape.width() - 1);
                    double oldY = Math.clamp(originY + x * columnY + y * rowY, 0, shape.height() - 1);
                    image[at++] = whole
                            ? old[plane + ((int) oldY) * shape.width() + ((int) oldX)]
                            : interpolated(old, plane, shape, oldX, oldY);
                }
            }
        }
    }

    private static float interpolated(float[] old, int plane, ImageShape shape, double x, double y) {
        int left = (int) x;
        int top = (int) y;
        int right = Math.min(left + 1, shape.width() - 1);
        int rowAbove = plane + top * shape.width();
        int rowBelow = plane + Math.min(top + 1, shape.height() - 1) * shape.width();
        float partX = (float) (x - left);
        float partY = (float) (y - top);
        float above = old[rowAbove + left] + partX * (old[rowAbove + right] - old[rowAbove + left]);
        float below = old[rowBelow + left] + partX * (old[rowBelow + right] - old[rowBelow + left]);
        return above + partY * (below - above);
    }
}
