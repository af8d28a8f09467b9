package dev.redstart.nlp.explain;

import dev.redstart.nlp.classify.LinearTextClassifier;
import dev.redstart.nlp.classify.TextClassifier;
import java.util.List;

/**
 * The explainers by name:
 *
 * <table>
 * <caption>Explainers</caption>
 * <tr><th>name</th><th>for</th><th>weights are</th><th>base + sum of weights is</th><th>questions to the model</th></tr>
 * <tr><td>{@code exact}</td><td>linear models</td><td>log-odds</td><td>the log-odds of the probability; with more than two labels the
 * label's logit</td><td>none</td></tr>
 * <tr><td>{@code leave-one-out}</td><td>any</td><td>probabilities</td><td>nothing</td><td>one a word</td></tr>
 * <tr><td>{@code lime}</td><td>any</td><td>probabilities</td><td>near the probability</td><td>1,000</td></tr>
 * <tr><td>{@code shap}</td><td>any</td><td>probabilities</td><td>the probability</td><td>2,048 and two a word; fewer below 12 words</td></tr>
 * <tr><td>{@code integrated-gradients}</td><td>networks</td><td>probabilities</td><td>the probability, to .001 mostly</td><td>32 gradients or
 * more</td></tr>
 * </table>
 *
 * <p>{@code leave-one-out}, {@code lime} and {@code shap} see words as the tokenizer {@code plain} does, whatever the model reads, and obey
 * {@link TextLimits}.
 */
public final class TextExplainers {
    static final String EXACT = "exact";
    static final String LEAVE_ONE_OUT = "leave-one-out";
    static final String LIME = "lime";
    static final String SHAP = "shap";

    static final String INTEGRATED_GRADIENTS = "integrated-gradients";

    private static final List<String> NAMES = List.of(EXACT, LEAVE_ONE_OUT, LIME, SHAP, INTEGRATED_GRADIENTS);

    private TextExplainers() {}

    /** Every name that {@link #named} knows. */
    public static List<String> names() {
        return NAMES;
    }

    /** The name of the explainer to take where nobody chose one: what adds up exactly, and loads nothing that answering does not need. */
    public static String usual(TextClassifier model) {
        return model instanceof LinearTextClassifier ? EXACT : SHAP;
    }

    /**
     * An explainer with its default settings.
     *
     * @param seed the only source of chance; {@code lime} and {@code shap} need it
     * @throws IllegalArgumentException if there is no such explainer; the message names those that there are
     */
    public static TextExplainer named(String name, long seed) {
        return switch (name) {
            case EXACT -> new ExactContributions();
            case LEAVE_ONE_OUT -> new LeaveOneOut(TextLimits.defaults());
            case LIME -> new Lime(Lime.Settings.defaults(), seed);
            case SHAP -> new KernelShap(KernelShap.Settings.defaults(), seed);
            case INTEGRATED_GRADIENTS -> new IntegratedGradients(IntegratedGradients.Settings.defaults());
            default ->
                throw new IllegalArgumentException(
                        "explainer must be one of " + String.join(", ", NAMES) + ", got '" + name + "'");
        };
    }
}
