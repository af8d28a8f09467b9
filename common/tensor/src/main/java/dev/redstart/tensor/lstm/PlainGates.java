package dev.redstart.tensor.lstm;

import dev.redstart.tensor.floats.Floats;

/** The definition: what runs where the Vector API is not there, on the odd units at a row's end, and what the other is compared with. */
final class PlainGates implements GateKernel {
    @Override
    public String description() {
        return "plain Java";
    }

    /** Rational approximation, {@link #A1} and on; NaN stays NaN. */
    static float tanh(float x) {
        float in = x > FLAT ? FLAT : x < -FLAT ? -FLAT : x;
        float square = in * in;
        float over = Math.fma(square, A13, A11);
        over = Math.fma(square, over, A9);
        over = Math.fma(square, over, A7);
        over = Math.fma(square, over, A5);
        over = Math.fma(square, over, A3);
        over = Math.fma(square, over, A1);
        float under = Math.fma(square, B6, B4);
        under = Math.fma(square, under, B2);
        under = Math.fma(square, under, B0);
        return in * over / under;
    }

    /** {@code 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2}. */
    static float sigmoid(float x) {
        return Math.fma(0.5f, tanh(0.5f * x), 0.5f);
    }

    @Override
    public void forward(GateArrays arrays, RowPlace place) {
        forward(arrays, place, 0);
    }

    /** Units {@code from} and on. */
    void forward(GateArrays arrays, RowPlace place, int from) {
        int units = arrays.units();
        Floats gates = arrays.gates();
        Floats bias = arrays.bias();
        for (int unit = from; unit < units; unit++) {
            long at = place.gates() + unit;
            float g = tanh(gates.get(at) + bias.get(unit));
            float f = sigmoid(gates.get(at + units) + bias.get(units + unit));
            float o = sigmoid(gates.get(at + 2L * units) + bias.get(2L * units + unit));
            float i = sigmoid(gates.get(at + 3L * units) + bias.get(3L * units + unit));
            float c = Math.fma(f, arrays.cells().get(place.before() + unit), i * g);
            gates.set(at, g);
            gates.set(at + units, f);
            gates.set(at + 2L * units, o);
            gates.set(at + 3L * units, i);
            arrays.cells().set(place.after() + unit, c);
            arrays.states().set(place.state() + unit, o * tanh(c));
        }
    }

    @Override
    public void backward(GateArrays arrays, RowPlace place) {
        backward(arrays, place, 0);
    }

    /** Units {@code from} and on. */
    void backward(GateArrays arrays, RowPlace place, int from) {
        int units = arrays.units();
        Floats gates = arrays.gates();
        for (int unit = from; unit < units; unit++) {
            long at = place.gates() + unit;
            float g = gates.get(at);
            float f = gates.get(at + units);
            float o = gates.get(at + 2L * units);
            float i = gates.get(at + 3L * units);
            float squashed = tanh(arrays.cells().get(place.after() + unit));
            float dState = arrays.states().get(place.state() + unit);
            float dCell = Math.fma(
                    dState * o,
                    Math.fma(-squashed, squashed, 1),
                    arrays.cellGradients().get(place.state() + unit));
            gates.set(at, dCell * i * Math.fma(-g, g, 1));
            gates.set(at + units, dCell * arrays.cells().get(place.before() + unit) * Math.fma(-f, f, f));
            gates.set(at + 2L * units, dState * squashed * Math.fma(-o, o, o));
            gates.set(at + 3L * units, dCell * g * Math.fma(-i, i, i));
            arrays.cellGradients().set(place.state() + unit, dCell * f);
        }
    }

    @Override
    public void multiply(Floats target, long at, Floats factors, int length) {
        multiply(target, at, factors, 0, length);
    }

    void multiply(Floats target, long at, Floats factors, int from, int length) {
        for (int index = from; index < length; index++) {
            target.set(at + index, target.get(at + index) * factors.get(index));
        }
    }

    @Override
    public void add(Floats sums, long at, Floats numbers, int length) {
        for (int index = 0; index < length; index++) {
            sums.set(at + index, sums.get(at + index) + numbers.get(index));
        }
    }

    @Override
    public void addColumns(Floats sums, Floats numbers, long from, int columns) {
        addColumns(sums, numbers, new Block(from, 0, columns));
    }

    /** Columns from {@code from} on, of which the first {@code first} numbers are left out. */
    record Block(long from, int first, int columns) {}

    void addColumns(Floats sums, Floats numbers, Block block) {
        long length = sums.length();
        for (int column = 0; column < block.columns(); column++) {
            for (long index = block.first(); index < length; index++) {
                sums.set(index, sums.get(index) + numbers.get(block.from() + column * length + index));
            }
        }
    }

    @Override
    public void adam(Floats gradients, Floats means, Floats squares, FusedAdam.Rates rates) {
        adam(gradients, means, squares, rates, 0);
    }

    /** Gradients {@code from} and on. */
    void adam(Floats gradients, Floats means, Floats squares, FusedAdam.Rates rates, long from) {
        for (long index = from; index < gradients.length(); index++) {
            float g = gradients.get(index);
            float mean = Math.fma(rates.beta1(), means.get(index), (1 - rates.beta1()) * g);
            float square = Math.fma(rates.beta2(), squares.get(index), (1 - rates.beta2()) * g * g);
            means.set(index, mean);
            squares.set(index, square);
            gradients.set(index, rates.rate() * mean / ((float) Math.sqrt(square) + rates.epsilon()));
        }
    }
}
