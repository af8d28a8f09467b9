package dev.redstart.tensor.lstm;

import dev.redstart.tensor.floats.Floats;

/**
 * What a layer computes on the way forwards and needs again on the way back, a column for each row and step of {@link PackedRows}. Kept from
 * batch to batch and grown when needed.
 */
final class Memory {
    final int inputs;
    final int units;

    /** Inputs after dropout; backwards their gradients. */
    Floats in = Floats.zeros(0);

    /** Gates; backwards the gradients of their weighted sums. */
    Floats gates = Floats.zeros(0);

    /** A column of zeros for each row, then the cell after each step. */
    Floats cells = Floats.zeros(0);

    /** The state that comes into each step, after dropout. */
    Floats entering = Floats.zeros(0);

    /** The state of the step at hand, a column for each row; backwards its gradient. */
    Floats states = Floats.zeros(0);

    /** The state weights, turned: [4 units, units]. */
    final Floats turned;

    /** Gradient of the cell at hand, a column for each row. */
    Floats cellGradients = Floats.zeros(0);

    Memory(int inputs, int units) {
        this.inputs = inputs;
        this.units = units;
        this.turned = Floats.zeros(4L * units * units);
    }

    /** @param weights [units, 4 units] */
    void turn(Floats weights) {
        for (int gate = 0; gate < 4 * units; gate++) {
            for (int unit = 0; unit < units; unit++) {
                turned.set(4L * unit * units + gate, weights.get((long) gate * units + unit));
            }
        }
    }

    /**
     * @param columns to be remembered at once
     * @param states to be remembered at once, at least {@code rows}
     */
    void reserve(int rows, int columns, int states) {
        in = in.atLeast((long) columns * inputs);
        gates = gates.atLeast(4L * columns * units);
        cells = cells.atLeast(((long) rows + states) * units);
        entering = entering.atLeast((long) states * units);
        this.states = this.states.atLeast((long) rows * units);
        cellGradients = cellGradients.atLeast((long) rows * units);
    }

    GateArrays arrays(Floats bias) {
        return new GateArrays(gates, bias, cells, states, cellGradients, units);
    }

    long bytes() {
        long numbers = 0;
        for (Floats part : new Floats[] {in, gates, cells, entering, states, turned, cellGradients}) {
            numbers += part.length();
        }
        return numbers * Float.BYTES;
    }
}
