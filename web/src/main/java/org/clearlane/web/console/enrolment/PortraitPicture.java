// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.enrollment.DuplicateCases;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/**
 * Portraits that officers compare: {@code ?traveller=} of an enrolled one, {@code ?case=} of the
 * subject of a case, {@code ?chip=} of the chip that was read last. The constraint on its address
 * in web.xml admits enrolment officers only.
 */
@WebServlet("/console/portrait")
public class PortraitPicture extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final byte PNG = (byte) 0x89;

  private transient @Inject Enrollments enrollments;
  private transient @Inject DuplicateCases duplicates;
  private transient @Inject ChipFace chip;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<byte[]> picture =
        id(request.getParameter("traveller"))
            .flatMap(it -> enrollments.portrait(new TravellerId(it)))
            .or(() -> id(request.getParameter("case")).flatMap(duplicates::portrait))
            .or(() -> request.getParameter("chip") == null ? Optional.empty() : chip.get());
    if (picture.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(picture.get()[0] == PNG ? "image/png" : "image/jpeg");
    response.setContentLength(picture.get().length);
    response.getOutputStream().write(picture.get());
  }

  private static Optional<UUID> id(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
