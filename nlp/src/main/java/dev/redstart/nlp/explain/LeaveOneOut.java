package dev.redstart.nlp.explain;

import dev.redstart.nlp.classify.TextClassifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a label loses when one word is left out: its probability with all words less that without the word. As many questions as words.
 *
 * <p>Base is the probability without any word; weights do not add up. Where two words say the same, each alone seems to say nothing.
 */
public record LeaveOneOut(TextLimits limits) implements TextExplainer {
    @Override
    public String name() {
        return TextExplainers.LEAVE_ONE_OUT;
    }

    @Override
    public TextExplanation explain(TextClassifier model, String text, String label) {
        LabelledText labelled = new LabelledText(model, Words.of(text, limits), label);
        double[] weights = labelled.probabilities(withoutEach(labelled.words()));
        for (int word = 0; word < weights.length; word++) {
            weights[word] = labelled.full() - weights[word];
        }
        return labelled.explanation(labelled.empty(), weights, name());
    }

    private static List<BitSet> withoutEach(Words words) {
        List<BitSet> kept = new ArrayList<>(words.size());
        for (int word = 0; word < words.size(); word++) {
            BitSet others = words.all();
            others.clear(word);
            kept.add(others);
        }
        return kept;
    }
}
