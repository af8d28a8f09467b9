package dev.redstart.app.server.images;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a picture has a label with that probability. */
@Schema(description = "A picture of what speaks for the label, and against it")
record ImageReasons(
        @Schema(examples = "clothes") String model,
        @Schema(examples = "3") int version,
        @Schema(examples = "Sneaker") String label,
        @Schema(examples = "0.98") double probability,
        @Schema(examples = "grad-cam") String method,

        @Schema(
                description =
                        "A PNG file in base64: the picture in gray, with what speaks for the label in red and what speaks against it in blue",
                examples = "iVBORw0KGgo...")
        String overlay) {}
