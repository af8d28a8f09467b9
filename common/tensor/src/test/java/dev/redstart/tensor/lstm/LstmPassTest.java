package dev.redstart.tensor.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.tensor.floats.Floats;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** {@link ForwardPass} and {@link BackwardPass} against {@link ReferenceLstm} and its finite differences. */
class LstmPassTest {
    private static final int ROWS = 4;
    private static final int PLACES = 7;

    /** A step of 1e-5 in double precision leaves 1e-9; float32 sums of some 30 numbers near 1 leave 1e-5. */
    private static final double TOLERANCE = 2e-5;

    private final SplittableRandom random = new SplittableRandom(3);

    /** Which numbers of a batch count. */
    enum Shape {
        FULL,
        PADDED_AT_THE_END,
        PADDED_AT_THE_START,
        WITH_GAPS,
        WITH_AN_EMPTY_ROW
    }

    /** A batch and its network, in doubles and as DL4J would give it. */
    private final class Problem {
        private final int inputs = 5;
        private final int units = 6;
        private final ReferenceLstm lstm = new ReferenceLstm(inputs, units);
        private final double[][][] x = new double[ROWS][PLACES][inputs];
        private final double[][] mask = new double[ROWS][PLACES];
        private final double[][] keepInputs = new double[ROWS][inputs];
        private final double[][] keepStates = new double[ROWS][units];
        private final double[][][] wanted = new double[ROWS][PLACES][units];

        Problem(Shape shape, boolean dropout) {
            fill(lstm.weights);
            fill(new double[][] {lstm.bias});
            for (int row = 0; row < ROWS; row++) {
                fill(x[row]);
                fill(wanted[row]);
                Arrays.setAll(keepInputs[row], any -> keep(dropout));
                Arrays.setAll(keepStates[row], any -> keep(dropout));
                for (int place = 0; place < PLACES; place++) {
                    mask[row][place] = counts(shape, row, place) ? 1 : 0;
                }
            }
        }

        private double keep(boolean dropout) {
            return !dropout ? 1 : random.nextInt(3) == 0 ? 0 : 1.5;
        }

        private void fill(double[][] numbers) {
            for (double[] row : numbers) {
                Arrays.setAll(row, any -> (float) (random.nextGaussian() * 0.5));
            }
        }

        private boolean counts(Shape shape, int row, int place) {
            return switch (shape) {
                case FULL -> true;
                case PADDED_AT_THE_END -> place < 2 + 2 * row - row / 3;
                case PADDED_AT_THE_START -> place >= row;
                case WITH_GAPS -> (place + row) % 3 != 1;
                case WITH_AN_EMPTY_ROW -> row != 1;
            };
        }

        double[][][] answer() {
            double[][][] answer = new double[ROWS][][];
            for (int row = 0; row < ROWS; row++) {
                double[][] dropped = new double[PLACES][inputs];
                for (int place = 0; place < PLACES; place++) {
                    for (int input = 0; input < inputs; input++) {
                        dropped[place][input] = x[row][place][input] * keepInputs[row][input];
                    }
                }
                answer[row] = lstm.answer(dropped, mask[row], keepStates[row]);
            }
            return answer;
        }

        /** The loss whose gradient by an answer is what is wanted there. */
        double loss() {
            double loss = 0;
            double[][][] answer = answer();
            for (int row = 0; row < ROWS; row++) {
                for (int place = 0; place < PLACES; place++) {
                    for (int unit = 0; unit < units; unit++) {
                        loss += mask[row][place] * wanted[row][place][unit] * answer[row][place][unit];
                    }
                }
            }
            return loss;
        }

        PackedRows packed() {
            int[][] places = new int[ROWS][];
            for (int row = 0; row < ROWS; row++) {
                int at = row;
                places[row] = java.util.stream.IntStream.range(0, PLACES)
                        .filter(place -> mask[at][place] != 0)
                        .toArray();
            }
            return PackedRows.of(places);
        }

        DropoutMasks masks(PackedRows rows) {
            return new DropoutMasks(packed(keepInputs, rows), packed(keepStates, rows));
        }

