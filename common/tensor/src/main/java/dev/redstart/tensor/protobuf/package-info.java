/**
 * Protocol buffers, as far as writing ONNX graphs and TensorBoard events needs them: {@link dev.redstart.tensor.protobuf.ProtobufMessage}.
 */
@NullMarked
package dev.redstart.tensor.protobuf;

import org.jspecify.annotations.NullMarked;
