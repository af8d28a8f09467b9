package dev.redstart.tensor.onnx;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.train.Run;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.NetworkData;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.tensor.network.TrainedNetwork;
import java.util.SplittableRandom;

/** Networks and inputs by chance: biases and running means too, unlike those of a network that has learned for a moment. */
final class RandomNetwork {
    private RandomNetwork() {}

    static TrainedNetwork of(NetworkSpec spec, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Tensors.Builder tensors = Tensors.builder();
        fresh(spec)
                .parameters()
                .forEach((name, tensor) -> tensors.floats(name, numbers(name, tensor, random), tensor.shape()));
        return TrainedNetwork.of(spec, tensors.build());
    }

    private static TrainedNetwork fresh(NetworkSpec spec) {
        NetworkData rows = spec.input() instanceof InputShape.Tokens
                ? NetworkData.tokens(new int[][] {{2, 3}, {4}})
                : NetworkData.of(inputs(spec.input(), 2));
        var settings = NetworkTrainer.Settings.defaults().withEpochs(1).withPatience(0);
        NetworkData answered = rows.withTargets(Tensor.zeros(2, spec.outputs()));
        return new NetworkTrainer(spec, settings).train(answered, rows.select(new int[0]), Run.seeded(1));
    }

    /** In a table of filters what is exactly 0 stays so: it lies outside a narrow window. */
    private static float[] numbers(String name, Tensor tensor, SplittableRandom random) {
        float[] numbers = tensor.copyData();
        double scale = tensor.rank() == 1 ? 0.5 : Math.sqrt((double) tensor.size(0) / numbers.length);
        for (int at = 0; at < numbers.length; at++) {
            boolean outside = tensor.rank() == 3 && numbers[at] == 0;
            double number = name.endsWith("variance") ? 0.5 + random.nextDouble() : scale * random.nextGaussian();
            numbers[at] = outside ? 0 : (float) number;
        }
        return numbers;
    }

    /** Numbers between -1 and 1. */
    static Tensor inputs(InputShape shape, int rows) {
        Tensor zeros =
                switch (shape) {
                    case InputShape.Image image -> Tensor.zeros(rows, image.channels(), image.height(), image.width());
                    case InputShape.Features features -> Tensor.zeros(rows, features.count());
                    case InputShape.Tokens tokens -> throw new IllegalArgumentException("tokens are no numbers");
                };
        SplittableRandom random = new SplittableRandom(7);
        float[] numbers = new float[zeros.length()];
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = (float) random.nextDouble(-1, 1);
        }
        return Tensor.of(numbers, zeros.shape());
    }
}
