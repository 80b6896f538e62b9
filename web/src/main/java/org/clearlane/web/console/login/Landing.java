// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.login;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.AUDITOR;
import static org.clearlane.kernel.Role.Codes.ENROLMENT_OFFICER;
import static org.clearlane.kernel.Role.Codes.OFFICER;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The root address leads to the first page of the caller's work. */
@WebServlet("")
public class Landing extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(request.getContextPath() + page(request));
  }

  private static String page(HttpServletRequest request) {
    boolean watches = request.isUserInRole(OFFICER) || request.isUserInRole(ADMINISTRATOR);
    if (!watches && request.isUserInRole(ENROLMENT_OFFICER)) {
      return "/console/enrolment.xhtml";
    }
    return !watches && request.isUserInRole(AUDITOR)
        ? "/console/partners.xhtml"
        : "/console/lanes.xhtml";
  }
}
