package dev.redstart.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

class DeviceReportTest {
    @Test
    void saysWhatTheMachineCanDo() {
        var report = DeviceReport.measure();

        assertThat(report.blas()).startsWith("OpenBLAS 0.3.");
        assertThat(report.blasKernel()).isNotEqualTo("unknown");
        assertThat(report.gigaflops()).isBetween(1.0, 5000.0);
        assertThat(report.cpu()).isNotBlank();
        assertThat(report.lstm()).startsWith("Vector API");
        assertThat(report.threads()).isPositive();
        assertThat(report.cache()).isDirectory();
    }

    @Test
    void findsOneDnnWhereItIsOnTheClassPath() {
        assumeThat(Loader.getPlatform()).isEqualTo("linux-x86_64");

        assertThat(DeviceReport.measure().oneDnn()).isTrue();
    }

    @Test
    void givesConvolutionsOfDl4jTheirOneDnnHelper() {
        assumeThat(Loader.getPlatform()).isEqualTo("linux-x86_64");
        Engine.start(Device.AUTO);
        var network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nIn(1).nOut(2).build())
                .layer(new CnnLossLayer.Builder().build())
                .build());

        network.init();

        assertThat(network.getLayer(0).getHelper()).isNotNull();
    }

    @Test
    void namesEachSlowPathAndItsRemedy() {
        var machine = new Machine("AMD EPYC", true, true, 2, List.of("NVIDIA H100"));

        assertThat(SlowPaths.measured(machine, new Blas("OpenBLAS 0.3.30", "Haswell", 8, 118)))
                .containsExactly(
                        "BLAS runs kernels for AVX2, this CPU has AVX-512: unset OPENBLAS_CORETYPE in the environment",
                        "BLAS uses 8 threads on 2 cores: set OMP_NUM_THREADS lower",
                        "training does not use the GPU: build with -Pcuda for cards up to Ada. Newer ones, Hopper too, serve through ONNX"
                                + " Runtime with onnxruntime_gpu on the class path");
        assertThat(SlowPaths.measured(machine, new Blas("OpenBLAS 0.3.19", "Barcelona", 1, 25)))
                .first()
                .isEqualTo(
                        "BLAS reaches 25 GFLOP/s a core with its kernel 'Barcelona': unset OPENBLAS_CORETYPE, and see that OpenBLAS"
                                + " is 0.3.30 or newer");
        assertThat(SlowPaths.inUse(false, false)).hasSize(Loader.getPlatform().equals("linux-x86_64") ? 1 : 0);
    }

    @Test
    void failsWhenAGpuIsAskedForThatIsNotThere() {
        assumeThat(Engine.usesGpu()).isFalse();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Engine.start(Device.GPU))
                .withMessageStartingWith(
                        "device GPU was asked for, but training has none: it takes a build with -Pcuda");
    }
}
