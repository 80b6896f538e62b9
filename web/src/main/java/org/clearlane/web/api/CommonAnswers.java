// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds to the API's description the problems that any request of a kind can meet. */
public class CommonAnswers implements OASFilter {
  private static final Map<String, String> ANY =
      new TreeMap<>(
          Map.of(
              "401", "Not authenticated",
              "403", "The account has not the role, or it is another lane's",
              "500", "An unexpected fault; the problem has a correlation id for the log"));

  private static final Map<String, String> WITH_BODY =
      new TreeMap<>(
          Map.of(
              "400", "The body cannot be read",
              "413", "The body is too large",
              "415", "The body has another media type",
              "422", "The body can be read, but not processed; the detail names the member"));

  @Override
  public Operation filterOperation(Operation operation) {
    APIResponses answers = operation.getResponses();
    if (answers != null) {
      add(answers, ANY);
      if (operation.getRequestBody() != null) {
        add(answers, WITH_BODY);
      }
    }
    return operation;
  }

  private static void add(APIResponses answers, Map<String, String> problems) {
    problems.forEach(
        (status, description) -> {
          if (!answers.hasAPIResponse(status)) {
            answers.addAPIResponse(
                status,
                OASFactory.createAPIResponse()
                    .description(description)
                    .content(
                        OASFactory.createContent()
                            .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                    .schema(
                                        OASFactory.createSchema()
                                            .ref("#/components/schemas/Problem")))));
          }
        });
  }
}
