package dev.redstart.tensor;

/** Where a network computes. */
public enum Device {
    /** The GPU if this build and this machine have one, else the CPU. */
    AUTO,
    CPU,
    /** The GPU, or an error that says what is missing. */
    GPU
}
