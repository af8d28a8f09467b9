// Made photo.jpg, photo-progressive.jpg, photo-224-gray.png, photo-224-rgb.png, small.png and small-64-gray.png by OpenCV, to compare ours with.
// Not compiled by the build. To make them again, with org.bytedeco:opencv-platform:4.11.0-1.5.12 on the class path:
//   java MakeFixtures.java FOLDER
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.*;
import static org.bytedeco.opencv.global.opencv_imgproc.*;

import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.*;

class MakeFixtures {
    public static void main(String[] arguments) {
        String folder = arguments[0] + "/";
        Mat photo = scene(640, 427);
        imwrite(folder + "photo.jpg", photo, new int[] {IMWRITE_JPEG_QUALITY, 85});
        imwrite(folder + "photo-progressive.jpg", photo, new int[] {IMWRITE_JPEG_QUALITY, 85, IMWRITE_JPEG_PROGRESSIVE, 1});
        Mat decoded = imread(folder + "photo.jpg", IMREAD_COLOR);
        Mat resized = new Mat();
        resize(decoded, resized, new Size(224, 224), 0, 0, INTER_AREA);
        imwrite(folder + "photo-224-rgb.png", resized);
        Mat gray = new Mat();
        cvtColor(resized, gray, COLOR_BGR2GRAY);
        imwrite(folder + "photo-224-gray.png", gray);

        Mat small = scene(20, 15);
        imwrite(folder + "small.png", small);
        Mat large = new Mat();
        resize(small, large, new Size(64, 64), 0, 0, INTER_LINEAR);
        Mat largeGray = new Mat();
        cvtColor(large, largeGray, COLOR_BGR2GRAY);
        imwrite(folder + "small-64-gray.png", largeGray);
    }

    /** Waves of different colours, a disc and some lines: smooth parts and sharp edges, as photos have. */
    private static Mat scene(int width, int height) {
        Mat scene = new Mat(height, width, CV_8UC3);
        UByteIndexer pixels = scene.createIndexer();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (double) x / width;
                double v = (double) y / height;
                boolean disc = (u - 0.6) * (u - 0.6) + (v - 0.4) * (v - 0.4) < 0.04;
                boolean line = Math.floorMod((int) (40 * (u + 2 * v)), 13) == 0;
                pixels.put(y, x, 0, (int) (disc ? 40 : 128 + 110 * Math.sin(9 * u + 4 * v)));
                pixels.put(y, x, 1, (int) (line ? 240 : 128 + 100 * Math.cos(23 * v - 3 * u)));
                pixels.put(y, x, 2, (int) (disc ? 220 : 90 + 80 * Math.sin(31 * u * v)));
            }
        }
        return scene;
    }
}
