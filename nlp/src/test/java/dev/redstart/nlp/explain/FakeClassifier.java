package dev.redstart.nlp.explain;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.nlp.analysis.Tokenizers;
import dev.redstart.nlp.classify.TextClassifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.NullMarked;

/** Gives "yes" the probability that a formula makes of the set of words in a text; remembers how many texts it was asked at once. */
@NullMarked
final class FakeClassifier implements TextClassifier {
    private final ToDoubleFunction<Set<String>> yes;
    final List<Integer> batches = new ArrayList<>();

    FakeClassifier(ToDoubleFunction<Set<String>> yes) {
        this.yes = yes;
    }

    @Override
    public Vocabulary labels() {
        return Vocabulary.of(List.of("no", "yes"));
    }

    @Override
    public float[] probabilities(String text) {
        Set<String> words = new HashSet<>();
        Tokenizers.named("plain").tokens(text).forEach(token -> words.add(token.text()));
        float probability = (float) yes.applyAsDouble(words);
        return new float[] {1 - probability, probability};
    }

    @Override
    public float[][] probabilities(List<String> texts) {
        batches.add(texts.size());
        return TextClassifier.super.probabilities(texts);
    }
}
