package dev.redstart.common.bundle;

/**
 * One file of a bundle, as the manifest lists it.
 *
 * @param path below the bundle, with slashes: {@code baseline/means.safetensors}
 * @param sha256 64 lower-case hex digits
 */
record BundleFile(String path, long bytes, String sha256) {}
