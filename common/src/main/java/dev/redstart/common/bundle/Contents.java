package dev.redstart.common.bundle;

import java.util.List;

/** Everything that stands in {@code manifest.json}. */
record Contents(Manifest manifest, List<TensorMetadata> inputs, List<TensorMetadata> outputs, List<BundleFile> files) {
    static final String MANIFEST = "manifest.json";

    /** The checksum of the manifest itself, in the form of {@code sha256sum}. */
    static final String MANIFEST_SHA256 = "manifest.sha256";

    static final String CARD = "card.md";
}
