// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import org.clearlane.kernel.TravellerId;

/**
 * An enrolled traveller whose face is so alike to another that an officer has to compare the two.
 * It may be the same person, a relative, or a stranger who happens to look alike.
 *
 * @param score of the comparison, -1 to 1, higher is more alike
 */
public record DuplicateCandidate(TravellerId traveller, double score) {}
