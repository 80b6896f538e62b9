// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** The ways in which a picture file can be wrong, unusual or meant to do harm. */
enum Hostility {
  /** Nothing is wrong: the models must not leak either. */
  SOUND(4) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      return one(random.nextBoolean() ? base.jpegs() : base.pngs(), random);
    }
  },
  TRUNCATED(14) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      byte[] file = onePicture(base, random);
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
  },
  FLIPPED_BITS(14) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      byte[] file = onePicture(base, random).clone();
      // Half of the time where the structure is, at the beginning.
      int range = random.nextBoolean() ? file.length : Math.min(file.length, 700);
      for (int i = 0; i <= random.nextInt(20); i++) {
        file[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
      }
      return file;
    }
  },
  OVERWRITTEN(8) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      byte[] file = onePicture(base, random).clone();
      int from = random.nextInt(file.length);
      byte[] junk = new byte[random.nextInt(Math.min(500, file.length - from) + 1)];
      random.nextBytes(junk);
      System.arraycopy(junk, 0, file, from, junk.length);
      return file;
    }
  },
  HUGE_CLAIM(8) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      int bits = 12 + random.nextInt(20);
      int width = 1 + random.nextInt(Integer.MAX_VALUE >> (31 - bits));
      int height = random.nextBoolean() ? width : 1 + random.nextInt(5000);
      return random.nextBoolean()
          ? Pngs.withSize(one(base.pngs(), random), width, height)
          : Jpegs.withSize(one(base.jpegs(), random), width, height);
    }
  },
  /** Small as a file, large in memory, and within what is accepted or just beyond. */
  INFLATING(1) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      int[] bits = {1, 8, 24, 48};
      return Pngs.ofZeros(
          500 + random.nextInt(6000), 500 + random.nextInt(6000), bits[random.nextInt(4)]);
    }
  },
  INFLATING_CHUNK(3) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      return Pngs.withInflatingChunk(base.png(), random);
    }
  },
  WRONG_TYPE(8) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      String[] beginnings = {
        "",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "%PDF-1.7\n",
        "RIFF\0\0\0\0WEBPVP8 ",
        "PK\3\4",
        "GIF89a",
        "\0\0\0\30ftypheic",
        "P6 9 9 255\n",
        "\u00ff\u00d8",
        "\u0089PNG"
      };
      return random.nextBoolean()
          ? one(base.others(), random)
          : beginnings[random.nextInt(beginnings.length)].getBytes(StandardCharsets.ISO_8859_1);
    }
  },
  TINY(4) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      int width = random.nextBoolean() ? 1 : 1 + random.nextInt(40);
      int height = random.nextBoolean() ? 1 : 1 + random.nextInt(40);
      return random.nextBoolean()
          ? Pngs.ofZeros(width, height, 24)
          : Jpegs.withSize(one(base.jpegs(), random), width, height);
    }
  },
  LONG_SIDE(3) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      int thin = 1 + random.nextInt(64);
      return switch (random.nextInt(3)) {
        case 0 -> Pngs.ofZeros(30_000, thin, 24);
        case 1 -> Pngs.ofZeros(thin, 30_000, 8);
        default -> Jpegs.withSize(one(base.jpegs(), random), 30_000, thin);
      };
    }
  },
  FOUR_INKS(4) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      return random.nextBoolean() ? base.cmyk() : Jpegs.withOddProfile(base.cmyk(), random);
    }
  },
  ODD_JPEG(8) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      return switch (random.nextInt(4)) {
        case 0 -> Jpegs.withOddProfile(one(base.jpegs(), random), random);
        case 1 -> Jpegs.spliced(one(base.jpegs(), random), one(base.jpegs(), random), random);
        default -> Jpegs.withOddFrame(one(base.jpegs(), random), random);
      };
    }
  },
  MANY_SCANS(3) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      return Jpegs.withManyScans(base.progressive(), random);
    }
  },
  ODD_PNG(5) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      return Pngs.withOddHeader(one(base.pngs(), random), random);
    }
  },
  ANIMATED(4) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      return random.nextInt(4) == 0
          ? base.others().getFirst()
          : Pngs.animated(one(base.pngs(), random), random);
    }
  },
  LOOPING_EXIF(5) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      return Jpegs.withExifLoop(one(base.jpegs(), random), random);
    }
  },
  RANDOM_BYTES(8) {
    @Override
    byte[] forge(BaseFiles base, RandomGenerator random) {
      byte[] file = new byte[random.nextInt(4000)];
      random.nextBytes(file);
      byte[] picture = onePicture(base, random);
      int kept = Math.min(file.length, random.nextBoolean() ? 3 + random.nextInt(300) : 0);
      System.arraycopy(picture, 0, file, 0, kept);
      return file;
    }
  };

  private static final int ALL = Arrays.stream(values()).mapToInt(kind -> kind.weight).sum();

  private final int weight;

  Hostility(int weight) {
    this.weight = weight;
  }

  /** A file of this kind. */
  abstract byte[] forge(BaseFiles base, RandomGenerator random);

  /** Any of them, the costly ones seldom. */
  static Hostility any(RandomGenerator random) {
    int left = random.nextInt(ALL);
    for (Hostility kind : values()) {
      left -= kind.weight;
      if (left < 0) {
        return kind;
      }
    }
    throw new AssertionError("the weights do not add up");
  }

  // Not private: the bodies of constants are classes of their own.
  static byte[] one(List<byte[]> files, RandomGenerator random) {
    return files.get(random.nextInt(files.size()));
  }

  static byte[] onePicture(BaseFiles base, RandomGenerator random) {
    return one(random.nextBoolean() ? base.jpegs() : base.pngs(), random);
  }
}