        private Floats packed(double[][] byRow, PackedRows rows) {
            Floats packed = Floats.zeros((long) ROWS * byRow[0].length);
            for (int index = 0; index < ROWS; index++) {
                for (int at = 0; at < byRow[0].length; at++) {
                    packed.set((long) index * byRow[0].length + at, (float) byRow[rows.row(index)][at]);
                }
            }
            return packed;
        }

        Parameters parameters() {
            Floats w = Floats.zeros(4L * inputs * units);
            Floats u = Floats.zeros(4L * units * units);
            Floats b = Floats.zeros(4L * units);
            for (int gate = 0; gate < 4 * units; gate++) {
                for (int input = 0; input < inputs; input++) {
                    w.set((long) gate * inputs + input, (float) lstm.weights[input][gate]);
                }
                for (int unit = 0; unit < units; unit++) {
                    u.set((long) gate * units + unit, (float) lstm.weights[inputs + unit][gate]);
                }
                b.set(gate, (float) lstm.bias[gate]);
            }
            return new Parameters(w, u, b);
        }

        Pass pass(INDArray out) {
            PackedRows rows = packed();
            return new Pass(parameters(), rows, masks(rows), new Sequences(array(x)), new Sequences(out));
        }
    }

    /** [rows, features, places], features side by side. */
    private static INDArray array(double[][][] numbers) {
        INDArray array = empty(numbers[0][0].length);
        for (int row = 0; row < ROWS; row++) {
            for (int place = 0; place < PLACES; place++) {
                for (int feature = 0; feature < numbers[0][0].length; feature++) {
                    array.putScalar(row, feature, place, numbers[row][place][feature]);
                }
            }
        }
        return array;
    }

    private static INDArray empty(int features) {
        return Nd4j.zeros(DataType.FLOAT, ROWS, PLACES, features).permute(0, 2, 1);
    }

    @ParameterizedTest
    @EnumSource
    void answersAsTheFormulasDo(Shape shape) {
        Problem problem = new Problem(shape, true);
        INDArray learned = empty(problem.units);
        INDArray answered = empty(problem.units);

        new ForwardPass(problem.pass(learned), new Memory(problem.inputs, problem.units), Gates.KERNEL, true).run();
        new ForwardPass(problem.pass(answered), new Memory(problem.inputs, problem.units), Gates.KERNEL, false).run();

        assertClose(learned, problem.answer(), 2e-6);
        assertThat(answered).isEqualTo(learned);
    }

    @ParameterizedTest
    @EnumSource
    void gradientsAreThoseOfFiniteDifferences(Shape shape) {
        for (boolean dropout : new boolean[] {false, true}) {
            Problem problem = new Problem(shape, dropout);
            Memory memory = new Memory(problem.inputs, problem.units);
            Pass pass = problem.pass(empty(problem.units));
            Parameters gradients = problem.parameters();
            INDArray inputGradients = empty(problem.inputs);

            new ForwardPass(pass, memory, Gates.KERNEL, true).run();
            new BackwardPass(pass, memory, Gates.KERNEL, gradients)
                    .run(new Sequences(array(problem.wanted)), new Sequences(inputGradients));

            checkParameters(problem, gradients);
            checkInputs(problem, inputGradients);
        }
    }

    /** Enough columns for several runs, and units that are no multiple of anything. */
    @Test
    void theGradientOfABatchIsTheSumOfItsRows() {
        int rows = 40;
        int places = 37;
        INDArray x = Nd4j.rand(DataType.FLOAT, rows, places, 9).permute(0, 2, 1);
        INDArray wanted = Nd4j.rand(DataType.FLOAT, rows, places, 19).permute(0, 2, 1);
        Parameters parameters = new Parameters(randomFloats(9 * 76), randomFloats(19 * 76), randomFloats(76));

        Parameters together = gradients(parameters, x, wanted);

        Parameters sum = new Parameters(Floats.zeros(9 * 76), Floats.zeros(19 * 76), Floats.zeros(76));
        for (int row = 0; row < rows; row++) {
            INDArray one = x.get(NDArrayIndex.interval(row, row + 1), NDArrayIndex.all(), NDArrayIndex.all());
            INDArray its = wanted.get(NDArrayIndex.interval(row, row + 1), NDArrayIndex.all(), NDArrayIndex.all());
            add(sum, gradients(parameters, one.dup('c'), its.dup('f')));
        }
        assertClose(together.inputs(), sum.inputs());
        assertClose(together.states(), sum.states());
        assertClose(together.bias(), sum.bias());
    }

