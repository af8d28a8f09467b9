/**
 * Conversion from and to the matrices of Apache Mahout, for applications that have them; {@link
 * dev.redstart.recommender.mahout.MahoutMatrices} is the entry point. The only package with Mahout types in its signatures.
 */
@NullMarked
package dev.redstart.recommender.mahout;

import org.jspecify.annotations.NullMarked;
