package dev.redstart.common.train;

import java.util.Map;

/** The versions that belong into a model's history. */
final class Software {
    private Software() {}

    static Map<String, String> versions() {
        return Map.of("redstart", redstartVersion(), "java", Runtime.version().toString());
    }

    private static String redstartVersion() {
        String version = Software.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
