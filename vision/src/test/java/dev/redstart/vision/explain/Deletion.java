package dev.redstart.vision.explain;

import dev.redstart.common.train.HeldOut;
import dev.redstart.common.train.Run;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Hides more and more places of a picture and watches the label's probability: the smaller the area under its curve, the better the order in
 * which they were hidden. Petsiuk, Das, Saenko, RISE, BMVC 2018.
 */
record Deletion(LabelledPicture picture) {
    private static final int STEPS = 12;

    /** The mean probability over the steps, the hottest places hidden first. */
    double area(HeatMap heat) {
        float[] values = heat.values();
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> values[place])
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        return area(order);
    }

    /** The same for places in random order, the mean of some orders. */
    double areaByChance(int orders) {
        double sum = 0;
        for (int seed = 0; seed < orders; seed++) {
            int[] order = IntStream.range(0, picture.width() * picture.height()).toArray();
            sum += area(HeldOut.shuffled(order, Run.seeded(seed).random("deletion")));
        }
        return sum / orders;
    }

    private double area(int[] order) {
        double[] probabilities = picture.probabilities(STEPS, (step, changed) -> {
            for (int at = 0; at < order.length * (step + 1) / (STEPS + 1); at++) {
                picture.hide(changed, order[at] % picture.width(), order[at] / picture.width());
            }
        });
        return IntStream.range(0, STEPS)
                .mapToDouble(step -> probabilities[step])
                .average()
                .orElseThrow();
    }
}
