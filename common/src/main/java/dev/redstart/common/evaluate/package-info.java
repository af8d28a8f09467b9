/**
 * How good a model is, and how sure we can be: metrics are plain functions, and an
 * {@link dev.redstart.common.evaluate.Evaluation} keeps what they gave for each user together with the means and their
 * intervals.
 */
@NullMarked
package dev.redstart.common.evaluate;

import org.jspecify.annotations.NullMarked;
