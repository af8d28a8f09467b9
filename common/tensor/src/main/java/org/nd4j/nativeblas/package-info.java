/**
 * A class that DL4J 1.0.0-M2.1 still looks up under its former name. Without {@link org.nd4j.nativeblas.Nd4jCpu} it takes oneDNN for absent,
 * and its own convolutions cost 4 to 9 times as much.
 */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
