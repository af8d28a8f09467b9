package dev.redstart.tensor.onnx;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * ONNX Runtime's reports about its use, off. Since 1.29 it sends them to Microsoft from Linux too unless a variable of the environment says no,
 * and its way of making them ends the process where the JVM was started with more than 4,096 characters, as with a long class path.
 */
final class Telemetry {
    private static final String OFF = "ORT_DISABLE_TELEMETRY";

    private Telemetry() {}

    /**
     * Sets the variable for native code, which Java alone cannot, unless whoever started the JVM has set it. Does nothing on Windows, where C
     * has no {@code setenv}.
     */
    static void off() {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup().find("setenv").ifPresent(setenv -> set(linker, setenv));
    }

    @SuppressWarnings("restricted") // calls a function that takes two strings and a number
    private static void set(Linker linker, MemorySegment setenv) {
        FunctionDescriptor signature = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            int keepOther = 0;
            int unused = (int) linker.downcallHandle(setenv, signature)
                    .invokeExact(arena.allocateFrom(OFF), arena.allocateFrom("1"), keepOther);
        } catch (Throwable e) {
            throw new IllegalStateException("setenv cannot be called", e);
        }
    }
}
