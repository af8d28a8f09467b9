package dev.redstart.datasets.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** Draws one picture and writes it as BMP. */
final class ShapePainter {
    private static final int SIDE = ShapesGenerator.SIDE;
    private static final int HEADER_BYTES = 54;
    private static final int CHANNELS = 3;
    /** How much brighter the shape is than the ground at least, in each channel. */
    private static final int CONTRAST = 60;

    /** Pixels that a shape may lie off the middle. */
    private static final int SHIFT = 24;

    /** Radians that it may be turned. */
    private static final double TILT = Math.PI / 10;

    private final Shape shape;
    private final boolean colour;
    private final SplittableRandom random;
    private final double[] ground = new double[CHANNELS];
    private final double[] ink = new double[CHANNELS];
    private final double[] shade = new double[2];

    ShapePainter(Shape shape, boolean colour, int number) {
        this.shape = shape;
        this.colour = colour;
        this.random = new SplittableRandom(number * 0x9E3779B97F4A7C15L + (colour ? 1 : 0));
    }

    /** An uncompressed file of 24 bits a pixel. */
    byte[] bmp() {
        ByteBuffer file =
                ByteBuffer.allocate(HEADER_BYTES + SIDE * SIDE * CHANNELS).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(HEADER_BYTES);
        file.putInt(40).putInt(SIDE).putInt(-SIDE).putShort((short) 1).putShort((short) (8 * CHANNELS));
        file.position(HEADER_BYTES);
        paint(file);
        return file.array();
    }

    private void paint(ByteBuffer file) {
        mixColours();
        double size = between(55, 85);
        double centreX = SIDE / 2.0 + between(-SHIFT, SHIFT);
        double centreY = SIDE / 2.0 + between(-SHIFT, SHIFT);
        double angle = between(-TILT, TILT);
        double along = Math.cos(angle) / size;
        double across = Math.sin(angle) / size;
        double noise = between(10, 35);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double dx = x - centreX;
                double dy = y - centreY;
                boolean covered = shape.covers(dx * along + dy * across, dy * along - dx * across);
                double light = shade[0] * (x - SIDE / 2) + shade[1] * (y - SIDE / 2);
                put(covered ? ink : ground, light, noise, file);
            }
        }
    }

    private void mixColours() {
        for (int channel = 0; channel < CHANNELS; channel++) {
            boolean same = !colour && channel > 0;
            ground[channel] = same ? ground[0] : between(20, 120);
            ink[channel] = same ? ink[0] : between(ground[channel] + CONTRAST, 235);
        }
        shade[0] = between(-0.3, 0.3);
        shade[1] = between(-0.3, 0.3);
    }

    private void put(double[] paint, double light, double noise, ByteBuffer file) {
        double grain = noise * random.nextGaussian();
        for (int channel = CHANNELS - 1; channel >= 0; channel--) {
            if (colour) {
                grain = noise * random.nextGaussian();
            }
            file.put((byte) Math.clamp(Math.round(paint[channel] + light + grain), 0, 255));
        }
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
