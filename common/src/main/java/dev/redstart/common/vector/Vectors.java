package dev.redstart.common.vector;

import java.util.Objects;
import org.apache.lucene.util.VectorUtil;

/**
 * Arithmetic on float vectors, by SIMD where the JVM was started with {@code --add-modules jdk.incubator.vector}, by plain loops
 * elsewhere.
 *
 * <p>Whole arrays go through Lucene's {@link VectorUtil}. Slices {@code (array, from)} go through a kernel of ours that rounds alike on
 * every machine: results are equal to the last bit, so training by it is repeatable everywhere.
 */
public final class Vectors {
    /** A constant to the JIT, so that calls through it are inlined. */
    static final Kernel KERNEL = fastest();

    private Vectors() {}

    private static Kernel fastest() {
        boolean vectorApi =
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return vectorApi && VectorApiKernel.isWorthwhile() ? new VectorApiKernel() : new PlainKernel();
    }

    /** Which kernel runs: {@code Vector API, 512 bits} or {@code plain Java}. */
    public static String description() {
        return KERNEL.description();
    }

    /** The inner product of two vectors of one length. */
    public static float dot(float[] a, float[] b) {
        return VectorUtil.dotProduct(a, b);
    }

    /** The cosine of the angle between two vectors, in [-1, 1]; 0 where one of them has no direction. */
    public static float cosine(float[] a, float[] b) {
        double lengths = Math.sqrt((double) dot(a, a) * dot(b, b));
        return lengths == 0 ? 0 : (float) (dot(a, b) / lengths);
    }

    /** The squared Euclidean distance of two vectors of one length. */
    public static float squaredDistance(float[] a, float[] b) {
        return VectorUtil.squareDistance(a, b);
    }

    /** The inner product of {@code length} floats of two arrays. */
    public static float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        Objects.checkFromIndexSize(aFrom, length, a.length);
        Objects.checkFromIndexSize(bFrom, length, b.length);
        return KERNEL.dot(a, aFrom, b, bFrom, length);
    }

    /** {@code y += scale * x} on {@code length} floats. */
    public static void addScaled(float scale, float[] x, int xFrom, float[] y, int yFrom, int length) {
        Objects.checkFromIndexSize(xFrom, length, x.length);
        Objects.checkFromIndexSize(yFrom, length, y.length);
        KERNEL.addScaled(scale, x, xFrom, y, yFrom, length);
    }

    /** {@code (x, y) = (keep * x + take * y, keep * y + take * x)} on {@code length} floats of slices that do not overlap. */
    public static void blend(float keep, float take, float[] x, int xFrom, float[] y, int yFrom, int length) {
        Objects.checkFromIndexSize(xFrom, length, x.length);
        Objects.checkFromIndexSize(yFrom, length, y.length);
        KERNEL.blend(keep, take, x, xFrom, y, yFrom, length);
    }
}
