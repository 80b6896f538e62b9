// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.biometrics.model;

import org.jspecify.annotations.NullMarked;
