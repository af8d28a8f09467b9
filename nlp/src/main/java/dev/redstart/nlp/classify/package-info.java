/**
 * Texts into labels: what learns from {@link dev.redstart.common.data.Documents}, and what it learned. {@link
 * dev.redstart.nlp.classify.LinearTextTrainer} is the entry point; {@link dev.redstart.nlp.classify.LstmTextTrainer} is that of the networks.
 */
@NullMarked
package dev.redstart.nlp.classify;

import org.jspecify.annotations.NullMarked;
