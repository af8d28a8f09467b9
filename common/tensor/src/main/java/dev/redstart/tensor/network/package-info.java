/**
 * Neural networks: {@link dev.redstart.tensor.network.NetworkSpec} says what one consists of, {@link
 * dev.redstart.tensor.network.NetworkTrainer} trains it on {@link dev.redstart.tensor.network.NetworkData}. DL4J does the work behind it.
 */
@NullMarked
package dev.redstart.tensor.network;

import org.jspecify.annotations.NullMarked;
