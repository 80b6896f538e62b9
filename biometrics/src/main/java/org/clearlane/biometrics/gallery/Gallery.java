// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceGallery.Size;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.ModelMismatchException;
import org.clearlane.biometrics.PersonId;
import org.clearlane.biometrics.TooManyReferencesException;
import org.clearlane.biometrics.UnknownGalleryException;

/** One gallery: takes updates one at a time and lets searches share passes. Thread safe. */
final class Gallery implements AutoCloseable {
  private final GalleryName name;
  private final Scanning scanning;
  private final ReentrantLock updates = new ReentrantLock();

  /** Set when the first reference tells model and dimension. */
  private volatile Optional<Content> content = Optional.empty();

  private volatile boolean closed;

  private record Content(
      String modelId, BlockLayout layout, References references, Passes<Probe, Answer> passes) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared, written once
  private record Coded(RowCode code, float[] values) {}

  /**
   * What a search finds in one gallery.
   *
   * @param matches best first
   * @param references how many were compared
   */
  record Answer(List<Match> matches, long references) {}

  Gallery(GalleryName name, Scanning scanning) {
    this.name = name;
    this.scanning = scanning;
  }

  GalleryName name() {
    return name;
  }

  /** Whether it takes nothing more; its memory may still serve the pass under way. */
  boolean isClosed() {
    return closed;
  }

  Size size() {
    return content
        .map(Content::references)
        .map(References::snapshot)
        .map(snapshot -> new Size(snapshot.persons(), snapshot.references()))
        .orElse(new Size(0, 0));
  }

  boolean contains(PersonId person) {
    return updating(() -> content.map(c -> c.references().count(person) > 0).orElse(false));
  }

  void add(PersonId person, FaceTemplate reference) {
    List<Coded> coded = coded(List.of(reference));
    updating(
        () -> {
          References references = openFor(reference).references();
          if (references.count(person) >= FaceGallery.MOST_REFERENCES) {
            throw new TooManyReferencesException();
          }
          addAll(references, person, coded);
          return coded;
        });
  }

  void replace(PersonId person, List<FaceTemplate> templates) {
    List<Coded> coded = coded(templates);
    updating(
        () -> {
          Content open = openFor(templates.getFirst());
          templates.forEach(template -> requireModel(open, template));
          int[] before = open.references().slots(person);
          addAll(open.references(), person, coded);
          // A pass that is under way may have gone past the new slots before they were filled.
          open.passes().awaitPassUnderWay();
          open.references().erase(before, person);
          return coded;
        });
  }

  boolean remove(PersonId person) {
    return updating(
        () -> {
          int[] slots = content.map(c -> c.references().slots(person)).orElse(new int[0]);
          content.ifPresent(c -> c.references().erase(slots, person));
          return slots.length > 0;
        });
  }

  Answer search(FaceTemplate template, int most) {
    if (content.isEmpty()) {
      requireOpen();
      return new Answer(List.of(), 0);
    }
    Content open = content.get();
    requireModel(open, template);
    return open.passes().answer(Probe.of(template.values(), open.layout(), most));
  }

  /** Waits for the pass under way, then overwrites everything with zeros and frees it. */
  @Override
  public void close() {
    updates.lock();
    try {
      closed = true;
      content.ifPresent(
          open -> {
            open.passes().awaitPassUnderWay();
            open.references().close();
          });
    } finally {
      updates.unlock();
    }
  }

  private <T> T updating(Supplier<T> update) {
    updates.lock();
    try {
      requireOpen();
      return update.get();
    } finally {
      updates.unlock();
    }
  }

  /** Before the lock is taken: coding is most of an update's work. */
  private static List<Coded> coded(List<FaceTemplate> templates) {
    List<Coded> coded = new ArrayList<>();
    for (FaceTemplate template : templates) {
      float[] values = template.values();
      coded.add(new Coded(RowCode.of(values), values));
    }
    return coded;
  }

  private static void addAll(References references, PersonId person, List<Coded> coded) {
    references.reserve(coded.size());
    coded.forEach(one -> references.add(person, one.code(), one.values()));
  }

  private Content openFor(FaceTemplate template) {
    Content open = content.orElseGet(() -> open(template));
    requireModel(open, template);
    content = Optional.of(open);
    return open;
  }

  private Content open(FaceTemplate template) {
    BlockLayout layout = BlockLayout.of(template.values().length);
    References references = new References(layout, scanning.stores());
    Passes<Probe, Answer> passes = new Passes<>(probes -> pass(references, probes));
    return new Content(template.modelId(), layout, references, passes);
  }

  private List<Answer> pass(References references, List<Probe> probes) {
    requireOpen();
    References.Snapshot snapshot = references.snapshot();
    return new ExactSearch(snapshot, scanning.kernel(), scanning.threads())
        .run(probes).stream().map(best -> new Answer(best, snapshot.references())).toList();
  }

  private void requireOpen() {
    if (closed) {
      throw new UnknownGalleryException(name);
    }
  }

  private void requireModel(Content open, FaceTemplate template) {
    if (!open.modelId().equals(template.modelId())) {
      throw new ModelMismatchException(name, open.modelId(), template.modelId());
    }
    if (open.layout().dimension() != template.dimension()) {
      throw new IllegalArgumentException(
          "gallery %s holds templates of %d values, not of %d"
              .formatted(name, open.layout().dimension(), template.dimension()));
    }
  }
}
