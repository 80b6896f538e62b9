// SPDX-License-Identifier: Apache-2.0

/** The record of processing and its retention rules, in words, for officers and programs. */
@NullMarked
package org.clearlane.web.processing;

import org.jspecify.annotations.NullMarked;
