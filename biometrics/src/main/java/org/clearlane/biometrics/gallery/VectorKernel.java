// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.B2S;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The scan in vector instructions.
 *
 * <p>For two dimensions of as many rows as fit: load bytes, widen them to 16 bits, multiply with
 * the probe's pair, add in 16 bits; widen to 32 bits after each group only.
 *
 * <p>The four loops are written out, without methods for what repeats in them: the compiler keeps a
 * vector in registers only where it inlines everything that touches it, and of methods other than
 * the vector ones it may inline some in one run and not in the next. One that it leaves out makes
 * the scan ten times slower.
 */
final class VectorKernel implements ScanKernel {
  private static final VectorShape SHAPE = shape();
  private static final VectorSpecies<Short> SHORTS = SHAPE.withLanes(short.class);
  private static final VectorSpecies<Integer> INTS = SHAPE.withLanes(int.class);
  private static final VectorSpecies<Float> FLOATS = SHAPE.withLanes(float.class);
  private static final VectorSpecies<Byte> BYTES =
      VectorShape.forBitSize(SHAPE.vectorBitSize() / 2).withLanes(byte.class);
  private static final int LANES = INTS.length();

  /** The CPU's own, at least as wide as every species exists and at most as wide as a block. */
  private static VectorShape shape() {
    int bits = VectorShape.preferredShape().vectorBitSize();
    return VectorShape.forBitSize(Math.clamp(bits, 128, 512));
  }

  @Override
  public void multiply(MemorySegment blocks, long block, ProbeTile probes, int[] sums) {
    for (int row = 0; row < BlockLayout.ROWS; row += LANES) {
      long start = block + 2L * row;
      switch (probes.width()) {
        case 1 -> one(blocks, start, probes.steps(), probes.pairs(), sums, row);
        case 2 -> two(blocks, start, probes.steps(), probes.pairs(), sums, row);
        case 4 -> four(blocks, start, probes.steps(), probes.pairs(), sums, row);
        default -> eight(blocks, start, probes.steps(), probes.pairs(), sums, row);
      }
    }
  }

  @Override
  public int reaching(
      int[] sums,
      int from,
      float[] scales,
      float[] errors,
      int first,
      ProbeCode probe,
      float score) {
    int rows = 0;
    for (int row = 0; row < BlockLayout.ROWS; row += LANES) {
      FloatVector dots =
          (FloatVector) IntVector.fromArray(INTS, sums, from + row).convertShape(I2F, FLOATS, 0);
      FloatVector estimates =
          dots.mul(FloatVector.fromArray(FLOATS, scales, first + row)).mul(probe.scale());
      FloatVector bounds =
          FloatVector.fromArray(FLOATS, errors, first + row)
              .mul(probe.rowErrorWeight())
              .add(probe.ownError());
      rows |= (int) estimates.add(bounds).compare(GE, score).toLong() << row;
    }
    return rows;
  }

  /** Sums in turns, so that an addition need not wait for the one before. */
  private static void one(
      MemorySegment blocks, long start, int steps, int[] pairs, int[] sums, int row) {
    IntVector sum0 = IntVector.zero(INTS);
    for (int group = 0; group < steps; group += BlockLayout.GROUP) {
      ShortVector part0 = ShortVector.zero(SHORTS);
      ShortVector part1 = ShortVector.zero(SHORTS);
      for (int step = group; step < group + BlockLayout.GROUP; step += 2) {
        long at = start + step * (long) BlockLayout.STEP;
        ShortVector c0 =
            (ShortVector)
                ByteVector.fromMemorySegment(BYTES, blocks, at, LITTLE_ENDIAN)
                    .convertShape(B2S, SHORTS, 0);
        ShortVector c1 =
            (ShortVector)
                ByteVector.fromMemorySegment(BYTES, blocks, at + BlockLayout.STEP, LITTLE_ENDIAN)
                    .convertShape(B2S, SHORTS, 0);
        part0 = part0.add(c0.mul(IntVector.broadcast(INTS, pairs[step]).reinterpretAsShorts()));
        part1 = part1.add(c1.mul(IntVector.broadcast(INTS, pairs[step + 1]).reinterpretAsShorts()));
      }
      IntVector wide0 = part0.add(part1).reinterpretAsInts();
      sum0 = sum0.add(wide0.lanewise(ASHR, 16)).add(wide0.lanewise(LSHL, 16).lanewise(ASHR, 16));
    }
    sum0.intoArray(sums, row);
  }

