package dev.redstart.vision.image;

import dev.redstart.common.data.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Pictures drawn and written by the JDK, whose own decoder says what must come out. */
final class ImageFixtures {
    private ImageFixtures() {}

    /** Waves and a few sharp edges. */
    static BufferedImage scene(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = (int) (127 + 120 * Math.sin(x / 9.0 + y / 20.0));
                int green = (int) (127 + 100 * Math.cos(y / 7.0));
                int blue = (x / 20 + y / 20) % 2 * 200;
                int alpha = 255 - (x + y) % 256;
                image.setRGB(x, y, alpha << 24 | red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    static byte[] file(BufferedImage image, String format) {
        return file(image, format, false);
    }

    /** @param progressive whether it is progressive or interlaced */
    static byte[] file(BufferedImage image, String format, boolean progressive) {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var settings = writer.getDefaultWriteParam();
        if (progressive) {
            settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Pixels decode(byte[] file) {
        return ImageDecoder.standard().decode(file, "picture");
    }

    /** What the JDK makes of a file, as RGB; for gray its raster, because its RGB went through a colour profile. */
    static Pixels jdk(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            byte[] data = new byte[image.getWidth() * image.getHeight() * 3];
            for (int at = 0; at < data.length; at++) {
                int pixel = at / 3;
                int x = pixel % image.getWidth();
                int y = pixel / image.getWidth();
                data[at] = (byte)
                        (image.getType() == BufferedImage.TYPE_BYTE_GRAY
                                ? image.getRaster().getSample(x, y, 0)
                                : image.getRGB(x, y) >> (16 - 8 * (at % 3)));
            }
            return new Pixels(image.getWidth(), image.getHeight(), 3, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] resource(String name) {
        try (var in = ImageFixtures.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mean absolute difference of two pictures of one size, in parts of full scale. */
    static double difference(Pixels one, Pixels other) {
        byte[] left = one.data();
        byte[] right = other.data();
        long sum = 0;
        for (int at = 0; at < left.length; at++) {
            sum += Math.abs((left[at] & 0xff) - (right[at] & 0xff));
        }
        return sum / 255.0 / left.length;
    }

    /** A PNG that announces a size and has hardly any data. */
    static byte[] pngHeader(int width, int height) {
        byte[] file = PngWriter.bytes(new Pixels(1, 1, 1, new byte[1]));
        ByteBuffer.wrap(file).putInt(16, width).putInt(20, height);
        return withChecksums(file);
    }

    /** A PNG with the checksums that its chunks should have, as far as their lengths make sense. */
    static byte[] withChecksums(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int at = 8;
        while (at + 12 <= file.length && bytes.getInt(at) >= 0 && bytes.getInt(at) <= file.length - at - 12) {
            int length = bytes.getInt(at);
            CRC32 sum = new CRC32();
            sum.update(file, at + 4, length + 4);
            bytes.putInt(at + 8 + length, (int) sum.getValue());
            at += 12 + length;
        }
        return file;
    }

    /** Two files, one behind the other. */
    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