    private Floats randomFloats(int count) {
        Floats floats = Floats.zeros(count);
        for (int at = 0; at < count; at++) {
            floats.set(at, (float) (random.nextGaussian() * 0.2));
        }
        return floats;
    }

    private static Parameters gradients(Parameters parameters, INDArray x, INDArray wanted) {
        PackedRows rows = PackedRows.full((int) x.size(0), (int) x.size(2));
        INDArray out = Nd4j.create(DataType.FLOAT, x.size(0), 19, x.size(2));
        Pass pass = new Pass(parameters, rows, DropoutMasks.NONE, new Sequences(x), new Sequences(out));
        Memory memory = new Memory(9, 19);
        Parameters gradients = new Parameters(Floats.zeros(9 * 76), Floats.zeros(19 * 76), Floats.zeros(76));
        new ForwardPass(pass, memory, Gates.KERNEL, true).run();
        new BackwardPass(pass, memory, Gates.KERNEL, gradients)
                .run(new Sequences(wanted), new Sequences(Nd4j.create(x.shape())));
        return gradients;
    }

    private static void add(Parameters sum, Parameters more) {
        Gates.KERNEL.add(sum.inputs(), 0, more.inputs(), (int) sum.inputs().length());
        Gates.KERNEL.add(sum.states(), 0, more.states(), (int) sum.states().length());
        Gates.KERNEL.add(sum.bias(), 0, more.bias(), (int) sum.bias().length());
    }

    /** Sums of 1,480 numbers of either sign, around 100: 1e-3 is a part in 100,000. */
    private static void assertClose(Floats one, Floats other) {
        for (long at = 0; at < other.length(); at++) {
            assertThat(one.get(at)).isCloseTo(other.get(at), within(1e-3f));
        }
    }

    private static void checkParameters(Problem problem, Parameters gradients) {
        for (int gate = 0; gate < 4 * problem.units; gate++) {
            for (int input = 0; input < problem.inputs; input++) {
                double slope = slope(problem.lstm.weights[input], gate, problem::loss);
                assertThat((double) gradients.inputs().get((long) gate * problem.inputs + input))
                        .isCloseTo(slope, within(TOLERANCE));
            }
            for (int unit = 0; unit < problem.units; unit++) {
                double slope = slope(problem.lstm.weights[problem.inputs + unit], gate, problem::loss);
                assertThat((double) gradients.states().get((long) gate * problem.units + unit))
                        .isCloseTo(slope, within(TOLERANCE));
            }
            assertThat((double) gradients.bias().get(gate))
                    .isCloseTo(slope(problem.lstm.bias, gate, problem::loss), within(TOLERANCE));
        }
    }

    private static void checkInputs(Problem problem, INDArray gradients) {
        for (int row = 0; row < ROWS; row++) {
            for (int place = 0; place < PLACES; place++) {
                for (int input = 0; input < problem.inputs; input++) {
                    assertThat(gradients.getDouble(row, input, place))
                            .isCloseTo(slope(problem.x[row][place], input, problem::loss), within(TOLERANCE));
                }
            }
        }
    }

    private static double slope(double[] numbers, int at, DoubleSupplier loss) {
        double step = 1e-5;
        double kept = numbers[at];
        numbers[at] = kept + step;
        double above = loss.getAsDouble();
        numbers[at] = kept - step;
        double below = loss.getAsDouble();
        numbers[at] = kept;
        return (above - below) / (2 * step);
    }

    private static void assertClose(INDArray array, double[][][] wanted, double tolerance) {
        for (int row = 0; row < ROWS; row++) {
            for (int place = 0; place < PLACES; place++) {
                for (int unit = 0; unit < wanted[0][0].length; unit++) {
                    assertThat(array.getDouble(row, unit, place))
                            .isCloseTo(wanted[row][place][unit], within(tolerance));
                }
            }
        }
    }
}
