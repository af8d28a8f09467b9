package dev.redstart.tensor.tensorboard;

import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.protobuf.ProtobufMessage;

/** How finite numbers are spread between the smallest and the largest, over intervals of equal width. */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record Histogram(double least, double most, long count, double sum, double sumOfSquares, double[] buckets) {
    private static final int BUCKETS = 30;

    static Histogram of(Tensor numbers) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double sumOfSquares = 0;
        long count = 0;
        for (int at = 0; at < numbers.length(); at++) {
            double number = numbers.flat(at);
            if (Double.isFinite(number)) {
                least = Math.min(least, number);
                most = Math.max(most, number);
                sum += number;
                sumOfSquares += number * number;
                count++;
            }
        }
        return new Histogram(least, most, count, sum, sumOfSquares, buckets(numbers, least, most));
    }

    /** How many numbers each interval has; a single interval if all numbers are equal. */
    private static double[] buckets(Tensor numbers, double least, double most) {
        double[] buckets = new double[most > least ? BUCKETS : 1];
        double perUnit = buckets.length / (most - least);
        for (int at = 0; at < numbers.length(); at++) {
            double number = numbers.flat(at);
            if (Double.isFinite(number)) {
                int bucket = most > least ? (int) ((number - least) * perUnit) : 0;
                buckets[Math.min(bucket, buckets.length - 1)]++;
            }
        }
        return buckets;
    }

    /** As a {@code HistogramProto}. */
    ProtobufMessage message() {
        double[] ends = new double[buckets.length];
        for (int bucket = 0; bucket < ends.length; bucket++) {
            ends[bucket] = least + (most - least) * (bucket + 1) / ends.length;
        }
        return new ProtobufMessage()
                .floating(1, least)
                .floating(2, most)
                .floating(3, (double) count)
                .floating(4, sum)
                .floating(5, sumOfSquares)
                .packed(6, ends)
                .packed(7, buckets);
    }
}
