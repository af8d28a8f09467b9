package dev.redstart.tensor.lstm;

import dev.redstart.tensor.floats.Blas;
import dev.redstart.tensor.floats.Blas.Matrix;

/** Backpropagation through time, after a {@link ForwardPass} that remembers; uses up what it remembered. */
final class BackwardPass {
    private final Pass pass;
    private final PackedRows rows;
    private final Memory memory;
    private final Parameters gradients;
    private final GateArrays arrays;
    private final GateKernel kernel;

    /** @param gradients what they held before is forgotten */
    BackwardPass(Pass pass, Memory memory, GateKernel kernel, Parameters gradients) {
        this.pass = pass;
        this.rows = pass.rows();
        this.memory = memory;
        this.kernel = kernel;
        this.gradients = gradients;
        this.arrays = memory.arrays(pass.parameters().bias());
    }

    /**
     * @param out gradients of the layer's output, [rows, units, places]; those of masked places do not count
     * @param in receives the gradients of its input, [rows, inputs, places], at places that are not masked
     */
    void run(Sequences out, Sequences in) {
        memory.states.clear(0, (long) rows.size() * memory.units);
        memory.cellGradients.clear(0, (long) rows.size() * memory.units);
        gradients.inputs().clear(0, 4L * memory.inputs * memory.units);
        gradients.states().clear(0, 4L * memory.units * memory.units);
        gradients.bias().clear(0, 4L * memory.units);
        int[] runs = rows.runs(ForwardPass.RUN);
        for (int run = runs.length - 2; run >= 0; run--) {
            for (int step = runs[run + 1] - 1; step >= runs[run]; step--) {
                step(step, out);
            }
            addParameterGradients(runs[run], runs[run + 1]);
            inputGradients(runs[run], runs[run + 1], in);
        }
    }

    private Matrix gates(int from, int to) {
        return new Matrix(
                memory.gates,
                4L * rows.start(from) * memory.units,
                4 * memory.units,
                rows.start(to) - rows.start(from));
    }

    private void step(int step, Sequences out) {
        int units = memory.units;
        comeBack(step);
        long column = 4L * rows.start(step) * units;
        long before = step == 0 ? 0 : ForwardPass.after(rows, step - 1, units);
        long after = ForwardPass.after(rows, step, units);
        for (int index = 0; index < rows.going(step); index++) {
            long row = (long) index * units;
            out.addTo(rows.row(index), rows.place(index, step), memory.states, row);
            kernel.backward(arrays, new RowPlace(column + 4 * row, before + row, after + row, row));
        }
    }

    /** Gradients of this step's states by way of the next step; 0 for rows that end here. */
    private void comeBack(int step) {
        int going = rows.going(step + 1);
        if (going == 0) {
            return;
        }
        Blas.wideProduct(
                new Matrix(pass.parameters().states(), 0, memory.units, 4 * memory.units),
                gates(step + 1, step + 2),
                new Matrix(memory.states, 0, memory.units, going));
        if (pass.masks().states() != null) {
            kernel.multiply(memory.states, 0, pass.masks().states(), going * memory.units);
        }
    }

    private void addParameterGradients(int from, int to) {
        int columns = rows.start(to) - rows.start(from);
        Matrix gates = gates(from, to);
        Blas.addProductWithTransposed(
                new Matrix(memory.in, (long) rows.start(from) * memory.inputs, memory.inputs, columns),
                gates,
                new Matrix(gradients.inputs(), 0, memory.inputs, 4 * memory.units));
        Blas.addProductWithTransposed(
                new Matrix(memory.entering, (long) rows.start(from) * memory.units, memory.units, columns),
                gates,
                new Matrix(gradients.states(), 0, memory.units, 4 * memory.units));
        kernel.addColumns(gradients.bias(), memory.gates, gates.at(), columns);
    }

    /** Takes the place of the inputs, which nobody needs any more. */
    private void inputGradients(int from, int to, Sequences in) {
        int columns = rows.start(to) - rows.start(from);
        Blas.product(
                new Matrix(pass.parameters().inputs(), 0, memory.inputs, 4 * memory.units),
                gates(from, to),
                new Matrix(memory.in, (long) rows.start(from) * memory.inputs, memory.inputs, columns),
                0);
        for (int step = from; step < to; step++) {
            write(step, in);
        }
    }

    private void write(int step, Sequences in) {
        long at = (long) rows.start(step) * memory.inputs;
        if (pass.masks().inputs() != null) {
            kernel.multiply(memory.in, at, pass.masks().inputs(), rows.going(step) * memory.inputs);
        }
        for (int index = 0; index < rows.going(step); index++) {
            in.write(rows.row(index), rows.place(index, step), memory.in, at + (long) index * memory.inputs);
        }
    }
}
