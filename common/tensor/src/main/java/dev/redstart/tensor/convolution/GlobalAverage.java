package dev.redstart.tensor.convolution;

import dev.redstart.tensor.floats.Floats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The mean of each channel. */
final class GlobalAverage implements ImageStep.Pass {
    private long[] inputShape = {};

    @Override
    public INDArray forward(INDArray in, ImageStep.Arrays out) {
        inputShape = in.shape();
        Images images = Images.of(in);
        int pixels = images.height() * images.width();
        INDArray answer = out.create(images.count(), images.channels());
        Floats means = Floats.of(answer);
        means.clear(0, means.length());
        for (int image = 0; image < images.count(); image++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                long from = ((long) image * pixels + pixel) * images.channels();
                Kernels.KERNEL.add(means, (long) image * images.channels(), images.numbers(), from, images.channels());
            }
        }
        Kernels.KERNEL.multiply(means, 0, 1f / pixels, Math.toIntExact(means.length()));
        return answer;
    }

    @Override
    public INDArray backward(INDArray epsilon, ImageStep.Arrays out) {
        INDArray back = out.create(inputShape);
        Images images = Images.of(back);
        Floats gradients = Floats.of(epsilon);
        int pixels = images.height() * images.width();
        for (int pixel = 0; pixel < images.pixels(); pixel++) {
            long from = (long) (pixel / pixels) * images.channels();
            gradients.copy(from, images.numbers(), (long) pixel * images.channels(), images.channels());
        }
        Kernels.KERNEL.multiply(images.numbers(), 0, 1f / pixels, Math.toIntExact(back.length()));
        return back;
    }

    @Override
    public void clear() {}
}
