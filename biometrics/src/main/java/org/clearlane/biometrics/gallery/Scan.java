// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.ArrayList;
import java.util.List;
import org.clearlane.biometrics.gallery.References.Snapshot;

/** One pass over the codes of a gallery for some probes. */
final class Scan {
  /** Rows of one piece of work: 2 MiB of 512 values, about 80 microseconds. */
  private static final int PIECE = 4096;

  /** Below so many pieces waking other threads takes longer than they save. */
  private static final int WORTH_SHARING = 4;

  private final Snapshot references;
  private final ProbeCode[] codes;
  private final ScanKernel kernel;
  private final List<ProbeTile> tiles = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  /** Rows of one chunk, {@code end} excluded. */
  private record Piece(int chunk, int start, int end) {}

  Scan(Snapshot references, List<Probe> probes, ScanKernel kernel) {
    this.references = references;
    codes = probes.stream().map(Probe::code).toArray(ProbeCode[]::new);
    this.kernel = kernel;
    for (int p = 0; p < probes.size(); p += ScanKernel.MOST_PROBES) {
      int end = Math.min(p + ScanKernel.MOST_PROBES, probes.size());
      tiles.add(ProbeTile.of(List.of(codes).subList(p, end)));
    }
    for (int chunk = 0; chunk < references.chunks().length; chunk++) {
      int used = references.end() - SlotAddress.first(chunk);
      int rows = Math.min(used, references.chunks()[chunk].capacity());
      for (int start = 0; start < rows; start += PIECE) {
        pieces.add(new Piece(chunk, start, Math.min(start + PIECE, rows)));
      }
    }
  }

  /** Whether several threads are faster than one. */
  boolean worthSharing() {
    return pieces.size() >= WORTH_SHARING;
  }

  /**
   * Scans everything.
   *
   * @param proving for each probe, see {@link Shortlist}
   * @return for each probe the slots that could matter
   */
  List<Shortlist> run(ScanThreads threads, int[] proving) {
    int workers = worthSharing() ? threads.count() : 1;
    List<List<Shortlist>> found = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      List<Shortlist> own = new ArrayList<>();
      for (int p = 0; p < codes.length; p++) {
        own.add(new Shortlist(codes[p], proving[p]));
      }
      found.add(own);
    }
    threads.run(workers, pieces.size(), (worker, i) -> scan(pieces.get(i), found.get(worker)));
    List<Shortlist> merged = found.getFirst();
    for (List<Shortlist> more : found.subList(1, workers)) {
      for (int p = 0; p < merged.size(); p++) {
        merged.get(p).merge(more.get(p));
      }
    }
    return merged;
  }

  /** Everything is at hand before the loop: with eight probes a row is done in some 60 ns. */
  private void scan(Piece piece, List<Shortlist> found) {
    Chunk chunk = references.chunks()[piece.chunk()];
    Shortlist[] shortlists = found.toArray(Shortlist[]::new);
    float[] scales = chunk.scales();
    float[] errors = chunk.errors();
    int[] sums = new int[ScanKernel.MOST_PROBES * BlockLayout.ROWS];
    int firstSlot = SlotAddress.first(piece.chunk());
    for (int row = piece.start(); row < piece.end(); row += BlockLayout.ROWS) {
      long block = row / BlockLayout.ROWS * chunk.layout().blockBytes();
      int probe = 0;
      for (ProbeTile tile : tiles) {
        kernel.multiply(chunk.blocks(), block, tile, sums);
        int end = Math.min(probe + ScanKernel.MOST_PROBES, codes.length);
        for (int from = 0; probe < end; probe++, from += BlockLayout.ROWS) {
          float floor = shortlists[probe].floor();
          int rows = kernel.reaching(sums, from, scales, errors, row, codes[probe], floor);
          if (rows != 0) {
            collect(rows, chunk, row, firstSlot + row, sums, from, shortlists[probe]);
          }
        }
      }
    }
  }

  /** Offers the rows whose bits are set. */
  private static void collect(
      int bits, Chunk chunk, int row, int slot, int[] sums, int from, Shortlist shortlist) {
    for (int rows = bits; rows != 0; rows &= rows - 1) {
      int i = Integer.numberOfTrailingZeros(rows);
      shortlist.offer(slot + i, sums[from + i], chunk.scales()[row + i], chunk.errors()[row + i]);
    }
  }
}
