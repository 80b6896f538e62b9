// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * A person whom a search has found.
 *
 * @param gallery where the best reference lies; of two equally good ones the gallery whose name
 *     comes first
 * @param person who
 * @param score of the person's best reference, equal to the last bit to what {@link
 *     FaceMatcher#compare} gives for it
 */
public record Candidate(GalleryName gallery, PersonId person, ComparisonScore score) {}
