/**
 * Numbers in several dimensions and the machine that computes with them: {@link dev.redstart.tensor.Tensor}, and {@link
 * dev.redstart.tensor.DeviceReport} for what the machine can do. Networks stand in {@code dev.redstart.tensor.network}.
 */
@NullMarked
package dev.redstart.tensor;

import org.jspecify.annotations.NullMarked;
