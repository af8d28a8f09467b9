package dev.redstart.vision.image;

import static dev.redstart.vision.image.ImageFixtures.file;
import static dev.redstart.vision.image.ImageFixtures.joined;
import static dev.redstart.vision.image.ImageFixtures.scene;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.redstart.common.data.DataException;
import dev.redstart.vision.image.ImageDecoder.Limits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files from people who mean harm, or who uploaded the wrong thing: one clear line, and little memory. */
class HostileImagesTest {
    private static final long MOST_BYTES = 50_000_000;
    private static final byte[] JPEG = file(scene(200, 150, BufferedImage.TYPE_INT_RGB), "jpeg");
    private static final byte[] PNG = file(scene(200, 150, BufferedImage.TYPE_INT_RGB), "png");

    /** What is said of a file that is refused for less than 50 MB of memory. */
    private static String refusal(byte[] file, ImageDecoder decoder) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var refused = catchThrowableOfType(DataException.class, () -> decoder.decode(file, "upload.png"));
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
        return refused.getMessage();
    }

    private static String refusal(byte[] file) {
        return refusal(file, ImageDecoder.standard());
    }

    /** 900 million black pixels, deflated to less than a megabyte: a real picture of 30,000 x 30,000. */
    @Test
    void aBombIsKnownByItsHeader() throws IOException {
        byte[] bomb = bomb(30_000);

        assertThat(bomb).hasSizeLessThan(1_000_000);
        assertThat(refusal(bomb))
                .isEqualTo("upload.png: a picture of 30000x30000 pixels; at most 50000000 pixels and sides of 16384 are"
                        + " allowed");
    }

    /** One bit a pixel. */
    private static byte[] bomb(int side) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            for (int row = 0; row < side; row++) {
                out.write(new byte[side / 8 + 1]);
            }
        }
        byte[] small = ImageFixtures.pngHeader(side, side);
        small[24] = 1;
        byte[] data = new byte[12 + packed.size()];
        ByteBuffer.wrap(data)
                .putInt(packed.size())
                .put("IDAT".getBytes(StandardCharsets.US_ASCII))
                .put(packed.toByteArray());
        byte[] end = Arrays.copyOfRange(small, small.length - 12, small.length);
        return ImageFixtures.withChecksums(joined(joined(Arrays.copyOf(small, 33), data), end));
    }

    /** 49 million pixels are within the limits, and are decoded in little memory. */
    @Test
    void aLargePictureWithinTheLimitsIsShrunkOnTheWay() throws IOException {
        byte[] large = bomb(7_000);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        var picture = new ImageDecoder(Limits.defaults().withTime(Duration.ofMinutes(1))).decode(large, "large.png");

        assertThat(picture).hasToString("1750x1750 gray");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
    }

    @Test
    void aHeaderWithoutPixelsGetsNoMemory() {
        assertThat(refusal(ImageFixtures.pngHeader(7_000, 7_000)))
                .isEqualTo("upload.png: the picture is damaged: there are fewer pixels than its header announces");
        assertThat(refusal(ImageFixtures.pngHeader(0, -1)))
                .isEqualTo("upload.png: the picture is damaged: its header announces 0x4294967295 pixels");
        byte[] jpeg = JPEG.clone();
        ByteBuffer.wrap(jpeg).putShort(size(jpeg), (short) 7_000).putShort(size(jpeg) + 2, (short) 7_000);
        assertThat(refusal(jpeg))
                .isEqualTo("upload.png: the picture is damaged: there are fewer pixels than its header announces");
    }

    /** Where the height of a JPEG stands. */
    private static int size(byte[] jpeg) {
        return marker(jpeg, 0xc0, 0) + 5;
    }

    @Test
    void aTruncatedJpegIsCalledThat() {
        assertThat(refusal(Arrays.copyOf(JPEG, JPEG.length / 2)))
                .isEqualTo("upload.png: the picture stops before its end. Was the copy or upload cut off?");
        assertThat(refusal(Arrays.copyOf(JPEG, JPEG.length - 2)))
                .isEqualTo("upload.png: the picture stops before its end. Was the copy or upload cut off?");
    }

    @ParameterizedTest
    @CsvSource({"<script>alert(1)</script>", "<?php system(1);", "%PDF-1.7", "<HTML>"})
    void aPolyglotIsRefused(String behind) {
        byte[] tail = behind.getBytes(StandardCharsets.US_ASCII);

        assertThat(refusal(joined(PNG, tail)))
                .isEqualTo(
                        "upload.png: behind the picture stands something else (an archive, a document or a script) from"
                                + " byte " + PNG.length + " on; save the picture anew");
        assertThat(refusal(joined(JPEG, tail))).contains("behind the picture stands something else");
    }

    @Test
    void anArchiveBehindAPictureIsRefused() throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("Evil.class"));
            zip.write(new byte[100]);
        }

        for (String format : new String[] {"png", "gif", "bmp", "jpeg"}) {
            byte[] picture = file(scene(20, 15, BufferedImage.TYPE_BYTE_INDEXED), format);

            assertThat(refusal(joined(picture, archive.toByteArray())))
                    .as(format)
                    .contains("behind the picture stands something else");
        }
    }

    /** Each scan of a progressive picture costs time, and may be very short. */
    @Test
    void aJpegOfVeryManyScansIsRefused() {
        byte[] jpeg = file(scene(64, 64, BufferedImage.TYPE_BYTE_GRAY), "jpeg", true);
        int start = marker(jpeg, 0xda, 0);
        int end = Math.min(marker(jpeg, 0xda, start + 2), marker(jpeg, 0xc4, start + 2));
        byte[] firstScan = Arrays.copyOfRange(jpeg, start, end);
        byte[] many = Arrays.copyOf(jpeg, end);
        for (int scan = 0; scan < 100; scan++) {
            many = joined(many, firstScan);
        }

        assertThat(refusal(joined(many, Arrays.copyOfRange(jpeg, end, jpeg.length))))
                .isEqualTo("upload.png: a JPEG of more than 100 scans is not read; save it anew");
    }

    /** Where a marker stands, or the end of the file. */
    private static int marker(byte[] jpeg, int marker, int from) {
        for (int at = from; at < jpeg.length - 1; at++) {
            if ((jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) == marker) {
                return at;
            }
        }
        return jpeg.length;
    }

    @Test
    void notesOfACameraBehindAPictureDoNotMatter() {
        byte[] notes = new byte[1000];

        assertThat(ImageFixtures.decode(joined(JPEG, notes))).isEqualTo(ImageFixtures.decode(JPEG));
        assertThat(ImageFixtures.decode(joined(PNG, notes))).isEqualTo(ImageFixtures.decode(PNG));
    }

    @Test
    void saysWhatAFileIsThatIsNoPicture() {
        assertThat(refusal("Dear Sir or Madam,\n".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("upload.png: this is a text, not a picture, whatever its name says");
        assertThat(refusal(new byte[0])).isEqualTo("upload.png: the file is empty");
        assertThat(refusal(new byte[100])).isEqualTo("upload.png: this is no PNG, JPEG, GIF or BMP picture");
        assertThat(refusal("RIFF1234WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("upload.png: this is a WebP picture; convert it to PNG or JPEG");
        assertThat(refusal("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("upload.png: this is a PDF document; convert it to PNG or JPEG");
    }

    @Test
    void keepsToBytesAndTime() {
        assertThat(refusal(JPEG, new ImageDecoder(Limits.defaults().withBytes(1000))))
                .isEqualTo("upload.png: " + JPEG.length + " bytes, at most 1000 are allowed");
        assertThat(refusal(JPEG, new ImageDecoder(Limits.defaults().withTime(Duration.ofNanos(1)))))
                .isEqualTo("upload.png: decoding took longer than 0 ms, given up");
    }
}
