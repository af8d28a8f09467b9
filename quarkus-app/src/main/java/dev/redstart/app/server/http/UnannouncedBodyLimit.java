package dev.redstart.app.server.http;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of JSON bodies, which may come in chunks without saying how many there will be; pictures aside, which Quarkus counts. */
@Provider
public final class UnannouncedBodyLimit implements ReaderInterceptor {
    private final Instance<HttpSettings> settings;
    private final UriInfo uri;

    /** @param settings asked for only when a body comes; Quarkus makes this before it reads its settings */
    UnannouncedBodyLimit(Instance<HttpSettings> settings, UriInfo uri) {
        this.settings = settings;
        this.uri = uri;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!uri.getPath().startsWith(BodyLimit.PICTURES)) {
            context.setInputStream(new Counted(
                    context.getInputStream(), settings.get().maxJsonSize().asLongValue()));
        }
        return context.proceed();
    }

    private static final class Counted extends FilterInputStream {
        private long left;

        Counted(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            return read < 0 ? read : counted(1, read);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            return counted(Math.max(0, read), read);
        }

        private int counted(int bytes, int answer) {
            left -= bytes;
            if (left < 0) {
                throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
            }
            return answer;
        }
    }
}
