package dev.redstart.tensor.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.tensor.floats.Floats;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link PlainKernel} against sums by hand, and the kernel that this JVM runs against {@link PlainKernel}, bit by bit. */
class ImageKernelTest {
    private static final int ROWS = 5;

    private final PlainKernel plain = new PlainKernel();
    private final SplittableRandom random = new SplittableRandom(3);

    /** Numbers between -1 and 1, some of them equal. */
    private Floats some(long count) {
        Floats numbers = Floats.zeros(count);
        for (long at = 0; at < count; at++) {
            numbers.set(at, random.nextInt(-8, 9) / 8f);
        }
        return numbers;
    }

    private static Floats copy(Floats numbers) {
        Floats copy = Floats.zeros(numbers.length());
        numbers.copy(0, copy, 0, numbers.length());
        return copy;
    }

    private static float[] bits(Floats numbers) {
        float[] bits = new float[(int) numbers.length()];
        for (int at = 0; at < bits.length; at++) {
            bits[at] = numbers.get(at);
        }
        return bits;
    }

    /** What one kernel makes of one set of numbers. */
    private interface Work {
        void on(ImageKernel kernel, Floats target);
    }

    private void assertSame(Floats target, Work work) {
        Floats expected = copy(target);
        work.on(plain, expected);
        work.on(Kernels.KERNEL, target);
        assertThat(bits(target)).isEqualTo(bits(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 8, 9, 15, 16, 17, 32, 33, 100})
    void bothKernelsGiveTheSameBits(int channels) {
        Floats left = some((long) ROWS * channels);
        Floats right = some((long) ROWS * channels);
        Floats one = some(channels);
        Floats two = some(channels);

        assertSame(some(left.length()), (kernel, to) -> kernel.add(to, 0, left, 0, (int) left.length()));
        assertSame(some(left.length()), (kernel, to) -> kernel.addBias(to, 0, one, ROWS, true));
        assertSame(some(left.length()), (kernel, to) -> kernel.addBias(to, 0, one, ROWS, false));
        assertSame(some(left.length()), (kernel, to) -> kernel.rectify(left, to));
        assertSame(some(left.length()), (kernel, to) -> kernel.rectifyBack(left, right, to));
        assertSame(some(left.length()), (kernel, to) -> kernel.multiply(to, 1, 3, (int) left.length() - 1));
        assertSame(some(channels), (kernel, to) -> kernel.addRows(to, left, 0, ROWS));
        assertSame(some(channels), (kernel, to) -> kernel.addSquares(to, left, 0, one, ROWS));
        assertSame(some(channels), (kernel, to) -> kernel.addProducts(to, left, right, 0, one, ROWS));
        assertSame(some(left.length()), (kernel, to) -> kernel.scale(left, to, one, two));
        var scales = new ImageKernel.Scales(one, two, some(channels));
        assertSame(some(left.length()), (kernel, to) -> kernel.scaleBoth(left, right, to, scales));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 17, 40})
    void bothKernelsPoolAlike(int channels) {
        Images images = new Images(some(20L * channels), 1, 4, 5, channels);
        Windows windows = Windows.inside(3, 1, 4, 5);
        Images answers = new Images(Floats.zeros(6L * channels), 1, 2, 3, channels);
        Pooled pooled = new Pooled(images, answers, windows);

        assertSame(answers.numbers(), (kernel, to) -> {
            Pooled into = new Pooled(images, new Images(to, 1, 2, 3, channels), windows);
            into.forEachWindow((pixel, at) -> kernel.largest(into, pixel, at));
        });

        Images epsilon = new Images(some(6L * channels), 1, 2, 3, channels);
        assertSame(Floats.zeros(20L * channels), (kernel, to) -> {
            Pooled gradients = new Pooled(new Images(to, 1, 4, 5, channels), epsilon, windows);
            pooled.forEachWindow((pixel, at) -> kernel.largestBack(pooled, gradients, pixel, at));
        });
    }

    /** One channel: 1 4 / 4 2 has its 4 first at the second place. */
    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void theFirstOfTheLargestTakesTheGradient(int channels) {
        Floats numbers = Floats.zeros(4L * channels);
        Floats epsilon = Floats.zeros(channels);
        for (int channel = 0; channel < channels; channel++) {
            for (int pixel = 0; pixel < 4; pixel++) {
                numbers.set((long) pixel * channels + channel, new float[] {1, 4, 4, 2}[pixel]);
            }
            epsilon.set(channel, 5);
        }
        Pooled pooled = new Pooled(
                new Images(numbers, 1, 2, 2, channels),
                new Images(Floats.zeros(channels), 1, 1, 1, channels),
                Windows.inside(2, 2, 2, 2));
        Pooled gradients = new Pooled(
                new Images(Floats.zeros(4L * channels), 1, 2, 2, channels),
                new Images(epsilon, 1, 1, 1, channels),
                pooled.windows());

        Kernels.KERNEL.largest(pooled, 0, 0);
        Kernels.KERNEL.largestBack(pooled, gradients, 0, 0);

        assertThat(pooled.answers().numbers().get(channels - 1)).isEqualTo(4);
        for (int pixel = 0; pixel < 4; pixel++) {
            assertThat(gradients.images().numbers().get((long) pixel * channels))
                    .isCloseTo(pixel == 1 ? 5 : 0, within(0f));
        }
    }
}
