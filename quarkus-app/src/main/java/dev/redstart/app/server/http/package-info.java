/** What every answer shares: {@link dev.redstart.app.server.http.Problem} for errors, headers, and the limits that keep the server answering. */
@NullMarked
package dev.redstart.app.server.http;

import org.jspecify.annotations.NullMarked;
