// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.fingerprintio.ansi378v2004.Ansi378v2004Fingerprint;
import com.machinezoo.fingerprintio.ansi378v2004.Ansi378v2004Position;
import com.machinezoo.fingerprintio.ansi378v2004.Ansi378v2004Template;
import com.machinezoo.fingerprintio.ansi378v2009.Ansi378v2009Fingerprint;
import com.machinezoo.fingerprintio.ansi378v2009.Ansi378v2009Position;
import com.machinezoo.fingerprintio.ansi378v2009.Ansi378v2009Template;
import com.machinezoo.fingerprintio.ansi378v2009am1.Ansi378v2009Am1Fingerprint;
import com.machinezoo.fingerprintio.ansi378v2009am1.Ansi378v2009Am1Position;
import com.machinezoo.fingerprintio.ansi378v2009am1.Ansi378v2009Am1Template;
import com.machinezoo.fingerprintio.iso19794p2v2005.Iso19794p2v2005Fingerprint;
import com.machinezoo.fingerprintio.iso19794p2v2005.Iso19794p2v2005Position;
import com.machinezoo.fingerprintio.iso19794p2v2005.Iso19794p2v2005Template;
import com.machinezoo.fingerprintio.iso19794p2v2011.Iso19794p2v2011Fingerprint;
import com.machinezoo.fingerprintio.iso19794p2v2011.Iso19794p2v2011Position;
import com.machinezoo.fingerprintio.iso19794p2v2011.Iso19794p2v2011Template;
import org.clearlane.biometrics.FingerprintRecordFormat;

/** The codec of each record format. Finger positions have the same names there as here. */
final class RecordCodecs {
  /** Any value above 100 reads as unknown. */
  private static final int NOT_REPORTED = 255;

  static final RecordCodec<Iso19794p2v2005Template, Iso19794p2v2005Fingerprint> ISO_19794_2_2005 =
      new RecordCodec<>(
          TemplateFormat.ISO_19794_2_2005,
          Iso19794p2v2005Template::new,
          record -> record.fingerprints,
          (record, view) ->
              new RecordView(
                  view.position.name(),
                  view.minutiae.size(),
                  view.quality,
                  record.resolutionX,
                  record.resolutionY),
          (view, label) -> {
            view.position = Iso19794p2v2005Position.valueOf(label.position().name());
            view.view = label.number();
            view.quality = label.quality().orElse(0);
          },
          Iso19794p2v2005Template::toByteArray);

  static final RecordCodec<Iso19794p2v2011Template, Iso19794p2v2011Fingerprint> ISO_19794_2_2011 =
      new RecordCodec<>(
          TemplateFormat.ISO_19794_2_2011,
          Iso19794p2v2011Template::new,
          record -> record.fingerprints,
          (record, view) ->
              new RecordView(
                  view.position.name(),
                  view.minutiae.size(),
                  view.qrecords.isEmpty() ? NOT_REPORTED : view.qrecords.getFirst().quality,
                  view.resolutionX,
                  view.resolutionY),
          (view, label) -> {
            view.position = Iso19794p2v2011Position.valueOf(label.position().name());
            view.view = label.number();
          },
          Iso19794p2v2011Template::toByteArray);

  static final RecordCodec<Ansi378v2004Template, Ansi378v2004Fingerprint> ANSI_378_2004 =
      new RecordCodec<>(
          TemplateFormat.ANSI_378_2004,
          Ansi378v2004Template::new,
          record -> record.fingerprints,
          (record, view) ->
              new RecordView(
                  view.position.name(),
                  view.minutiae.size(),
                  view.quality,
                  record.resolutionX,
                  record.resolutionY),
          (view, label) -> {
            view.position = Ansi378v2004Position.valueOf(label.position().name());
            view.view = label.number();
            view.quality = label.quality().orElse(0);
          },
          Ansi378v2004Template::toByteArray);

  static final RecordCodec<Ansi378v2009Template, Ansi378v2009Fingerprint> ANSI_378_2009 =
      new RecordCodec<>(
          TemplateFormat.ANSI_378_2009,
          Ansi378v2009Template::new,
          record -> record.fingerprints,
          (record, view) ->
              new RecordView(
                  view.position.name(),
                  view.minutiae.size(),
                  view.quality,
                  view.resolutionX,
                  view.resolutionY),
          (view, label) -> {
            view.position = Ansi378v2009Position.valueOf(label.position().name());
            view.view = label.number();
          },
          Ansi378v2009Template::toByteArray);

  static final RecordCodec<Ansi378v2009Am1Template, Ansi378v2009Am1Fingerprint> ANSI_378_2009_AM1 =
      new RecordCodec<>(
          TemplateFormat.ANSI_378_2009_AM1,
          Ansi378v2009Am1Template::new,
          record -> record.fingerprints,
          (record, view) ->
              new RecordView(
                  view.position.name(),
                  view.minutiae.size(),
                  view.quality,
                  view.resolutionX,
                  view.resolutionY),
          (view, label) -> {
            view.position = Ansi378v2009Am1Position.valueOf(label.position().name());
            view.view = label.number();
          },
          Ansi378v2009Am1Template::toByteArray);

  private RecordCodecs() {}

  static RecordCodec<?, ?> of(FingerprintRecordFormat format) {
    return switch (format) {
      case ISO_19794_2_2005 -> ISO_19794_2_2005;
      case ISO_19794_2_2011 -> ISO_19794_2_2011;
      case ANSI_378_2004 -> ANSI_378_2004;
      case ANSI_378_2009 -> ANSI_378_2009;
      case ANSI_378_2009_AM1 -> ANSI_378_2009_AM1;
    };
  }
}
