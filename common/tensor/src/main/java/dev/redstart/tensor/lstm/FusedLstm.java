package dev.redstart.tensor.lstm;

import java.lang.reflect.Field;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;

/**
 * The fused LSTM under a DL4J layer: same weights, same gradients, same answers to 1e-6, and with dropout as Keras has it ({@link LstmDropout}). On the
 * CPU only: it works on the arrays where they lie.
 */
public final class FusedLstm {
    private FusedLstm() {}

    /**
     * Lets every LSTM inside a layer of an initialised network, be it bare, bidirectional or {@code LastTimeStep}, compute by our kernels from now
     * on. DL4J's own dropout on the layer's inputs is taken off.
     *
     * @param dropout in training, and in whatever backpropagates; draws from ND4J's random numbers
     * @return whether there was any LSTM
     */
    public static boolean install(Layer layer, LstmDropout dropout) {
        return install(layer, dropout, Gates.KERNEL);
    }

    static boolean install(Layer layer, LstmDropout dropout, GateKernel kernel) {
        return switch (layer) {
            case LSTM lstm -> {
                org.deeplearning4j.nn.conf.layers.LSTM conf =
                        (org.deeplearning4j.nn.conf.layers.LSTM) lstm.conf().getLayer();
                conf.setIDropout(null);
                // DL4J would log an error of ours and go on with its own loops.
                conf.setHelperAllowFallback(false);
                set(lstm, new Dl4jLstm(dropout, kernel));
                yield true;
            }
            case BaseWrapperLayer wrapper -> install(wrapper.getUnderlying(), dropout, kernel);
            case BidirectionalLayer both -> {
                boolean forward = install(direction(both, "fwd"), dropout, kernel);
                boolean backward = install(direction(both, "bwd"), dropout, kernel);
                yield forward && backward;
            }
            default -> false;
        };
    }

    /** Which kernel computes the gates: {@code Vector API, 512 bits} or {@code plain Java}. */
    public static String description() {
        return Gates.KERNEL.description();
    }

    static Layer direction(BidirectionalLayer layer, String name) {
        try {
            return (Layer) field(BidirectionalLayer.class, name).get(layer);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(LSTM layer, Dl4jLstm helper) {
        try {
            field(LSTM.class, "helper").set(layer, helper);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** DL4J makes helpers by the class name of its own for CUDA; there is no public way to give it another. */
    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(
                    "this is not the DL4J that we know, " + type.getName() + " has no " + name, e);
        }
    }
}
