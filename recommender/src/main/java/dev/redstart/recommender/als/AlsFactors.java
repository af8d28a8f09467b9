package dev.redstart.recommender.als;

import dev.redstart.common.vector.VectorTable;

/** What the training learned, with the settings that solving for somebody new needs. */
record AlsFactors(AlsTrainer.Settings settings, VectorTable users, VectorTable items) {}
