// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Bursts of frames as a lane camera might take them, made from still pictures. The same seed makes
 * the same frames.
 */
final class Simulation {
  /** As many as a lane asks for by default. */
  static final int FRAMES = 3;

  private final long seed;

  Simulation(long seed) {
    this.seed = seed;
  }

  /** The person before the camera. */
  List<byte[]> bonaFide(Subject subject) {
    return live(subject, random(subject, "bona-fide"));
  }

  private static List<byte[]> live(Subject subject, RandomGenerator random) {
    Camera camera = new Camera(random);
    Head.Pose start = Head.Pose.any(random);
    return frames(_ -> camera.frame(Head.posed(subject, Head.Pose.near(start, random))));
  }

  /**
   * An attack with somebody's picture.
   *
   * @param other somebody else's
   */
  List<byte[]> attack(Species species, Subject subject, Subject other) {
    RandomGenerator random = random(subject, species.label());
    return switch (species) {
      case PRINT -> print(subject, random, true);
      case MOUNTED_PRINT -> print(subject, random, false);
      case SCREEN -> screen(subject, Display.tablet(random), random);
      case MOIRE -> screen(subject, Display.interfering(random), random);
      case PHONE_VIDEO -> phone(subject, random);
      case REPLAYED -> bonaFide(subject);
      case RE_ENCODED -> bonaFide(subject).stream().map(frame -> encoded(frame, random)).toList();
      case INJECTED_STILL -> {
        Picture still = read(live(subject, random).getFirst());
        yield frames(_ -> noisy(still, random).jpeg(random.nextDouble(0.7, 0.95)));
      }
      case SWAPPED -> {
        List<byte[]> frames = new ArrayList<>(live(subject, random));
        frames.set(FRAMES - 1, live(other, random).getLast());
        yield frames;
      }
    };
  }

  private RandomGenerator random(Subject subject, String what) {
    return new SplittableRandom(seed * 31 * 31 + (subject.name() + "/" + what).hashCode());
  }

  private static List<byte[]> frames(IntFunction<byte[]> maker) {
    return IntStream.range(0, FRAMES).mapToObj(maker).toList();
  }

  private static List<byte[]> print(Subject subject, RandomGenerator random, boolean held) {
    Paper paper = new Paper(subject.picture(), random);
    Picture surroundings = room(subject.picture(), random);
    Camera camera = new Camera(random);
    Sheet first = Sheet.held(random, random.nextDouble(0.8, 1.2), random.nextDouble(0, 0.12));
    return frames(
        _ -> camera.frame(paper.scene(held ? first.shaken(random) : first, surroundings)));
  }

  private static List<byte[]> screen(Subject subject, Display display, RandomGenerator random) {
    Picture emission = display.emission(subject.picture());
    Picture surroundings = room(subject.picture(), random);
    Camera camera = new Camera(random);
    Sheet first = Sheet.held(random, random.nextDouble(0.8, 1.2), 0);
    return frames(
        _ ->
            camera.frame(
                display.scene(emission, first.shaken(random), surroundings, random.nextDouble())));
  }

  private static List<byte[]> phone(Subject subject, RandomGenerator random) {
    Display display = Display.phone(random);
    Picture surroundings = room(subject.picture(), random);
    Camera camera = new Camera(random);
    Sheet hand = Sheet.held(random, random.nextDouble(0.6, 0.85), 0);
    Head.Pose start = Head.Pose.any(random);
    return frames(
        _ -> {
          Picture video = Head.posed(subject, Head.Pose.near(start, random));
          return camera.frame(
              display.scene(
                  display.emission(video), hand.shaken(random), surroundings, random.nextDouble()));
        });
  }

  /** A wall with light from one side. */
  private static Picture room(Picture like, RandomGenerator random) {
    double grey = random.nextDouble(90, 180);
    double lightX = random.nextDouble(-40, 40);
    double lightY = random.nextDouble(-30, 30);
    return Picture.of(
        like.width(),
        like.height(),
        (x, y, colour) -> {
          double value = grey + lightX * x / like.width() + lightY * y / like.height();
          colour[0] = value + 4;
          colour[1] = value;
          colour[2] = value - 6;
        });
  }

  private static byte[] encoded(byte[] frame, RandomGenerator random) {
    return read(frame).jpeg(random.nextDouble(0.5, 0.95));
  }

  private static Picture noisy(Picture picture, RandomGenerator random) {
    return Picture.of(
        picture.width(),
        picture.height(),
        (x, y, colour) -> {
          picture.add(x, y, 1, colour);
          for (int channel = 0; channel < 3; channel++) {
            colour[channel] += 2.45 * (random.nextFloat() + random.nextFloat() - 1);
          }
        });
  }

  private static Picture read(byte[] frame) {
    return Picture.read(frame).orElseThrow();
  }
}
