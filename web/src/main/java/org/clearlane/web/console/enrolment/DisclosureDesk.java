// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.clearlane.kernel.TravellerId;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Preferences;
import org.clearlane.web.console.Texts;
import org.clearlane.web.disclosure.FilePdf;
import org.clearlane.web.disclosure.FileWords;
import org.clearlane.web.disclosure.TravellerFile;
import org.clearlane.web.disclosure.TravellerFiles;
import org.omnifaces.util.Faces;

/** Hands out what is kept about a traveller, in the language of the console. */
@Named
@RequestScoped
public class DisclosureDesk {
  private @Inject TravellerFiles files;
  private @Inject Officer officer;
  private @Inject Preferences preferences;
  private @Inject Texts texts;

  /** Sends the traveller's file as a PDF in place of the page. */
  public void download(String traveller) {
    Optional<TravellerFile> file =
        officer.isDisclosing()
            ? files.of(TravellerId.of(traveller), officer.getName())
            : Optional.empty();
    if (file.isEmpty()) {
      texts.error("", "enrolment.traveller.gone");
      return;
    }
    Faces.sendFile(
        FilePdf.write(file.get(), new FileWords(preferences.getLanguage())),
        traveller + ".pdf",
        true);
  }
}
