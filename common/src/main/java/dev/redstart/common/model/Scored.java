package dev.redstart.common.model;

/**
 * Something with the score that a model gave it.
 *
 * @param score higher is better; only scores of one answer can be compared
 */
public record Scored<T>(T item, double score) {}
