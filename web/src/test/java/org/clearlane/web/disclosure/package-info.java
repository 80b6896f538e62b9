// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.web.disclosure;

import org.jspecify.annotations.NullMarked;
