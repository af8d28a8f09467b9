package dev.redstart.tensor.network;

import dev.redstart.tensor.network.InputShape.Features;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.InputShape.Tokens;

/** Whether rows fit a network, asked once before the work begins. */
final class DataChecks {
    private DataChecks() {}

    /** @param purpose of the rows, for messages */
    static void check(NetworkSpec spec, NetworkData rows, String purpose) {
        checkInputs(spec, rows);
        if (rows.size() > 0 && !rows.hasAnswers()) {
            throw new IllegalArgumentException("the " + purpose + " rows have no answers to learn");
        }
        if (rows.hasLabels()) {
            checkLabels(spec, rows);
        } else if (rows.hasAnswers() && rows.targetWidth() != spec.outputs()) {
            throw new IllegalArgumentException(
                    "the targets have " + rows.targetWidth() + " numbers a row, the network gives " + spec.outputs());
        }
    }

    static void checkInputs(NetworkSpec spec, NetworkData rows) {
        switch (spec.input()) {
            case Image image -> checkWidth(rows, ShapeInference.sizeOf(image), image);
            case Features features -> checkWidth(rows, features.count(), features);
            case Tokens tokens ->
                checkTokens(rows, ((Layer.Embedding) spec.layers().getFirst()).vocabularySize());
        }
    }

    private static void checkWidth(NetworkData rows, int width, InputShape shape) {
        if (!(rows.inputs() instanceof NetworkData.Inputs.Numbers numbers)) {
            throw new IllegalArgumentException("the rows hold tokens, but the network takes " + shape);
        }
        if (rows.size() > 0 && numbers.rowLength() != width) {
            throw new IllegalArgumentException(
                    "the rows hold " + numbers.rowLength() + " numbers each, but the network takes " + shape);
        }
    }

    private static void checkTokens(NetworkData rows, int vocabularySize) {
        if (!(rows.inputs() instanceof NetworkData.Inputs.Tokens)) {
            throw new IllegalArgumentException("the rows hold numbers, but the network takes tokens");
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int id : rows.ids(row)) {
                if (id < 0 || id >= vocabularySize) {
                    throw new IllegalArgumentException(
                            "row " + row + " has token " + id + ", but the network knows 0 to " + (vocabularySize - 1)
                                    + ". Is the vocabulary another one?");
                }
            }
        }
    }

    private static void checkLabels(NetworkSpec spec, NetworkData rows) {
        if (spec.loss() == Loss.SQUARED_ERROR || (spec.loss() == Loss.BINARY_CROSS_ENTROPY && spec.outputs() != 1)) {
            throw new IllegalArgumentException(
                    spec.loss() + " of " + spec.outputs() + " outputs needs targets, got labels");
        }
        int classes = Math.max(2, spec.outputs());
        for (int row = 0; row < rows.size(); row++) {
            if (rows.label(row) >= classes) {
                throw new IllegalArgumentException("row " + row + " has label " + rows.label(row)
                        + ", but the network knows 0 to " + (classes - 1));
            }
        }
    }
}
