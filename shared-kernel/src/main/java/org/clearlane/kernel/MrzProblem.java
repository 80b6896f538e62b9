// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/** What is wrong with a machine-readable zone, one value per field and kind. */
public enum MrzProblem {
  /** No format has lines of these lengths, or the text is far too long. */
  LENGTH,
  /** Something else than A-Z, 0-9 and the filler. */
  CHARACTERS,
  /** Not a code that the format allows: P for TD3, A, C or I for TD1 and TD2. */
  DOCUMENT_CODE,
  ISSUING_STATE,
  DOCUMENT_NUMBER,
  CHECK_DIGIT_DOCUMENT_NUMBER,
  NATIONALITY,
  NAME,
  BIRTH_DATE,
  CHECK_DIGIT_BIRTH_DATE,
  SEX,
  EXPIRY_DATE,
  CHECK_DIGIT_EXPIRY_DATE,
  CHECK_DIGIT_PERSONAL_NUMBER,
  CHECK_DIGIT_COMPOSITE,
  /** Misread characters could be put right in several ways, each of which checks. */
  AMBIGUOUS
}
