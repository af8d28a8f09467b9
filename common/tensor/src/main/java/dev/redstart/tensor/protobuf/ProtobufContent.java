package dev.redstart.tensor.protobuf;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes of a known number that need not be in memory: the weights of a network, for example. */
public interface ProtobufContent {
    long length();

    /** Writes exactly {@link #length()} bytes. */
    void writeTo(OutputStream out) throws IOException;

    /** Bytes that are there; not copied. */
    static ProtobufContent of(byte[] bytes) {
        return new ProtobufContent() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        };
    }
}
