package dev.redstart.vision.image;

/**
 * Which part of a picture goes into how much of the result.
 *
 * @param source the part of the picture
 * @param width columns of the result that it fills
 * @param height rows of the result that it fills
 */
record Frame(Part source, int width, int height) {
    /** A rectangle of whole pixels. */
    record Part(int x, int y, int width, int height) {}

    static Frame of(Preprocessing target, int pictureWidth, int pictureHeight) {
        Part whole = new Part(0, 0, pictureWidth, pictureHeight);
        return switch (target.fit()) {
            case STRETCH -> new Frame(whole, target.width(), target.height());
            case LETTERBOX -> letterbox(whole, target);
            case CROP -> new Frame(crop(whole, target), target.width(), target.height());
        };
    }

    private static Frame letterbox(Part whole, Preprocessing target) {
        double scale = Math.min((double) target.width() / whole.width(), (double) target.height() / whole.height());
        int width = side(whole.width() * scale, target.width());
        int height = side(whole.height() * scale, target.height());
        return new Frame(whole, width, height);
    }

    private static Part crop(Part whole, Preprocessing target) {
        double scale = Math.max((double) target.width() / whole.width(), (double) target.height() / whole.height());
        int width = side(target.width() / scale, whole.width());
        int height = side(target.height() / scale, whole.height());
        return new Part((whole.width() - width) / 2, (whole.height() - height) / 2, width, height);
    }

    private static int side(double length, int most) {
        return Math.clamp(Math.round(length), 1, most);
    }
}
