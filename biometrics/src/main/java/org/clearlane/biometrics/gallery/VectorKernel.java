// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The scan in vector instructions.
 *
 * <p>For two dimensions of as many rows as fit: load bytes, widen them to 16 bits, multiply with
 * the probe's pair, add in 16 bits; widen to 32 bits after each group only.
 *
 * <p>The three loops are written out because the compiler keeps vectors in registers only while
 * they are local variables of one method, and the small methods stay under the 35 bytes of code
 * that it always inlines: a call among them makes the scan ten times slower.
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
          (FloatVector)
              IntVector.fromArray(INTS, sums, from + row)
                  .convertShape(VectorOperators.I2F, FLOATS, 0);
      FloatVector estimates =
          dots.mul(FloatVector.fromArray(FLOATS, scales, first + row)).mul(probe.scale());
      FloatVector bounds =
          FloatVector.fromArray(FLOATS, errors, first + row)
              .mul(probe.rowErrorWeight())
              .add(probe.ownError());
      rows |= (int) estimates.add(bounds).compare(VectorOperators.GE, score).toLong() << row;
    }
    return rows;
  }

  private static void two(
      MemorySegment blocks, long start, int steps, int[] pairs, int[] sums, int row) {
    IntVector sum0 = IntVector.zero(INTS);
    IntVector sum1 = IntVector.zero(INTS);
    for (int group = 0; group < steps; group += BlockLayout.GROUP) {
      ShortVector part0 = ShortVector.zero(SHORTS);
      ShortVector part1 = ShortVector.zero(SHORTS);
      for (int step = group; step < group + BlockLayout.GROUP; step++) {
        ShortVector codes = codes(blocks, start + step * (long) BlockLayout.STEP);
        part0 = part0.add(codes.mul(pair(pairs, step * 2)));
        part1 = part1.add(codes.mul(pair(pairs, step * 2 + 1)));
      }
      sum0 = sum0.add(even(part0)).add(odd(part0));
      sum1 = sum1.add(even(part1)).add(odd(part1));
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
        ShortVector codes = codes(blocks, start + step * (long) BlockLayout.STEP);
        part0 = part0.add(codes.mul(pair(pairs, step * 4)));
        part1 = part1.add(codes.mul(pair(pairs, step * 4 + 1)));
        part2 = part2.add(codes.mul(pair(pairs, step * 4 + 2)));
        part3 = part3.add(codes.mul(pair(pairs, step * 4 + 3)));
      }
      sum0 = sum0.add(even(part0)).add(odd(part0));
      sum1 = sum1.add(even(part1)).add(odd(part1));
      sum2 = sum2.add(even(part2)).add(odd(part2));
      sum3 = sum3.add(even(part3)).add(odd(part3));
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
        ShortVector codes = codes(blocks, start + step * (long) BlockLayout.STEP);
        part0 = part0.add(codes.mul(pair(pairs, step * 8)));
        part1 = part1.add(codes.mul(pair(pairs, step * 8 + 1)));
        part2 = part2.add(codes.mul(pair(pairs, step * 8 + 2)));
        part3 = part3.add(codes.mul(pair(pairs, step * 8 + 3)));
        part4 = part4.add(codes.mul(pair(pairs, step * 8 + 4)));
        part5 = part5.add(codes.mul(pair(pairs, step * 8 + 5)));
        part6 = part6.add(codes.mul(pair(pairs, step * 8 + 6)));
        part7 = part7.add(codes.mul(pair(pairs, step * 8 + 7)));
      }
      sum0 = sum0.add(even(part0)).add(odd(part0));
      sum1 = sum1.add(even(part1)).add(odd(part1));
      sum2 = sum2.add(even(part2)).add(odd(part2));
      sum3 = sum3.add(even(part3)).add(odd(part3));
      sum4 = sum4.add(even(part4)).add(odd(part4));
      sum5 = sum5.add(even(part5)).add(odd(part5));
      sum6 = sum6.add(even(part6)).add(odd(part6));
      sum7 = sum7.add(even(part7)).add(odd(part7));
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

  private static ShortVector codes(MemorySegment blocks, long at) {
    return (ShortVector)
        ByteVector.fromMemorySegment(BYTES, blocks, at, ByteOrder.LITTLE_ENDIAN)
            .convertShape(VectorOperators.B2S, SHORTS, 0);
  }

  private static ShortVector pair(int[] pairs, int at) {
    return IntVector.broadcast(INTS, pairs[at]).reinterpretAsShorts();
  }

  private static IntVector even(ShortVector parts) {
    return parts
        .reinterpretAsInts()
        .lanewise(VectorOperators.LSHL, Short.SIZE)
        .lanewise(VectorOperators.ASHR, Short.SIZE);
  }

  private static IntVector odd(ShortVector parts) {
    return parts.reinterpretAsInts().lanewise(VectorOperators.ASHR, Short.SIZE);
  }
}
