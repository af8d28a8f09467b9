package dev.redstart.tensor.network;

import dev.redstart.tensor.Tensor;

/**
 * A layer's numbers, and how much one output's score grows with each of them.
 *
 * @param activations what the layer gives, as {@link TrainedNetwork#activations} says
 * @param gradient derivatives of the score by them, of the same shape
 * @param scores one a row: the output before the last layer's activation (the logit)
 */
public record ActivationGradient(Tensor activations, Tensor gradient, Tensor scores) {}
