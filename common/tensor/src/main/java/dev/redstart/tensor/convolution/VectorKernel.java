package dev.redstart.tensor.convolution;

import dev.redstart.tensor.floats.Floats;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API, with the operations of {@link PlainKernel} in their order. Loaded only where the module is there. */
final class VectorKernel implements ImageKernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private final PlainKernel plain = new PlainKernel();

    /** Whether the CPU has vectors that are worth the name. */
    static boolean isWorthwhile() {
        return WIDTH >= 4;
    }

    private static FloatVector read(Floats numbers, long at) {
        return FloatVector.fromMemorySegment(SPECIES, numbers.segment(), at * Float.BYTES, ORDER);
    }

    private static void write(FloatVector vector, Floats numbers, long at) {
        vector.intoMemorySegment(numbers.segment(), at * Float.BYTES, ORDER);
    }

    private static FloatVector zero() {
        return FloatVector.zero(SPECIES);
    }

    private static int whole(long length) {
        return (int) (length - length % WIDTH);
    }

    /** Comparisons, since max takes three times as many instructions to treat NaN and -0 well. */
    private static FloatVector notBelowZero(FloatVector vector) {
        return vector.blend(0, vector.compare(VectorOperators.LT, 0));
    }

    @Override
    public void add(Floats sums, long to, Floats numbers, long from, int length) {
        int whole = whole(length);
        for (int at = 0; at < whole; at += WIDTH) {
            write(read(sums, to + at).add(read(numbers, from + at)), sums, to + at);
        }
        if (whole < length) {
            plain.add(sums, to + whole, numbers, from + whole, length - whole);
        }
    }

    @Override
    public void addBias(Floats numbers, long at, Floats bias, int rows, boolean rectified) {
        int channels = (int) bias.length();
        int whole = whole(channels);
        for (int row = 0; row < rows; row++) {
            long start = at + (long) row * channels;
            if (rectified) {
                addBiasRectified(numbers, start, bias, whole);
            } else {
                add(numbers, start, bias, 0, whole);
            }
            if (whole < channels) {
                plain.addBiasToRow(numbers, start, bias, whole, rectified);
            }
        }
    }

    private static void addBiasRectified(Floats numbers, long at, Floats bias, int length) {
        for (int channel = 0; channel < length; channel += WIDTH) {
            write(notBelowZero(read(numbers, at + channel).add(read(bias, channel))), numbers, at + channel);
        }
    }

    @Override
    public void rectify(Floats numbers, Floats to) {
        long whole = to.length() - to.length() % WIDTH;
        for (long at = 0; at < whole; at += WIDTH) {
            write(notBelowZero(read(numbers, at)), to, at);
        }
        plain.rectify(numbers, to, whole);
    }

    @Override
    public void rectifyBack(Floats gradient, Floats answer, Floats to) {
        long whole = to.length() - to.length() % WIDTH;
        for (long at = 0; at < whole; at += WIDTH) {
            VectorMask<Float> open = read(answer, at).compare(VectorOperators.GT, 0);
            write(zero().blend(read(gradient, at), open), to, at);
        }
        plain.rectifyBack(gradient, answer, to, whole);
    }

    @Override
    public void multiply(Floats numbers, long at, float factor, int length) {
        int whole = whole(length);
        for (int step = 0; step < whole; step += WIDTH) {
            write(read(numbers, at + step).mul(factor), numbers, at + step);
        }
        plain.multiply(numbers, at + whole, factor, length - whole);
    }

    @Override
    public void largest(Pooled pooled, long pixel, long to) {
        int channels = pooled.images().channels();
        int whole = whole(channels);
        for (int channel = 0; channel < whole; channel += WIDTH) {
            write(largestOf(pooled, pixel + channel), pooled.answers().numbers(), to + channel);
        }
        if (whole < channels) {
            plain.largest(pooled, pixel, to, whole);
        }
    }

    private static FloatVector largestOf(Pooled pooled, long from) {
        Floats numbers = pooled.images().numbers();
        int kernel = pooled.windows().kernel();
        FloatVector largest = read(numbers, from);
        for (int row = 0; row < kernel; row++) {
            for (int column = 0; column < kernel; column++) {
                long at = from
                        + (long) row * pooled.line()
                        + (long) column * pooled.images().channels();
                FloatVector other = read(numbers, at);
                largest = largest.blend(other, other.compare(VectorOperators.GT, largest));
            }
        }
        return largest;
    }

    @Override
    public void largestBack(Pooled pooled, Pooled gradients, long pixel, long to) {
        int channels = pooled.images().channels();
        int whole = whole(channels);
        for (int channel = 0; channel < whole; channel += WIDTH) {
            handBack(pooled, gradients, pixel + channel, to + channel);
        }
        if (whole < channels) {
            plain.largestBack(pooled, gradients, pixel, to, whole);
        }
    }

    private static void handBack(Pooled pooled, Pooled gradients, long from, long to) {
        FloatVector largest = read(pooled.answers().numbers(), to);
        FloatVector left = read(gradients.answers().numbers(), to);
        Floats into = gradients.images().numbers();
        int kernel = pooled.windows().kernel();
        for (int row = 0; row < kernel; row++) {
            for (int column = 0; column < kernel; column++) {
                long at = from
                        + (long) row * pooled.line()
                        + (long) column * pooled.images().channels();
                VectorMask<Float> here = read(pooled.images().numbers(), at).compare(VectorOperators.EQ, largest);
                write(read(into, at).add(zero().blend(left, here)), into, at);
                left = left.blend(0, here);
            }
        }
    }

    @Override
    public void addRows(Floats sums, Floats numbers, long at, int rows) {
        int channels = (int) sums.length();
        int whole = whole(channels);
        for (int channel = 0; channel < whole; channel += WIDTH) {
            FloatVector sum = read(sums, channel);
            for (int row = 0; row < rows; row++) {
                sum = sum.add(read(numbers, at + (long) row * channels + channel));
            }
            write(sum, sums, channel);
        }
        for (int channel = whole; channel < channels; channel++) {
            plain.addRows(sums, numbers, at, channel, rows);
        }
    }

    @Override
    public void addSquares(Floats sums, Floats numbers, long at, Floats centre, int rows) {
        int channels = (int) sums.length();
        int whole = whole(channels);
        for (int channel = 0; channel < whole; channel += WIDTH) {
            FloatVector sum = read(sums, channel);
            FloatVector middle = read(centre, channel);
            for (int row = 0; row < rows; row++) {
                FloatVector distance =
                        read(numbers, at + (long) row * channels + channel).sub(middle);
                sum = distance.fma(distance, sum);
            }
            write(sum, sums, channel);
        }
        for (int channel = whole; channel < channels; channel++) {
            plain.addSquares(sums, numbers, at, centre, channel, rows);
        }
    }

    @Override
    public void addProducts(Floats sums, Floats gradients, Floats numbers, long at, Floats centre, int rows) {
        int channels = (int) sums.length();
        int whole = whole(channels);
        for (int channel = 0; channel < whole; channel += WIDTH) {
            FloatVector sum = read(sums, channel);
            FloatVector middle = read(centre, channel);
            for (int row = 0; row < rows; row++) {
                long place = at + (long) row * channels + channel;
                sum = read(gradients, place).fma(read(numbers, place).sub(middle), sum);
            }
            write(sum, sums, channel);
        }
        for (int channel = whole; channel < channels; channel++) {
            plain.addProducts(sums, gradients, numbers, at, centre, channel, rows);
        }
    }

    @Override
    public void scale(Floats numbers, Floats to, Floats scale, Floats shift) {
        int channels = (int) scale.length();
        int whole = whole(channels);
        for (long at = 0; at < to.length(); at += channels) {
            scaleRow(numbers, to, scale, shift, at, whole);
            if (whole < channels) {
                plain.scale(numbers, to, scale, shift, at, whole);
            }
        }
    }

    private static void scaleRow(Floats numbers, Floats to, Floats scale, Floats shift, long at, int length) {
        for (int channel = 0; channel < length; channel += WIDTH) {
            write(read(scale, channel).fma(read(numbers, at + channel), read(shift, channel)), to, at + channel);
        }
    }

    @Override
    public void scaleBoth(Floats gradients, Floats numbers, Floats to, Scales scales) {
        int channels = (int) scales.scale().length();
        int whole = whole(channels);
        for (long at = 0; at < to.length(); at += channels) {
            scaleRow(gradients, numbers, to, scales, at, whole);
            if (whole < channels) {
                plain.scaleBoth(gradients, numbers, to, scales, at, whole);
            }
        }
    }

    private static void scaleRow(Floats gradients, Floats numbers, Floats to, Scales scales, long at, int length) {
        for (int channel = 0; channel < length; channel += WIDTH) {
            FloatVector number =
                    read(scales.scale(), channel).fma(read(numbers, at + channel), read(scales.shift(), channel));
            FloatVector gradient = read(gradients, at + channel);
            write(read(scales.gradientScale(), channel).fma(gradient, number), to, at + channel);
        }
    }
}
