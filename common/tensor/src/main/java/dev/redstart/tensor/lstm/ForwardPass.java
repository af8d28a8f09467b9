package dev.redstart.tensor.lstm;

import dev.redstart.tensor.floats.Blas;
import dev.redstart.tensor.floats.Blas.Matrix;

/**
 * A layer's answer. The inputs of many steps go through one matrix product, the states of each step through one more, and one look at the gates
 * does the rest.
 */
final class ForwardPass {
    /** Columns whose gates (1 MB at 128 units) are still in the CPU's cache when their step comes. */
    static final int RUN = 512;

    private final Pass pass;
    private final PackedRows rows;
    private final Memory memory;
    private final GateArrays arrays;
    private final boolean remembers;
    private final GateKernel kernel;

    /** @param remembers whether {@link BackwardPass} follows */
    ForwardPass(Pass pass, Memory memory, GateKernel kernel, boolean remembers) {
        this.pass = pass;
        this.rows = pass.rows();
        this.memory = memory;
        this.remembers = remembers;
        this.kernel = kernel;
        int columns = remembers ? rows.columns() : Math.min(rows.columns(), RUN + rows.size());
        memory.reserve(rows.size(), columns, remembers ? rows.columns() : rows.size());
        this.arrays = memory.arrays(pass.parameters().bias());
    }

    void run() {
        memory.cells.clear(0, (long) rows.size() * memory.units);
        memory.entering.clear(0, (long) rows.going(0) * memory.units);
        memory.turn(pass.parameters().states());
        int[] runs = rows.runs(RUN);
        for (int run = 0; run + 1 < runs.length; run++) {
            int base = remembers ? 0 : rows.start(runs[run]);
            project(runs[run], runs[run + 1], base);
            for (int step = runs[run]; step < runs[run + 1]; step++) {
                step(step, rows.start(step) - base);
            }
        }
    }

    /** Weighted sums of the inputs, for steps {@code from} to {@code to - 1}. */
    private void project(int from, int to, int base) {
        int first = rows.start(from) - base;
        int columns = rows.start(to) - rows.start(from);
        for (int step = from; step < to; step++) {
            read(step, rows.start(step) - base);
        }
        Blas.productOfTransposed(
                new Matrix(pass.parameters().inputs(), 0, memory.inputs, 4 * memory.units),
                new Matrix(memory.in, (long) first * memory.inputs, memory.inputs, columns),
                new Matrix(memory.gates, 4L * first * memory.units, 4 * memory.units, columns));
    }

    private void read(int step, int column) {
        long at = (long) column * memory.inputs;
        for (int index = 0; index < rows.going(step); index++) {
            pass.in().read(rows.row(index), rows.place(index, step), memory.in, at + (long) index * memory.inputs);
        }
        if (pass.masks().inputs() != null) {
            kernel.multiply(memory.in, at, pass.masks().inputs(), rows.going(step) * memory.inputs);
        }
    }

    private void step(int step, int column) {
        int units = memory.units;
        if (step > 0) {
            Blas.addTallProduct(
                    new Matrix(memory.turned, 0, 4 * units, units),
                    new Matrix(memory.entering, entering(step), units, rows.going(step)),
                    new Matrix(memory.gates, 4L * column * units, 4 * units, rows.going(step)));
        }
        long before = before(step);
        long after = remembers ? after(rows, step, units) : 0;
        for (int index = 0; index < rows.going(step); index++) {
            long row = (long) index * units;
            kernel.forward(arrays, new RowPlace(4 * ((long) column * units + row), before + row, after + row, row));
            pass.out().write(rows.row(index), rows.place(index, step), memory.states, row);
        }
        enter(step + 1);
    }

    private long before(int step) {
        return remembers && step > 0 ? after(rows, step - 1, memory.units) : 0;
    }

    /** Where the cells after a step begin, if all are remembered. */
    static long after(PackedRows rows, int step, int units) {
        return ((long) rows.size() + rows.start(step)) * units;
    }

    private long entering(int step) {
        return remembers ? (long) rows.start(step) * memory.units : 0;
    }

    private void enter(int step) {
        int length = rows.going(step) * memory.units;
        if (length == 0) {
            return;
        }
        memory.states.copy(0, memory.entering, entering(step), length);
        if (pass.masks().states() != null) {
            kernel.multiply(memory.entering, entering(step), pass.masks().states(), length);
        }
    }
}
