// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import java.nio.file.Path;

/**
 * One picture of a capture subject.
 *
 * @param name path below the folder that is evaluated, with {@code /}: unique, and shown to people
 * @param subject whose it is: the person's folder, or the finger of a file name; where it is a
 *     folder, also its name in tables
 * @param file where it lies
 */
public record Picture(String name, String subject, Path file) {}
