/**
 * Classifiers of table rows: {@link dev.redstart.tabular.MlpTrainer} and its baseline {@link dev.redstart.tabular.LinearTableTrainer} learn from
 * a {@link dev.redstart.common.data.Table}, {@link dev.redstart.tabular.TableEvaluation} judges what they learned.
 */
@NullMarked
package dev.redstart.tabular;

import org.jspecify.annotations.NullMarked;