  private static void two(
      MemorySegment blocks, long start, int steps, int[] pairs, int[] sums, int row) {
    IntVector sum0 = IntVector.zero(INTS);
    IntVector sum1 = IntVector.zero(INTS);
    for (int group = 0; group < steps; group += BlockLayout.GROUP) {
      ShortVector part0 = ShortVector.zero(SHORTS);
      ShortVector part1 = ShortVector.zero(SHORTS);
      for (int step = group; step < group + BlockLayout.GROUP; step++) {
        long at = start + step * (long) BlockLayout.STEP;
        ShortVector codes =
            (ShortVector)
                ByteVector.fromMemorySegment(BYTES, blocks, at, LITTLE_ENDIAN)
                    .convertShape(B2S, SHORTS, 0);
        int p = step * 2;
        part0 = part0.add(codes.mul(IntVector.broadcast(INTS, pairs[p]).reinterpretAsShorts()));
        part1 = part1.add(codes.mul(IntVector.broadcast(INTS, pairs[p + 1]).reinterpretAsShorts()));
      }
      IntVector wide0 = part0.reinterpretAsInts();
      sum0 = sum0.add(wide0.lanewise(ASHR, 16)).add(wide0.lanewise(LSHL, 16).lanewise(ASHR, 16));
      IntVector wide1 = part1.reinterpretAsInts();
      sum1 = sum1.add(wide1.lanewise(ASHR, 16)).add(wide1.lanewise(LSHL, 16).lanewise(ASHR, 16));
    }
    sum0.intoArray(sums, row);
    sum1.intoArray(sums, BlockLayout.ROWS + row);
  }

  private static void four(
      MemorySegment blocks, long start, int steps, int[] pairs, int[] sums, int row) {
    IntVector sum0 = IntVector.zero(INTS);
    IntVector sum1 = IntVector.zero(INTS);
    IntVector sum2 = IntVector.zero(INTS);
    IntVector sum3 = IntVector.zero(INTS);
    for (int group = 0; group < steps; group += BlockLayout.GROUP) {
      ShortVector part0 = ShortVector.zero(SHORTS);
      ShortVector part1 = ShortVector.zero(SHORTS);
      ShortVector part2 = ShortVector.zero(SHORTS);
      ShortVector part3 = ShortVector.zero(SHORTS);
      for (int step = group; step < group + BlockLayout.GROUP; step++) {
        long at = start + step * (long) BlockLayout.STEP;
        ShortVector codes =
            (ShortVector)
                ByteVector.fromMemorySegment(BYTES, blocks, at, LITTLE_ENDIAN)
                    .convertShape(B2S, SHORTS, 0);
        int p = step * 4;
        part0 = part0.add(codes.mul(IntVector.broadcast(INTS, pairs[p]).reinterpretAsShorts()));
        part1 = part1.add(codes.mul(IntVector.broadcast(INTS, pairs[p + 1]).reinterpretAsShorts()));
        part2 = part2.add(codes.mul(IntVector.broadcast(INTS, pairs[p + 2]).reinterpretAsShorts()));
        part3 = part3.add(codes.mul(IntVector.broadcast(INTS, pairs[p + 3]).reinterpretAsShorts()));
      }
      IntVector wide0 = part0.reinterpretAsInts();
      sum0 = sum0.add(wide0.lanewise(ASHR, 16)).add(wide0.lanewise(LSHL, 16).lanewise(ASHR, 16));
      IntVector wide1 = part1.reinterpretAsInts();
      sum1 = sum1.add(wide1.lanewise(ASHR, 16)).add(wide1.lanewise(LSHL, 16).lanewise(ASHR, 16));
      IntVector wide2 = part2.reinterpretAsInts();
      sum2 = sum2.add(wide2.lanewise(ASHR, 16)).add(wide2.lanewise(LSHL, 16).lanewise(ASHR, 16));
      IntVector wide3 = part3.reinterpretAsInts();
      sum3 = sum3.add(wide3.lanewise(ASHR, 16)).add(wide3.lanewise(LSHL, 16).lanewise(ASHR, 16));
    }
    sum0.intoArray(sums, row);
    sum1.intoArray(sums, BlockLayout.ROWS + row);
    sum2.intoArray(sums, 2 * BlockLayout.ROWS + row);
    sum3.intoArray(sums, 3 * BlockLayout.ROWS + row);
  }

