package dev.redstart.app.cli;

import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.Split;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Scored;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.datasets.ImageLoader;
import dev.redstart.datasets.ImageOptions;
import dev.redstart.datasets.image.ReadImages;
import dev.redstart.vision.classify.Architecture;
import dev.redstart.vision.classify.CnnTrainer;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.explain.GradCam;
import dev.redstart.vision.explain.HeatMap;
import dev.redstart.vision.explain.ImageExplanation;
import dev.redstart.vision.image.ImageDecoder;
import dev.redstart.vision.image.Preprocessing;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The third act of the quickstart: what a piece of clothing is. The first picture of the test part is shown, with where the network looks. Nothing
 * else chooses it.
 */
record Clothes(Session session, Run run) {
    /** The model that is published. */
    static final String MODEL = "clothes";

    private static final String DATA = "fashion-mnist-small";

    /** As long as people wait for it; more would be better. */
    private static final int EPOCHS = 4;

    private static final int CLASSES = 3;

    /** Trains, judges, shows, publishes; what was published, for programs. */
    Map<String, Object> play() {
        ReadImages clothes = ImageLoader.load(DATA, ImageOptions.defaults());
        Split<Images> split = Course.split(
                new LabelledRows<>(clothes.data(), clothes.givenSplit().orElse(null)));
        ClassifierTraining<Images, ImageClassifier> training =
                new ClassifierTraining<>(session, new ImageClassifiers(), run, null, null);
        Contest<Images, ImageClassifier> contest = training.contest(network(), split);
        if (!session.json()) {
            print(contest);
        }
        Trained<? extends ImageClassifier> trained = contest.best().trained();
        ClassifierPublication<Images, ImageClassifier> publication =
                new ClassifierPublication<>(session, new ModelName(MODEL), contest, contest.best());
        return publication.json(publication.publish(trained), trained);
    }

    private static CnnTrainer network() {
        CnnTrainer.Settings settings = CnnTrainer.Settings.of(Architecture.LENET);
        return new CnnTrainer(settings.withTraining(settings.training().withEpochs(EPOCHS)));
    }

    private void print(Contest<Images, ImageClassifier> contest) {
        Terminal terminal = session.terminal();
        Split<Images> split = contest.split();
        terminal.print();
        terminal.print("Fashion-MNIST (Zalando, MIT), a part of it: "
                + Figures.counted(split.train().size(), "picture") + " of "
                + Figures.counted(split.train().labels().size(), "kind") + " of clothes; judged on "
                + Figures.count(split.test().size()) + " others");
        terminal.print();
        contest.printFigures(terminal);
        terminal.print("* " + contest.verdict());
        terminal.print();
        print(contest.asked().trained().model(), split.test());
        terminal.print();
    }

    private void print(ImageClassifier model, Images test) {
        Terminal terminal = session.terminal();
        Pixels picture = ImageDecoder.standard().decode(test.picture(0), model.preprocessing());
        Classification answer = model.answer(picture);
        terminal.print(terminal.bold(answer.label()) + " " + Figures.metric(answer.probability()) + " (in truth "
                + test.labels().id(test.label(0)) + "); " + others(answer));
        terminal.print();
        HalfBlocks blocks = new HalfBlocks(terminal);
        List<String> left = blocks.lines(picture);
        List<String> right = blocks.lines(heat(new GradCam().explain(model, picture, answer.label()), picture));
        for (int line = 0; line < left.size(); line++) {
            terminal.print("  " + left.get(line) + "    " + right.get(line));
        }
        terminal.print(terminal.dim("  the first test picture, and where the network looks (Grad-CAM)"));
    }

    private static String others(Classification answer) {
        return answer.labels().stream()
                .skip(1)
                .limit(CLASSES - 1)
                .map(Clothes::shown)
                .collect(Collectors.joining(", "));
    }

    private static String shown(Scored<String> label) {
        return label.item() + " " + Figures.metric(label.score());
    }

    /** The heat over the picture; the heat alone where there are no colours to tell it from the picture. */
    private Pixels heat(ImageExplanation why, Pixels picture) {
        if (session.terminal().coloured()) {
            return Preprocessing.of(picture.width(), picture.height(), Pixels.RGB)
                    .fit(why.overlay(picture));
        }
        HeatMap heat = why.heat();
        float largest = Math.max(heat.largest(), Float.MIN_NORMAL);
        byte[] levels = new byte[heat.width() * heat.height()];
        for (int at = 0; at < levels.length; at++) {
            levels[at] =
                    (byte) Math.round(255 * Math.max(0, heat.value(at % heat.width(), at / heat.width())) / largest);
        }
        return new Pixels(heat.width(), heat.height(), Pixels.GRAY, levels);
    }
}
