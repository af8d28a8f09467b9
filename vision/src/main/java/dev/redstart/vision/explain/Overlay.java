package dev.redstart.vision.explain;

import dev.redstart.common.data.Pixels;
import dev.redstart.vision.image.Preprocessing;

/** Draws heat over a picture: gray below, red where it speaks for the label, blue where it speaks against it. Small pictures are enlarged. */
record Overlay(Pixels picture, ImageExplanation explanation) {
    private static final int SMALLEST_SIDE = 224;
    /** How much of the picture stays where heat is strongest. */
    private static final float SHARE_BELOW = 0.35f;

    Pixels draw() {
        int scale = Math.max(1, Math.ceilDiv(SMALLEST_SIDE, Math.max(picture.width(), picture.height())));
        int width = picture.width() * scale;
        int height = picture.height() * scale;
        byte[] data = new byte[width * height * Pixels.RGB];
        float largest = Math.max(explanation.heat().largest(), Float.MIN_NORMAL);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float gray = gray(x / scale, y / scale);
                float heat = heatAt((x + 0.5) / scale, (y + 0.5) / scale) / largest;
                float below = gray * (1 - (1 - SHARE_BELOW) * Math.abs(heat));
                float colour = 255 * (1 - SHARE_BELOW) * Math.abs(heat);
                int at = (y * width + x) * Pixels.RGB;
                data[at] = level(below + (heat > 0 ? colour : 0));
                data[at + 1] = level(below);
                data[at + 2] = level(below + (heat < 0 ? colour : 0));
            }
        }
        return new Pixels(width, height, Pixels.RGB, data);
    }

    private static byte level(float value) {
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }

    private float gray(int x, int y) {
        return picture.channels() == Pixels.GRAY
                ? picture.value(x, y, 0)
                : 0.299f * picture.value(x, y, 0) + 0.587f * picture.value(x, y, 1) + 0.114f * picture.value(x, y, 2);
    }

    /** The heat of a place of the picture, which the model may have seen stretched, cropped or with borders; 0 where it has not seen it. */
    private float heatAt(double x, double y) {
        Preprocessing view = explanation.preprocessing();
        double across = (double) view.width() / picture.width();
        double down = (double) view.height() / picture.height();
        double both =
                switch (view.fit()) {
                    case STRETCH -> Double.NaN;
                    case LETTERBOX -> Math.min(across, down);
                    case CROP -> Math.max(across, down);
                };
        boolean stretched = Double.isNaN(both);
        double column = stretched ? x * across : (x - picture.width() / 2.0) * both + view.width() / 2.0;
        double row = stretched ? y * down : (y - picture.height() / 2.0) * both + view.height() / 2.0;
        boolean seen = column >= 0 && row >= 0 && column <= view.width() && row <= view.height();
        return seen ? explanation.heat().between(column, row) : 0;
    }
}