  private static void eight(
      MemorySegment blocks, long start, int steps, int[] pairs, int[] sums, int row) {
    IntVector sum0 = IntVector.zero(INTS);
    IntVector sum1 = IntVector.zero(INTS);
    IntVector sum2 = IntVector.zero(INTS);
    IntVector sum3 = IntVector.zero(INTS);
    IntVector sum4 = IntVector.zero(INTS);
    IntVector sum5 = IntVector.zero(INTS);
    IntVector sum6 = IntVector.zero(INTS);
    IntVector sum7 = IntVector.zero(INTS);
    for (int group = 0; group < steps; group += BlockLayout.GROUP) {
      ShortVector part0 = ShortVector.zero(SHORTS);
      ShortVector part1 = ShortVector.zero(SHORTS);
      ShortVector part2 = ShortVector.zero(SHORTS);
      ShortVector part3 = ShortVector.zero(SHORTS);
      ShortVector part4 = ShortVector.zero(SHORTS);
      ShortVector part5 = ShortVector.zero(SHORTS);
      ShortVector part6 = ShortVector.zero(SHORTS);
      ShortVector part7 = ShortVector.zero(SHORTS);
      for (int step = group; step < group + BlockLayout.GROUP; step++) {
        long at = start + step * (long) BlockLayout.STEP;
        ShortVector codes =
            (ShortVector)
                ByteVector.fromMemorySegment(BYTES, blocks, at, LITTLE_ENDIAN)
                    .convertShape(B2S, SHORTS, 0);
        int p = step * 8;
        part0 = part0.add(codes.mul(IntVector.broadcast(INTS, pairs[p]).reinterpretAsShorts()));
        part1 = part1.add(codes.mul(IntVector.broadcast(INTS, pairs[p + 1]).reinterpretAsShorts()));
        part2 = part2.add(codes.mul(IntVector.broadcast(INTS, pairs[p + 2]).reinterpretAsShorts()));
        part3 = part3.add(codes.mul(IntVector.broadcast(INTS, pairs[p + 3]).reinterpretAsShorts()));
        part4 = part4.add(codes.mul(IntVector.broadcast(INTS, pairs[p + 4]).reinterpretAsShorts()));
        part5 = part5.add(codes.mul(IntVector.broadcast(INTS, pairs[p + 5]).reinterpretAsShorts()));
        part6 = part6.add(codes.mul(IntVector.broadcast(INTS, pairs[p + 6]).reinterpretAsShorts()));
        part7 = part7.add(codes.mul(IntVector.broadcast(INTS, pairs[p + 7]).reinterpretAsShorts()));
      }
      IntVector wide0 = part0.reinterpretAsInts();
      sum0 = sum0.add(wide0.lanewise(ASHR, 16)).add(wide0.lanewise(LSHL, 16).lanewise(ASHR, 16));
      IntVector wide1 = part1.reinterpretAsInts();
      sum1 = sum1.add(wide1.lanewise(ASHR, 16)).add(wide1.lanewise(LSHL, 16).lanewise(ASHR, 16));
      IntVector wide2 = part2.reinterpretAsInts();
      sum2 = sum2.add(wide2.lanewise(ASHR, 16)).add(wide2.lanewise(LSHL, 16).lanewise(ASHR, 16));
      IntVector wide3 = part3.reinterpretAsInts();
      sum3 = sum3.add(wide3.lanewise(ASHR, 16)).add(wide3.lanewise(LSHL, 16).lanewise(ASHR, 16));
      IntVector wide4 = part4.reinterpretAsInts();
      sum4 = sum4.add(wide4.lanewise(ASHR, 16)).add(wide4.lanewise(LSHL, 16).lanewise(ASHR, 16));
      IntVector wide5 = part5.reinterpretAsInts();
      sum5 = sum5.add(wide5.lanewise(ASHR, 16)).add(wide5.lanewise(LSHL, 16).lanewise(ASHR, 16));
      IntVector wide6 = part6.reinterpretAsInts();
      sum6 = sum6.add(wide6.lanewise(ASHR, 16)).add(wide6.lanewise(LSHL, 16).lanewise(ASHR, 16));
      IntVector wide7 = part7.reinterpretAsInts();
      sum7 = sum7.add(wide7.lanewise(ASHR, 16)).add(wide7.lanewise(LSHL, 16).lanewise(ASHR, 16));
    }
    sum0.intoArray(sums, row);
    sum1.intoArray(sums, BlockLayout.ROWS + row);
    sum2.intoArray(sums, 2 * BlockLayout.ROWS + row);
    sum3.intoArray(sums, 3 * BlockLayout.ROWS + row);
    sum4.intoArray(sums, 4 * BlockLayout.ROWS + row);
    sum5.intoArray(sums, 5 * BlockLayout.ROWS + row);
    sum6.intoArray(sums, 6 * BlockLayout.ROWS + row);
    sum7.intoArray(sums, 7 * BlockLayout.ROWS + row);
  }

  @Override
  public String toString() {
    return "vectors of " + SHAPE.vectorBitSize() + " bits";
  }
}
