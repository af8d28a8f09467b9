package dev.redstart.tensor.lstm;

/** The formulas in double precision, one number at a time: what the fast code is measured by. */
final class ReferenceLstm {
    final int inputs;
    final int units;

    /** [inputs + units][4 units]; the four blocks are candidate, forget, output, input gate. */
    final double[][] weights;

    final double[] bias;

    ReferenceLstm(int inputs, int units) {
        this.inputs = inputs;
        this.units = units;
        this.weights = new double[inputs + units][4 * units];
        this.bias = new double[4 * units];
    }

    /**
     * @param x [places][inputs], after dropout
     * @param mask [places]; where 0, the output is 0 and the state goes on as it was
     * @param keep what the state is multiplied with on its way into the next place, [units]
     * @return [places][units]
     */
    double[][] answer(double[][] x, double[] mask, double[] keep) {
        double[] state = new double[units];
        double[] cell = new double[units];
        double[][] answer = new double[x.length][units];
        for (int place = 0; place < x.length; place++) {
            if (mask[place] != 0) {
                double[] sums = sums(x[place], state, keep);
                for (int unit = 0; unit < units; unit++) {
                    double candidate = Math.tanh(sums[unit]);
                    cell[unit] = sigmoid(sums[units + unit]) * cell[unit] + sigmoid(sums[3 * units + unit]) * candidate;
                    answer[place][unit] = sigmoid(sums[2 * units + unit]) * Math.tanh(cell[unit]);
                }
                state = answer[place];
            }
        }
        return answer;
    }

    private double[] sums(double[] x, double[] state, double[] keep) {
        double[] sums = bias.clone();
        for (int gate = 0; gate < sums.length; gate++) {
            for (int input = 0; input < inputs; input++) {
                sums[gate] += weights[input][gate] * x[input];
            }
            for (int unit = 0; unit < units; unit++) {
                sums[gate] += weights[inputs + unit][gate] * state[unit] * keep[unit];
            }
        }
        return sums;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
