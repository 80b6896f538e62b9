// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** Refuses a body that is longer than anything the API takes, also one that does not say so. */
@Provider
public class BodyLimit implements ContainerRequestFilter {
  /** A portrait of 8 MiB in Base64, and what stands around it. */
  private static final long MOST = 12L << 20;

  /** What those send who have no account, pictures apart: a document, a key, a consent. */
  private static final long MOST_OF_STRANGERS = 16L << 10;

  private static final Pattern OPEN_TO_STRANGERS =
      Pattern.compile("/?(registrations|credentials|token)\\b.*");

  @Override
  public void filter(ContainerRequestContext request) {
    long most = most(request);
    if (request.getLength() > most) {
      throw new ProblemException(Problem.of(ProblemType.PAYLOAD_TOO_LARGE));
    }
    if (request.hasEntity()) {
      request.setEntityStream(new Counted(request.getEntityStream(), most));
    }
  }

  private static long most(ContainerRequestContext request) {
    MediaType type = request.getMediaType();
    boolean picture = type != null && type.getType().equalsIgnoreCase("image");
    return !picture && OPEN_TO_STRANGERS.matcher(request.getUriInfo().getPath()).matches()
        ? MOST_OF_STRANGERS
        : MOST;
  }

  private static final class Counted extends FilterInputStream {
    private long left;

    Counted(InputStream in, long most) {
      super(in);
      left = most;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      var _ = count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return count(super.read(bytes, offset, length));
    }

    private int count(int read) {
      left -= Math.max(0, read);
      if (left < 0) {
        throw new ProblemException(Problem.of(ProblemType.PAYLOAD_TOO_LARGE));
      }
      return read;
    }
  }
}
