package dev.redstart.tensor.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.tensor.floats.Floats;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link PlainGates} against the mathematics, and the kernel that this JVM runs against {@link PlainGates}, bit by bit. */
class GateKernelTest {
    private static final int GUARD = 3;

    private final SplittableRandom random = new SplittableRandom(7);
    private final GateKernel plain = new PlainGates();

    @Test
    void tanhIsRightToFourTenMillionths() {
        for (float x = -12; x < 12; x += 0.001f) {
            assertThat(PlainGates.tanh(x))
                    .isCloseTo((float) Math.tanh(x), within(4e-7f))
                    .isBetween(-1f, 1f);
        }
        assertThat(PlainGates.tanh(Float.POSITIVE_INFINITY)).isCloseTo(1, within(4e-7f));
        assertThat(PlainGates.tanh(Float.NaN)).isNaN();
        assertThat(PlainGates.tanh(0)).isZero();
    }

    @Test
    void sigmoidIsRightToFourTenMillionths() {
        for (float x = -20; x < 20; x += 0.001f) {
            assertThat(PlainGates.sigmoid(x))
                    .isCloseTo((float) (1 / (1 + Math.exp(-x))), within(4e-7f))
                    .isBetween(0f, 1f);
        }
        assertThat(PlainGates.sigmoid(Float.NaN)).isNaN();
    }

    @Test
    void oneUnitsStepIsThatOfTheFormula() {
        // g = tanh(.5), f = o = i = sigmoid(0) = .5, c = .5 * 2 + .5 * g, state = .5 * tanh(c)
        Step step = new Step(1);
        step.fill(step.gates, 0.4f, 0, 0, 0);
        step.fill(step.bias, 0.1f, 0, 0, 0);
        step.fill(step.cells, 2, 0);

        plain.forward(step.arrays(), step.place());

        double cell = 1 + 0.5 * Math.tanh(0.5);
        assertThat(step.cells.get(GUARD + 1)).isCloseTo((float) cell, within(1e-6f));
        assertThat(step.states.get(GUARD)).isCloseTo((float) (0.5 * Math.tanh(cell)), within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100})
    void bothKernelsGiveTheSameBits(int units) {
        Step one = new Step(units);
        one.randomise();
        Step other = one.copy();

        plain.forward(one.arrays(), one.place());
        Gates.KERNEL.forward(other.arrays(), other.place());

        assertThat(other.bits()).isEqualTo(one.bits());

        plain.backward(one.arrays(), one.place());
        Gates.KERNEL.backward(other.arrays(), other.place());

        assertThat(other.bits()).isEqualTo(one.bits());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 16, 17, 33})
    void bothKernelsMultiplyAndAddAlike(int length) {
        Floats one = randomFloats(3 * length + GUARD);
        Floats other = copy(one);
        Floats factors = randomFloats(length);
        Floats sums = randomFloats(length);
        Floats otherSums = copy(sums);

        plain.multiply(one, GUARD, factors, length);
        Gates.KERNEL.multiply(other, GUARD, factors, length);
        plain.add(one, 1, factors, length);
        Gates.KERNEL.add(other, 1, factors, length);
        if (length > 0) {
            plain.addColumns(sums, one, GUARD, 3);
            Gates.KERNEL.addColumns(otherSums, other, GUARD, 3);
        }

        assertThat(bits(other)).isEqualTo(bits(one));
        assertThat(bits(otherSums)).isEqualTo(bits(sums));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 17, 33})
    void bothKernelsTakeTheSameStepOfAdam(int length) {
        Floats gradients = randomFloats(length);
        Floats means = randomFloats(length);
        Floats squares = Floats.zeros(length);
        Floats[] others = {copy(gradients), copy(means), copy(squares)};
        FusedAdam.Rates rates = new FusedAdam.Rates(0.9f, 0.999f, 0.01f, 1e-8f);

        plain.adam(gradients, means, squares, rates);
        Gates.KERNEL.adam(others[0], others[1], others[2], rates);

        assertThat(bits(others[0])).isEqualTo(bits(gradients));
        assertThat(bits(others[1])).isEqualTo(bits(means));
        assertThat(bits(others[2])).isEqualTo(bits(squares));
    }

    private Floats randomFloats(int length) {
        Floats floats = Floats.zeros(length);
        for (int index = 0; index < length; index++) {
            floats.set(index, (float) random.nextGaussian());
        }
        return floats;
    }

    private static Floats copy(Floats floats) {
        Floats copy = Floats.zeros(floats.length());
        floats.copy(0, copy, 0, floats.length());
        return copy;
    }

    private static int[] bits(Floats... parts) {
        return Arrays.stream(parts)
                .flatMapToInt(part -> java.util.stream.IntStream.range(0, (int) part.length())
                        .map(index -> Float.floatToIntBits(part.get(index))))
                .toArray();
    }

    /** One row at one place, with numbers around it that nobody may touch. */
    private final class Step {
        private final int units;
        private Floats gates;
        private Floats bias;
        private Floats cells;
        private Floats states;
        private Floats cellGradients;

        Step(int units) {
            this.units = units;
            gates = Floats.zeros(4L * units + 2 * GUARD);
            bias = Floats.zeros(4L * units);
            cells = Floats.zeros(2L * units + 2 * GUARD);
            states = Floats.zeros(units + 2 * GUARD);
            cellGradients = Floats.zeros(units + 2 * GUARD);
        }

        void randomise() {
            gates = randomFloats(4 * units + 2 * GUARD);
            bias = randomFloats(4 * units);
            cells = randomFloats(2 * units + 2 * GUARD);
            states = randomFloats(units + 2 * GUARD);
            cellGradients = randomFloats(units + 2 * GUARD);
        }

        Step copy() {
            Step copy = new Step(units);
            copy.gates = GateKernelTest.copy(gates);
            copy.bias = GateKernelTest.copy(bias);
            copy.cells = GateKernelTest.copy(cells);
            copy.states = GateKernelTest.copy(states);
            copy.cellGradients = GateKernelTest.copy(cellGradients);
            return copy;
        }

        void fill(Floats target, float... numbers) {
            int guard = target == bias ? 0 : GUARD;
            for (int index = 0; index < numbers.length; index++) {
                target.set(guard + index, numbers[index]);
            }
        }

        GateArrays arrays() {
            return new GateArrays(gates, bias, cells, states, cellGradients, units);
        }

        RowPlace place() {
            return new RowPlace(GUARD, GUARD, GUARD + units, GUARD);
        }

        int[] bits() {
            return GateKernelTest.bits(gates, cells, states, cellGradients);
        }
    }
}
