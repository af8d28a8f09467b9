// Measured the table of decoders in vision/README.md. Not compiled by the build, because none of the others is a dependency. On the class path:
// redstart-vision and what it needs, org.bytedeco:opencv-platform:4.11.0-1.5.12, org.lwjgl:lwjgl-stb:3.3.6 with natives, ar.com.hjg:pngj:2.1.0,
// org.jcodec:jcodec:0.2.5. The photo was china.jpg (640x427) of scikit-learn; 12 MP is the same, enlarged to 4000x3000 by OpenCV.
//   java ComparePeers.java PHOTO
// Prints CPU time of the thread (best of 5 rounds), bytes allocated on the Java heap, and the mean difference from OpenCV on [0,1].
import static org.bytedeco.opencv.global.opencv_core.*;
import static org.bytedeco.opencv.global.opencv_imgcodecs.*;
import static org.bytedeco.opencv.global.opencv_imgproc.*;

import dev.redstart.common.data.Pixels;
import dev.redstart.vision.image.ImageDecoder;
import dev.redstart.vision.image.Preprocessing;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.*;
import org.bytedeco.opencv.opencv_core.*;
import org.lwjgl.stb.STBImage;
import org.lwjgl.system.MemoryUtil;

class ComparePeers {
    static final Preprocessing GRAY_224 = Preprocessing.of(224, 224, 1);

    interface Way {
        float[] read(byte[] file) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        setNumThreads(1);
        byte[] small = Files.readAllBytes(Path.of(arguments[0]));
        Mat photo = mat(small, IMREAD_COLOR);
        Mat large = new Mat();
        resize(photo, large, new Size(4000, 3000), 0, 0, INTER_CUBIC);
        compare("640x427 JPEG", small, 30);
        compare("12 MP JPEG", encoded(large, ".jpg", IMWRITE_JPEG_QUALITY, 90), 3);
        compare("12 MP progressive JPEG", encoded(large, ".jpg", IMWRITE_JPEG_QUALITY, 90, IMWRITE_JPEG_PROGRESSIVE, 1), 1);
        compare("640x427 PNG", encoded(photo, ".png"), 30);
        compare("12 MP PNG", encoded(large, ".png"), 1);
    }

    static void compare(String what, byte[] file, int repeats) throws Exception {
        System.out.printf("%s, %,d bytes%n", what, file.length);
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("ours", bytes -> GRAY_224.apply(ImageDecoder.standard().decode(bytes, "photo", GRAY_224)));
        ways.put("ImageIO", ComparePeers::imageIo);
        ways.put("ImageIO subsampled", ComparePeers::imageIoSubsampled);
        ways.put("OpenCV", ComparePeers::openCv);
        ways.put("stb by LWJGL", ComparePeers::stb);
        ways.put(what.contains("PNG") ? "pngj" : "jcodec", what.contains("PNG") ? ComparePeers::pngj : ComparePeers::jcodec);
        float[] expected = openCv(file);
        for (var way : ways.entrySet()) {
            try {
                measure(way.getKey(), way.getValue(), file, repeats, expected);
            } catch (Exception e) {
                System.out.printf("  %-20s %s%n", way.getKey(), e.getClass().getSimpleName());
            }
        }
    }

    static void measure(String name, Way way, byte[] file, int repeats, float[] expected) throws Exception {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        float[] values = {};
        for (int round = 0; round < 5; round++) {
            long start = thread.getCurrentThreadCpuTime();
            for (int repeat = 0; repeat < repeats; repeat++) {
                values = way.read(file);
            }
            best = Math.min(best, (thread.getCurrentThreadCpuTime() - start) / repeats);
        }
        long allocated = thread.getCurrentThreadAllocatedBytes();
        way.read(file);
        allocated = thread.getCurrentThreadAllocatedBytes() - allocated;
        double difference = 0;
        for (int at = 0; at < values.length; at++) {
            difference += Math.abs(values[at] - expected[at]) / values.length;
        }
        System.out.printf("  %-20s %7.1f ms %7.1f MB %8.5f%n", name, best / 1e6, allocated / 1e6, difference);
    }

