// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.icao.CscaMasterList;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.clearlane.devices.DevicesException;
import org.clearlane.devices.TrustAnchors;

/**
 * A folder of what is trusted: master lists ({@code .ml}, Doc 9303-12, section 8), certificates of
 * authorities ({@code .der}, {@code .cer}, {@code .crt}, {@code .pem}) and revocation lists ({@code
 * .crl}). Whoever puts a file there vouches for it; a master list must besides be signed as it
 * says. Hidden files are passed over. Thread-safe.
 */
public final class TrustFolder {
  private static final Logger LOG = Logger.getLogger(TrustFolder.class.getName());

  /** The largest master lists have a few megabytes. */
  private static final long MOST_BYTES = 32L * 1024 * 1024;

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN (?:CERTIFICATE|X509 CRL)-----([^-]*)-----END ");

  private final Path folder;
  private Map<Path, Stamp> known = Map.of();
  private TrustAnchors anchors = TrustAnchors.of(List.of());

  public TrustFolder(Path folder) {
    this.folder = folder;
  }

  private record Stamp(long size, FileTime changed) {}

  /**
   * What the folder holds, read anew after a change there.
   *
   * @throws DevicesException if the folder cannot be read or a file is damaged or of another kind;
   *     names the file
   */
  public synchronized TrustAnchors anchors() {
    Map<Path, Stamp> found = listed();
    if (!found.equals(known)) {
      List<X509Certificate> authorities = new ArrayList<>();
      List<X509CRL> revocationLists = new ArrayList<>();
      found.keySet().forEach(file -> add(file, authorities, revocationLists));
      anchors = new TrustAnchors(authorities, revocationLists);
      known = found;
      LOG.info(() -> "trusting " + authorities.size() + " authorities for document chips");
    }
    return anchors;
  }

  private Map<Path, Stamp> listed() {
    try (Stream<Path> files = Files.list(folder)) {
      Map<Path, Stamp> listed = new TreeMap<>();
      for (Path file : (Iterable<Path>) files::iterator) {
        if (Files.isRegularFile(file) && !Files.isHidden(file)) {
          listed.put(file, new Stamp(Files.size(file), Files.getLastModifiedTime(file)));
        }
      }
      return listed;
    } catch (IOException e) {
      throw new DevicesException("the folder of trusted authorities cannot be read: " + folder, e);
    }
  }

  private static void add(
      Path file, List<X509Certificate> authorities, List<X509CRL> revocationLists) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new MalformedException("size");
      }
      byte[] bytes = Files.readAllBytes(file);
      switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "ml" -> authorities.addAll(masterList(bytes, name));
        case "der", "cer", "crt", "pem" -> {
          for (byte[] encoded : decoded(bytes)) {
            authorities.add(authority(encoded));
          }
        }
        case "crl" -> {
          for (byte[] encoded : decoded(bytes)) {
            revocationLists.add(Crypto.revocationList(encoded));
          }
        }
        default -> throw new MalformedException("kind of file");
      }
    } catch (IOException | GeneralSecurityException | MalformedException e) {
      throw new DevicesException("not a list or certificate of authorities: " + name, e);
    }
  }

  /** The authorities of a master list; single ones that cannot be understood are left out. */
  private static List<X509Certificate> masterList(byte[] bytes, String name) {
    SignedContent signed = SignedContent.parse(bytes, ICAOObjectIdentifiers.id_icao_cscaMasterList);
    if (!signed.authentic()) {
      throw new MalformedException("signature");
    }
    List<X509Certificate> authorities = new ArrayList<>();
    Certificate[] listed;
    try {
      listed = CscaMasterList.getInstance(signed.content()).getCertStructs();
    } catch (IllegalArgumentException e) {
      throw new MalformedException("master list");
    }
    for (Certificate one : listed) {
      try {
        authorities.add(authority(one.getEncoded()));
      } catch (IOException | GeneralSecurityException | RuntimeException e) {
        LOG.log(Level.WARNING, "a certificate of {0} is left out", name);
      }
    }
    return authorities;
  }

  private static X509Certificate authority(byte[] encoded) throws GeneralSecurityException {
    X509Certificate certificate = Crypto.certificate(encoded);
    if (certificate == null || certificate.getBasicConstraints() < 0) {
      throw new MalformedException("authority");
    }
    return certificate;
  }

  /** The parts of a text file, or the one of a binary one. */
  private static List<byte[]> decoded(byte[] bytes) {
    Matcher parts = PEM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    List<byte[]> decoded = new ArrayList<>();
    while (parts.find()) {
      decoded.add(Base64.getMimeDecoder().decode(parts.group(1)));
    }
    return decoded.isEmpty() ? List.of(bytes) : decoded;
  }
}
