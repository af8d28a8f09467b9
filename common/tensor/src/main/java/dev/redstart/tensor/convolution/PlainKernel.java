package dev.redstart.tensor.convolution;

import dev.redstart.tensor.floats.Floats;

/** The definition: what runs where the Vector API is not there, and on the odd channels at a row's end. */
final class PlainKernel implements ImageKernel {
    @Override
    public void add(Floats sums, long to, Floats numbers, long from, int length) {
        for (int at = 0; at < length; at++) {
            sums.set(to + at, sums.get(to + at) + numbers.get(from + at));
        }
    }

    @Override
    public void addBias(Floats numbers, long at, Floats bias, int rows, boolean rectified) {
        for (int row = 0; row < rows; row++) {
            addBiasToRow(numbers, at + row * bias.length(), bias, 0, rectified);
        }
    }

    /** Of one row, channels {@code from} and on. */
    void addBiasToRow(Floats numbers, long at, Floats bias, int from, boolean rectified) {
        for (int channel = from; channel < bias.length(); channel++) {
            float sum = numbers.get(at + channel) + bias.get(channel);
            numbers.set(at + channel, rectified && sum < 0 ? 0 : sum);
        }
    }

    @Override
    public void rectify(Floats numbers, Floats to) {
        rectify(numbers, to, 0);
    }

    void rectify(Floats numbers, Floats to, long from) {
        for (long at = from; at < to.length(); at++) {
            float number = numbers.get(at);
            to.set(at, number < 0 ? 0 : number);
        }
    }

    @Override
    public void rectifyBack(Floats gradient, Floats answer, Floats to) {
        rectifyBack(gradient, answer, to, 0);
    }

    void rectifyBack(Floats gradient, Floats answer, Floats to, long from) {
        for (long at = from; at < to.length(); at++) {
            to.set(at, answer.get(at) > 0 ? gradient.get(at) : 0);
        }
    }

    @Override
    public void multiply(Floats numbers, long at, float factor, int length) {
        for (int step = 0; step < length; step++) {
            numbers.set(at + step, numbers.get(at + step) * factor);
        }
    }

    @Override
    public void largest(Pooled pooled, long pixel, long to) {
        largest(pooled, pixel, to, 0);
    }

    void largest(Pooled pooled, long pixel, long to, int from) {
        int channels = pooled.images().channels();
        int kernel = pooled.windows().kernel();
        Floats numbers = pooled.images().numbers();
        for (int channel = from; channel < channels; channel++) {
            float largest = numbers.get(pixel + channel);
            for (int step = 1; step < kernel * kernel; step++) {
                float other = numbers.get(
                        pixel + (long) step / kernel * pooled.line() + (long) (step % kernel) * channels + channel);
                largest = other > largest ? other : largest;
            }
            pooled.answers().numbers().set(to + channel, largest);
        }
    }

    @Override
    public void largestBack(Pooled pooled, Pooled gradients, long pixel, long to) {
        largestBack(pooled, gradients, pixel, to, 0);
    }

    void largestBack(Pooled pooled, Pooled gradients, long pixel, long to, int from) {
        int channels = pooled.images().channels();
        int kernel = pooled.windows().kernel();
        for (int channel = from; channel < channels; channel++) {
            float largest = pooled.answers().numbers().get(to + channel);
            for (int step = 0; step < kernel * kernel; step++) {
                long at = pixel + (long) step / kernel * pooled.line() + (long) (step % kernel) * channels + channel;
                if (pooled.images().numbers().get(at) == largest) {
                    Floats into = gradients.images().numbers();
                    into.set(at, into.get(at) + gradients.answers().numbers().get(to + channel));
                    break;
                }
            }
        }
    }

    @Override
    public void addRows(Floats sums, Floats numbers, long at, int rows) {
        for (int channel = 0; channel < sums.length(); channel++) {
            addRows(sums, numbers, at, channel, rows);
        }
    }

    /** Of one channel. */
    void addRows(Floats sums, Floats numbers, long at, int channel, int rows) {
        float sum = sums.get(channel);
        for (int row = 0; row < rows; row++) {
            sum += numbers.get(at + row * sums.length() + channel);
        }
        sums.set(channel, sum);
    }

    @Override
    public void addSquares(Floats sums, Floats numbers, long at, Floats centre, int rows) {
        for (int channel = 0; channel < sums.length(); channel++) {
            addSquares(sums, numbers, at, centre, channel, rows);
        }
    }

    /** Of one channel. */
    void addSquares(Floats sums, Floats numbers, long at, Floats centre, int channel, int rows) {
        float sum = sums.get(channel);
        for (int row = 0; row < rows; row++) {
            float distance = numbers.get(at + row * sums.length() + channel) - centre.get(channel);
            sum = Math.fma(distance, distance, sum);
        }
        sums.set(channel, sum);
    }

    @Override
    public void addProducts(Floats sums, Floats gradients, Floats numbers, long at, Floats centre, int rows) {
        for (int channel = 0; channel < sums.length(); channel++) {
            addProducts(sums, gradients, numbers, at, centre, channel, rows);
        }
    }

    /** Of one channel. */
    void addProducts(Floats sums, Floats gradients, Floats numbers, long at, Floats centre, int channel, int rows) {
        float sum = sums.get(channel);
        for (int row = 0; row < rows; row++) {
            long place = at + row * sums.length() + channel;
            sum = Math.fma(gradients.get(place), numbers.get(place) - centre.get(channel), sum);
        }
        sums.set(channel, sum);
    }

    @Override
    public void scale(Floats numbers, Floats to, Floats scale, Floats shift) {
        for (long at = 0; at < to.length(); at += scale.length()) {
            scale(numbers, to, scale, shift, at, 0);
        }
    }

    void scale(Floats numbers, Floats to, Floats scale, Floats shift, long at, int from) {
        for (int channel = from; channel < scale.length(); channel++) {
            to.set(at + channel, Math.fma(scale.get(channel), numbers.get(at + channel), shift.get(channel)));
        }
    }

    @Override
    public void scaleBoth(Floats gradients, Floats numbers, Floats to, Scales scales) {
        for (long at = 0; at < to.length(); at += scales.scale().length()) {
            scaleBoth(gradients, numbers, to, scales, at, 0);
        }
    }

    void scaleBoth(Floats gradients, Floats numbers, Floats to, Scales scales, long at, int from) {
        for (int channel = from; channel < scales.scale().length(); channel++) {
            float number = Math.fma(
                    scales.scale().get(channel),
                    numbers.get(at + channel),
                    scales.shift().get(channel));
            to.set(at + channel, Math.fma(scales.gradientScale().get(channel), gradients.get(at + channel), number));
        }
    }
}
