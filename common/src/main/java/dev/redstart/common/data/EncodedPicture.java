package dev.redstart.common.data;

import java.io.IOException;

/**
 * An image file, read when somebody asks for its bytes: thousands of photos are a data set without lying in memory.
 *
 * @param name what messages call it: {@code cats/17.jpg}
 * @param content gives all bytes, each time anew; called from several threads
 */
public record EncodedPicture(String name, Content content) implements Picture {
    /** The bytes of a file. */
    @FunctionalInterface
    public interface Content {
        byte[] read() throws IOException;
    }

    /** @throws DataException if the file cannot be read */
    public byte[] bytes() {
        try {
            return content.read();
        } catch (IOException e) {
            throw new DataException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
