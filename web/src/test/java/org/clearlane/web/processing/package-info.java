// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.web.processing;

import org.jspecify.annotations.NullMarked;
