package dev.redstart.vision.image;

import static dev.redstart.vision.image.ImageFixtures.decode;
import static dev.redstart.vision.image.ImageFixtures.difference;
import static dev.redstart.vision.image.ImageFixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden values from OpenCV 4.11.0, made by opencv/MakeFixtures.java in the test resources. */
class OpenCvTest {
    /** The seed's preprocessing: resized to 224x224 and gray. Its files have colours of half resolution, as photos do. */
    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "photo-progressive.jpg"})
    void agreesWithinOnePercentOnAGrayPhotoOf224(String name) {
        var target = Preprocessing.of(224, 224, 1);

        var ours = target.fit(ImageDecoder.standard().decode(resource("opencv/" + name), name, target));

        assertThat(difference(ours, decode(resource("opencv/photo-224-gray.png"))))
                .isLessThan(0.002);
    }

    @Test
    void agreesWithinOnePercentOnAColourPhotoOf224() {
        var ours = Preprocessing.of(224, 224, 3).fit(decode(resource("opencv/photo.jpg")));

        assertThat(difference(ours, decode(resource("opencv/photo-224-rgb.png"))))
                .isLessThan(0.005);
    }

    @Test
    void agreesWithinOnePercentWhenThePhotoIsShrunkWhileItIsDecoded() {
        var whole = decode(resource("opencv/photo.jpg"));
        var target = Preprocessing.of(56, 56, 1);

        var ours = target.fit(ImageDecoder.standard().decode(resource("opencv/photo.jpg"), "photo", target));

        assertThat(target.reduction(640, 427)).isEqualTo(2);
        assertThat(difference(ours, target.fit(whole))).isLessThan(0.01);
    }

    @Test
    void enlargesLikeBilinearInterpolation() {
        Pixels expected = decode(resource("opencv/small-64-gray.png"));

        var ours = Preprocessing.of(64, 64, 1).fit(decode(resource("opencv/small.png")));

        assertThat(difference(ours, expected)).isLessThan(0.003);
    }
}
