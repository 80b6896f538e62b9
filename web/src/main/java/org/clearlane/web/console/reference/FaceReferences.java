// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.reference;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.enrollment.ReEnrolments;
import org.clearlane.enrollment.ReEnrolments.Progress;
import org.clearlane.web.console.Officer;

/** How far the face references have come to the current model, read once per request. */
@Named
@RequestScoped
public class FaceReferences {
  private @Inject ReEnrolments references;
  private @Inject FaceMatcher faces;
  private @Inject Officer officer;
  private Optional<Progress> read = Optional.empty();

  /** A figure; {@code key} is part of a message key. */
  public record Counter(String key, long value, String style) {}

  public void start() {
    read = Optional.of(references.start(officer.getName()));
  }

  public void pause() {
    read = Optional.of(references.stop(officer.getName()));
  }

  public Progress getProgress() {
    Progress progress = read.orElseGet(references::progress);
    read = Optional.of(progress);
    return progress;
  }

  public List<Counter> getCounters() {
    Progress now = getProgress();
    return List.of(
        new Counter("all", now.references(), ""),
        new Counter("current", now.current(), ""),
        new Counter("left", now.left(), ""),
        new Counter("noconsent", now.withoutConsent(), ""),
        new Counter("failed", now.failed(), now.failed() > 0 ? "s-refer" : ""));
  }

  /** What is done in whole percent; 100 only when nothing is left. */
  public int getPercent() {
    return (int) Math.floor(getProgress().share() * 100);
  }

  public String getModel() {
    return getProgress().modelId();
  }

  public boolean isRunning() {
    return getState().equals("running");
  }

  public boolean isWaiting() {
    return getState().equals("waiting");
  }

  /** Which of the page's states it is, part of message keys. */
  public String getState() {
    Progress now = getProgress();
    if (!faces.ready()) {
      return "notready";
    }
    if (now.references() == 0) {
      return "empty";
    }
    if (now.left() == 0) {
      return "done";
    }
    return now.running() ? "running" : "waiting";
  }
}
