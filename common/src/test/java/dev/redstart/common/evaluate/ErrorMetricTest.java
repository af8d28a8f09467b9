package dev.redstart.common.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorMetricTest {
    private static double value(ErrorMetric metric, double... errors) {
        double losses = 0;
        for (double error : errors) {
            losses += metric.loss(error);
        }
        return metric.ofMeanLoss(losses / errors.length);
    }

    @Test
    void rmseIsTheRootOfTheMeanSquare() {
        // (9 + 16 + 0 + 0) / 4 = 6.25
        assertThat(value(new Rmse(), 3, -4, 0, 0)).isEqualTo(2.5);
    }

    @Test
    void maeIsTheMeanOfTheAbsoluteErrors() {
        // (3 + 4 + 0 + 0) / 4
        assertThat(value(new Mae(), 3, -4, 0, 0)).isEqualTo(1.75);
    }

    @Test
    void areNamedInLowerCase() {
        assertThat(new Rmse().name()).isEqualTo("rmse");
        assertThat(new Mae().name()).isEqualTo("mae");
    }
}
