package dev.redstart.tensor.convolution;

import dev.redstart.tensor.floats.Floats;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** 0 instead of numbers below it. */
final class Rectifier implements ImageStep.Pass {
    private @Nullable INDArray answer;

    @Override
    public INDArray forward(INDArray in, ImageStep.Arrays out) {
        INDArray reached = out.create(in.shape());
        Kernels.KERNEL.rectify(Floats.of(in), Floats.of(reached));
        answer = reached;
        return reached;
    }

    @Override
    public INDArray backward(INDArray epsilon, ImageStep.Arrays out) {
        INDArray back = out.create(epsilon.shape());
        Floats reached = Floats.of(Objects.requireNonNull(answer, "go forward first"));
        Kernels.KERNEL.rectifyBack(Floats.of(epsilon), reached, Floats.of(back));
        return back;
    }

    @Override
    public void clear() {
        answer = null;
    }
}