    static byte[] encoded(Mat picture, String format, int... parameters) {
        BytePointer bytes = new BytePointer();
        imencode(format, picture, bytes, new IntPointer(parameters));
        byte[] file = new byte[(int) bytes.limit()];
        bytes.get(file);
        return file;
    }

    static Mat mat(byte[] file, int flags) {
        return imdecode(new Mat(1, file.length, CV_8U, new BytePointer(file)), flags);
    }

    static float[] openCv(byte[] file) {
        try (PointerScope scope = new PointerScope()) {
            Mat resized = new Mat();
            resize(mat(file, IMREAD_COLOR), resized, new Size(224, 224), 0, 0, INTER_AREA);
            Mat gray = new Mat();
            cvtColor(resized, gray, COLOR_BGR2GRAY);
            byte[] values = new byte[224 * 224];
            ((ByteBuffer) gray.createBuffer()).get(values);
            return GRAY_224.apply(new Pixels(224, 224, 1, values));
        }
    }

    static float[] imageIo(byte[] file) throws Exception {
        return values(ImageIO.read(new ByteArrayInputStream(file)));
    }

    static float[] imageIoSubsampled(byte[] file) throws Exception {
        var reader = ImageIO.getImageReaders(ImageIO.createImageInputStream(new ByteArrayInputStream(file))).next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)), true, true);
        var settings = reader.getDefaultReadParam();
        int step = Math.max(1, Math.min(reader.getWidth(0), reader.getHeight(0)) / 448);
        settings.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, settings);
        reader.dispose();
        return values(image);
    }

    static float[] values(BufferedImage image) {
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
        for (int at = 0; at < rgb.length; at++) {
            rgb[at] = bgr[at - at % 3 + 2 - at % 3];
        }
        return GRAY_224.apply(new Pixels(image.getWidth(), image.getHeight(), 3, rgb));
    }

    static float[] stb(byte[] file) {
        ByteBuffer packed = MemoryUtil.memAlloc(file.length).put(file).flip();
        int[] width = new int[1];
        int[] height = new int[1];
        ByteBuffer image = STBImage.stbi_load_from_memory(packed, width, height, new int[1], 3);
        byte[] rgb = new byte[width[0] * height[0] * 3];
        image.get(rgb).position(0);
        STBImage.stbi_image_free(image);
        MemoryUtil.memFree(packed);
        return GRAY_224.apply(new Pixels(width[0], height[0], 3, rgb));
    }

    static float[] pngj(byte[] file) {
        var reader = new ar.com.hjg.pngj.PngReaderByte(new ByteArrayInputStream(file));
        int row = reader.imgInfo.cols * 3;
        byte[] rgb = new byte[row * reader.imgInfo.rows];
        for (int y = 0; y < reader.imgInfo.rows; y++) {
            byte[] line = ((ar.com.hjg.pngj.ImageLineByte) reader.readRow()).getScanline();
            System.arraycopy(line, 0, rgb, y * row, row);
        }
        reader.end();
        return GRAY_224.apply(new Pixels(reader.imgInfo.cols, reader.imgInfo.rows, 3, rgb));
    }

    static float[] jcodec(byte[] file) {
        var decoder = new org.jcodec.codecs.mjpeg.JpegDecoder();
        var size = decoder.getCodecMeta(ByteBuffer.wrap(file)).getSize();
        int width = size.getWidth();
        int height = size.getHeight();
        var space = org.jcodec.common.model.ColorSpace.YUV420J;
        var buffer = org.jcodec.common.model.Picture.create((width + 15) & ~15, (height + 15) & ~15, space);
        var picture = decoder.decodeFrame(ByteBuffer.wrap(file), buffer.getData());
        var target = org.jcodec.common.model.ColorSpace.RGB;
        var rgb = org.jcodec.common.model.Picture.create(picture.getWidth(), picture.getHeight(), target);
        org.jcodec.scale.ColorUtil.getTransform(picture.getColor(), target).transform(picture, rgb);
        byte[] values = new byte[width * height * 3];
        for (int at = 0; at < values.length; at++) {
            values[at] = (byte) (rgb.getPlaneData(0)[at / (3 * width) * 3 * rgb.getWidth() + at % (3 * width)] + 128);
        }
        return GRAY_224.apply(new Pixels(width, height, 3, values));
    }
}
