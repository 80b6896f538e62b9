// SPDX-License-Identifier: Apache-2.0

/** ONNX model files and sessions. */
@NullMarked
package org.clearlane.biometrics.model;

import org.jspecify.annotations.NullMarked;
