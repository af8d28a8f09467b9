package dev.redstart.vision.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
    @Test
    void namesAreThoseOfTheCommandLine() {
        assertThat(Architecture.labels()).containsExactly("default", "lenet", "seed28", "seed224-gray", "seed224-rgb");
        assertThat(Architecture.named("seed224-gray")).isEqualTo(Architecture.SEED224_GRAY);
        assertThatThrownBy(() -> Architecture.named("vgg"))
                .hasMessage("architecture must be one of default, lenet, seed28, seed224-gray, seed224-rgb, got 'vgg'");
    }

    /** Keras' summary of the same layers: 320 + 18,496 + 36,928 for the convolutions, 36,928 + 650 for the dense layers. */
    @Test
    void seed28HasTheWeightsThatKerasCounts() {
        NetworkSpec spec = Architecture.SEED28.spec(new Image(1, 28, 28), 10);

        assertThat(spec.parameterCount()).isEqualTo(93_322);
    }

    /** 320 + 18,496 + 73,856 for the convolutions; 26 x 26 x 128 = 86,528 places go into the first dense layer. */
    @Test
    void seed224GrayHasTheWeightsThatKerasCounts() {
        NetworkSpec spec = Architecture.SEED224_GRAY.spec(new Image(1, 224, 224), 10);

        assertThat(spec.parameterCount()).isEqualTo(320 + 18_496 + 73_856 + 86_529L * 128 + 129 * 10);
    }

    @Test
    void seed224RgbHasTheWeightsThatKerasCounts() {
        NetworkSpec spec = Architecture.SEED224_RGB.spec(new Image(3, 224, 224), 5);

        assertThat(spec.parameterCount()).isEqualTo(896 + 18_496 + 73_856 + 86_529L * 1024 + 1025 * 5);
    }

    @Test
    void leNetIsCaffes() {
        NetworkSpec spec = Architecture.LENET.spec(new Image(1, 28, 28), 10);

        assertThat(spec.parameterCount()).isEqualTo(431_080);
    }

    @ParameterizedTest
    @CsvSource({"16", "28", "32", "64", "96", "128", "224"})
    void theDefaultNetworkEndsWithAFewPlacesForPicturesOfAnySize(int side) {
        List<Layer> body = Architecture.DEFAULT.body(new Image(3, side, side));
        NetworkSpec spec = Architecture.DEFAULT.spec(new Image(3, side, side), 7);

        Image last = (Image) spec.shapes().get(body.size() - 2);

        assertThat(body.getLast()).isInstanceOf(Layer.GlobalAveragePool.class);
        assertThat(last.height()).isBetween(4, 8);
        assertThat(last.width()).isEqualTo(last.height());
        assertThat(spec.outputs()).isEqualTo(7);
    }

    @Test
    void knowsALayerThatHoldsNearlyAllWeights() {
        HeavyLayer gray = HeavyLayer.of(Architecture.SEED224_GRAY.spec(new Image(1, 224, 224), 5))
                .orElseThrow();
        HeavyLayer small = HeavyLayer.of(Architecture.SEED28.spec(new Image(1, 28, 28), 10))
                .orElseThrow();

        assertThat(gray.isTooHeavy()).isTrue();
        assertThat(gray)
                .hasToString("one dense layer behind a flattened picture holds 99.2 % of the 11,169,029 weights;"
                        + " the default network has none, trains faster and needs fewer pictures");
        assertThat(small.isTooHeavy()).isFalse();
        assertThat(HeavyLayer.of(Architecture.DEFAULT.spec(new Image(1, 28, 28), 10)))
                .isEmpty();
    }
}
