/** Data sets by name, with licence and checksum; {@link dev.redstart.datasets.catalogue.DataCatalogue} is the entry point. */
@NullMarked
package dev.redstart.datasets.catalogue;

import org.jspecify.annotations.NullMarked;
