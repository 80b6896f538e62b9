// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.web.traveller;

import org.jspecify.annotations.NullMarked;
