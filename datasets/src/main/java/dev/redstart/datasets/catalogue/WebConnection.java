package dev.redstart.datasets.catalogue;

import dev.redstart.common.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Set;

/**
 * Requests over https, or over http to this machine itself. Proxies as the JDK's standard settings say.
 *
 * <p>{@link HttpURLConnection} and not {@code HttpClient}: only the former can give up on a server that stops in the middle of a body.
 */
final class WebConnection {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int MAX_REDIRECTS = 5;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private WebConnection() {}

    /** Sends the request, follows redirects. With {@code from > 0} it asks for the rest of what {@code validator} names. */
    static HttpURLConnection open(String address, long from, String validator) throws BrokenConnection {
        URI uri = URI.create(address);
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpURLConnection connection = request(checked(uri), from, validator);
            String location = connection.getHeaderField("Location");
            if (location == null || status(connection) / 100 != 3) {
                return connection;
            }
            connection.disconnect();
            uri = uri.resolve(location);
        }
        throw new DataException(address + ": more than " + MAX_REDIRECTS + " redirects");
    }

    private static URI checked(URI uri) {
        boolean local = "http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost());
        if (!"https".equals(uri.getScheme()) && !local) {
            throw new DataException(uri + ": data are fetched over https only");
        }
        return uri;
    }

    private static HttpURLConnection request(URI uri, long from, String validator) throws BrokenConnection {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty("User-Agent", "Redstart");
            connection.setRequestProperty("Accept-Encoding", "identity");
            if (from > 0) {
                connection.setRequestProperty("Range", "bytes=" + from + "-");
                connection.setRequestProperty("If-Range", validator);
            }
            connection.connect();
            return connection;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    static int status(HttpURLConnection connection) throws BrokenConnection {
        try {
            return connection.getResponseCode();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    static InputStream body(HttpURLConnection connection) throws BrokenConnection {
        try {
            return connection.getInputStream();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    static int read(InputStream in, byte[] target) throws BrokenConnection {
        try {
            return in.read(target);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static BrokenConnection broken(IOException e) {
        return new BrokenConnection(
                e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")"), e);
    }
}
