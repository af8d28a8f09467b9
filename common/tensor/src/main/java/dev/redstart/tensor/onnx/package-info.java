/**
 * Networks as ONNX graphs: {@link dev.redstart.tensor.onnx.OnnxWriter} writes a trained network as one, {@link
 * dev.redstart.tensor.onnx.OnnxModel} answers from any, be it ours or from elsewhere. The only package that knows ONNX Runtime.
 */
@NullMarked
package dev.redstart.tensor.onnx;

import org.jspecify.annotations.NullMarked;
