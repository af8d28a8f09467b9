package dev.redstart.tensor.convolution;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The largest number of each window; its gradient goes to the first pixel that has it. */
final class MaxPooling implements ImageStep.Pass {
    private final int kernel;
    private final int stride;
    private @Nullable Pooled last;

    MaxPooling(int kernel, int stride) {
        this.kernel = kernel;
        this.stride = stride;
    }

    @Override
    public INDArray forward(INDArray in, ImageStep.Arrays out) {
        Images images = Images.of(in);
        Windows windows = Windows.inside(kernel, stride, images.height(), images.width());
        INDArray answer = out.create(images.count(), windows.height(), windows.width(), images.channels());
        Pooled pooled = new Pooled(images, Images.of(answer), windows);
        pooled.forEachWindow((pixel, at) -> Kernels.KERNEL.largest(pooled, pixel, at));
        last = pooled;
        return answer;
    }

    @Override
    public INDArray backward(INDArray epsilon, ImageStep.Arrays out) {
        Pooled pooled = Objects.requireNonNull(last, "go forward first");
        Images images = pooled.images();
        INDArray back = out.create(images.count(), images.height(), images.width(), images.channels());
        Pooled gradients = new Pooled(Images.of(back), Images.of(epsilon), pooled.windows());
        gradients.images().numbers().clear(0, back.length());
        pooled.forEachWindow((pixel, at) -> Kernels.KERNEL.largestBack(pooled, gradients, pixel, at));
        return back;
    }

    @Override
    public void clear() {
        last = null;
    }
}
