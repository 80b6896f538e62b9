// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

/**
 * A comparison of two pictures of one subject.
 *
 * @param code its score
 */
public record MatedScore(Trial trial, int code) {}
