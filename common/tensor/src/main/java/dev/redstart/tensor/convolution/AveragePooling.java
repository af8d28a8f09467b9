package dev.redstart.tensor.convolution;

import dev.redstart.tensor.floats.Floats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The mean of each window. */
final class AveragePooling implements ImageStep.Pass {
    private final int kernel;
    private final int stride;
    private long[] inputShape = {};

    AveragePooling(int kernel, int stride) {
        this.kernel = kernel;
        this.stride = stride;
    }

    @Override
    public INDArray forward(INDArray in, ImageStep.Arrays out) {
        inputShape = in.shape();
        Images images = Images.of(in);
        Windows windows = Windows.inside(kernel, stride, images.height(), images.width());
        INDArray answer = out.create(images.count(), windows.height(), windows.width(), images.channels());
        Pooled pooled = new Pooled(images, Images.of(answer), windows);
        Floats means = pooled.answers().numbers();
        means.clear(0, means.length());
        pooled.forEachWindow((pixel, at) -> {
            for (int line = 0; line < kernel; line++) {
                addPixels(means, at, images, pixel + (long) line * pooled.line());
            }
        });
        Kernels.KERNEL.multiply(means, 0, 1f / (kernel * kernel), Math.toIntExact(means.length()));
        return answer;
    }

    private void addPixels(Floats means, long at, Images images, long pixel) {
        for (int column = 0; column < kernel; column++) {
            long from = pixel + (long) column * images.channels();
            Kernels.KERNEL.add(means, at, images.numbers(), from, images.channels());
        }
    }

    @Override
    public INDArray backward(INDArray epsilon, ImageStep.Arrays out) {
        INDArray back = out.create(inputShape);
        Images images = Images.of(back);
        Images gradients = Images.of(epsilon);
        images.numbers().clear(0, back.length());
        Windows windows = Windows.inside(kernel, stride, images.height(), images.width());
        Pooled pooled = new Pooled(images, gradients, windows);
        pooled.forEachWindow((pixel, at) -> {
            for (int step = 0; step < kernel * kernel; step++) {
                long to = pixel + (long) step / kernel * pooled.line() + (long) step % kernel * images.channels();
                Kernels.KERNEL.add(images.numbers(), to, gradients.numbers(), at, images.channels());
            }
        });
        Kernels.KERNEL.multiply(images.numbers(), 0, 1f / (kernel * kernel), Math.toIntExact(back.length()));
        return back;
    }

    @Override
    public void clear() {}
}
