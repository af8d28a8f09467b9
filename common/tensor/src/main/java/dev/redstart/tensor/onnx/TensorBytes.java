package dev.redstart.tensor.onnx;

import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.protobuf.ProtobufContent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A tensor's numbers as ONNX lays them down: 32-bit floats, lowest byte first. A block at a time, as there may be hundreds of megabytes. */
record TensorBytes(Tensor tensor) implements ProtobufContent {
    private static final int BLOCK = 1 << 14;

    @Override
    public long length() {
        return (long) tensor.length() * Float.BYTES;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        float[] block = new float[Math.min(BLOCK, tensor.length())];
        ByteBuffer bytes = ByteBuffer.allocate(block.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < tensor.length(); from += BLOCK) {
            int count = Math.min(BLOCK, tensor.length() - from);
            tensor.copyTo(from, block, 0, count);
            bytes.asFloatBuffer().put(block, 0, count);
            out.write(bytes.array(), 0, count * Float.BYTES);
        }
    }
}
