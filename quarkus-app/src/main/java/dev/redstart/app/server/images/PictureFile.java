package dev.redstart.app.server.images;

import dev.redstart.app.questions.PictureQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Base64;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A file that came with a request, as a question. Nothing else is ever opened: no path, no URL. */
final class PictureFile {
    private static final String MISSING =
            "image is missing; send a file as form field 'image', or JSON like {\"image\": \"iVBORw0KGgo...\"} in base64";

    private PictureFile() {}

    static PictureQuestion ofBase64(String name, @Nullable String base64) {
        if (base64 == null) {
            throw new IllegalArgumentException(MISSING);
        }
        try {
            return new PictureQuestion(name, Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " must be a file in base64: " + e.getMessage(), e);
        }
    }

    static PictureQuestion ofUpload(@Nullable FileUpload upload) {
        if (upload == null) {
            throw new IllegalArgumentException(MISSING);
        }
        try {
            return new PictureQuestion(name(upload), Files.readAllBytes(upload.uploadedFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(FileUpload upload) {
        String name = upload.fileName();
        return name == null || name.isBlank() ? upload.name() : name;
    }
}
