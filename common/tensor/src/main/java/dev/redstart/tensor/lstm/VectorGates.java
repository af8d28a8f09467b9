package dev.redstart.tensor.lstm;

import dev.redstart.tensor.floats.Floats;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API, with the operations of {@link PlainGates} in their order. Loaded only where the module is there. */
final class VectorGates implements GateKernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private final PlainGates plain = new PlainGates();

    /** Whether the CPU has vectors that are worth the name. */
    static boolean isWorthwhile() {
        return WIDTH >= 4;
    }

    @Override
    public String description() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
    }

    private static FloatVector read(Floats numbers, long at) {
        return FloatVector.fromMemorySegment(SPECIES, numbers.segment(), at * Float.BYTES, ORDER);
    }

    private static void write(FloatVector vector, Floats numbers, long at) {
        vector.intoMemorySegment(numbers.segment(), at * Float.BYTES, ORDER);
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static FloatVector tanh(FloatVector x) {
        // Comparisons, since min and max take three times as many instructions to treat NaN and -0 well.
        FloatVector below = x.blend(FLAT, x.compare(VectorOperators.GT, FLAT));
        FloatVector in = below.blend(-FLAT, below.compare(VectorOperators.LT, -FLAT));
        FloatVector square = in.mul(in);
        FloatVector over = square.fma(constant(A13), constant(A11));
        over = square.fma(over, constant(A9));
        over = square.fma(over, constant(A7));
        over = square.fma(over, constant(A5));
        over = square.fma(over, constant(A3));
        over = square.fma(over, constant(A1));
        FloatVector under = square.fma(constant(B6), constant(B4));
        under = square.fma(under, constant(B2));
        under = square.fma(under, constant(B0));
        return in.mul(over).div(under);
    }

    private static FloatVector sigmoid(FloatVector x) {
        FloatVector half = constant(0.5f);
        return half.fma(tanh(half.mul(x)), half);
    }

    // Short loops: C2 stops inlining in a long one and then allocates an object for each vector, which costs five times
    // as much.

    @Override
    public void forward(GateArrays arrays, RowPlace place) {
        int whole = arrays.units() - arrays.units() % WIDTH;
        candidates(arrays, place.gates(), whole);
        for (int block = 1; block < 4; block++) {
            gates(arrays, place.gates(), block * arrays.units(), whole);
        }
        states(arrays, place, whole);
        plain.forward(arrays, place, whole);
    }

    private static void candidates(GateArrays arrays, long at, int length) {
        for (int unit = 0; unit < length; unit += WIDTH) {
            write(tanh(read(arrays.gates(), at + unit).add(read(arrays.bias(), unit))), arrays.gates(), at + unit);
        }
    }

    private static void gates(GateArrays arrays, long at, int from, int length) {
        for (int unit = from; unit < from + length; unit += WIDTH) {
            write(sigmoid(read(arrays.gates(), at + unit).add(read(arrays.bias(), unit))), arrays.gates(), at + unit);
        }
    }

    private static void states(GateArrays arrays, RowPlace place, int length) {
        int units = arrays.units();
        for (int unit = 0; unit < length; unit += WIDTH) {
            long at = place.gates() + unit;
            FloatVector fresh = read(arrays.gates(), at + 3L * units).mul(read(arrays.gates(), at));
            FloatVector c = read(arrays.gates(), at + units).fma(read(arrays.cells(), place.before() + unit), fresh);
            write(c, arrays.cells(), place.after() + unit);
            write(read(arrays.gates(), at + 2L * units).mul(tanh(c)), arrays.states(), place.state() + unit);
        }
    }

    @Override
    public void backward(GateArrays arrays, RowPlace place) {
        int whole = arrays.units() - arrays.units() % WIDTH;
        outputs(arrays, place, whole);
        for (int unit = 0; unit < whole; unit += WIDTH) {
            inside(arrays, place, unit);
        }
        plain.backward(arrays, place, whole);
    }

    /** The output gate's gradient, and what it leaves to the cell. */
    private static void outputs(GateArrays arrays, RowPlace place, int length) {
        FloatVector one = constant(1);
        for (int unit = 0; unit < length; unit += WIDTH) {
            long at = place.gates() + 2L * arrays.units() + unit;
            FloatVector o = read(arrays.gates(), at);
            FloatVector squashed = tanh(read(arrays.cells(), place.after() + unit));
            FloatVector dState = read(arrays.states(), place.state() + unit);
            FloatVector slope = squashed.neg().fma(squashed, one);
            FloatVector dCell = dState.mul(o).fma(slope, read(arrays.cellGradients(), place.state() + unit));
            write(dState.mul(squashed).mul(o.neg().fma(o, o)), arrays.gates(), at);
            write(dCell, arrays.cellGradients(), place.state() + unit);
        }
    }

    /** The gradients of the other three. */
    private static void inside(GateArrays arrays, RowPlace place, int unit) {
        int units = arrays.units();
        Floats gates = arrays.gates();
        long at = place.gates() + unit;
        FloatVector g = read(gates, at);
        FloatVector f = read(gates, at + units);
        FloatVector i = read(gates, at + 3L * units);
        FloatVector dCell = read(arrays.cellGradients(), place.state() + unit);
        write(dCell.mul(i).mul(g.neg().fma(g, constant(1))), gates, at);
        write(dCell.mul(read(arrays.cells(), place.before() + unit)).mul(f.neg().fma(f, f)), gates, at + units);
        write(dCell.mul(g).mul(i.neg().fma(i, i)), gates, at + 3L * units);
        write(dCell.mul(f), arrays.cellGradients(), place.state() + unit);
    }

    @Override
    public void multiply(Floats target, long at, Floats factors, int length) {
        int index = 0;
        for (; index <= length - WIDTH; index += WIDTH) {
            write(read(target, at + index).mul(read(factors, index)), target, at + index);
        }
        plain.multiply(target, at, factors, index, length);
    }

    @Override
    public void add(Floats sums, long at, Floats numbers, int length) {
        int index = 0;
        for (; index <= length - WIDTH; index += WIDTH) {
            write(read(sums, at + index).add(read(numbers, index)), sums, at + index);
        }
        for (; index < length; index++) {
            sums.set(at + index, sums.get(at + index) + numbers.get(index));
        }
    }

    @Override
    public void addColumns(Floats sums, Floats numbers, long from, int columns) {
        long length = sums.length();
        int index = 0;
        for (; index <= length - WIDTH; index += WIDTH) {
            FloatVector sum = read(sums, index);
            for (int column = 0; column < columns; column++) {
                sum = sum.add(read(numbers, from + column * length + index));
            }
            write(sum, sums, index);
        }
        plain.addColumns(sums, numbers, new PlainGates.Block(from, index, columns));
    }

    @Override
    public void adam(Floats gradients, Floats means, Floats squares, FusedAdam.Rates rates) {
        FloatVector beta1 = constant(rates.beta1());
        FloatVector beta2 = constant(rates.beta2());
        FloatVector take1 = constant(1 - rates.beta1());
        FloatVector take2 = constant(1 - rates.beta2());
        FloatVector rate = constant(rates.rate());
        long index = 0;
        for (; index <= gradients.length() - WIDTH; index += WIDTH) {
            FloatVector g = read(gradients, index);
            FloatVector mean = beta1.fma(read(means, index), take1.mul(g));
            FloatVector square = beta2.fma(read(squares, index), take2.mul(g).mul(g));
            write(mean, means, index);
            write(square, squares, index);
            write(rate.mul(mean).div(square.sqrt().add(rates.epsilon())), gradients, index);
        }
        plain.adam(gradients, means, squares, rates, index);
    }
}
