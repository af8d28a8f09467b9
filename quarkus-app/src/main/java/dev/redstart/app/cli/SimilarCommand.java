package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.app.questions.PictureQuestion;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.model.Scored;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.Recommender;
import dev.redstart.vision.similar.SimilarImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Items that the same people like, and pictures that look alike; the command below it makes an index of pictures. */
@Command(
        name = "similar",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        customSynopsis = {
            "redstart similar MODEL --item=ID [--count=N]",
            "redstart similar MODEL --image=FILE [--count=N]",
            "redstart similar COMMAND",
            ""
        },
        commandListHeading = "%nCommands:%n",
        description =
                "List the items that are liked by the same users as one item, or the pictures of an index that look most like one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart similar shop --item \"WHITE METAL LANTERN\" --count 5",
            "  redstart similar index clothes --data photos/ --name products",
            "  redstart similar products --image shirt.png"
        })
final class SimilarCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "A published model: its name, or a version or alias of it, such as shop@3 or shop@canary.")
    private @Nullable String reference;

    @Option(names = "--item", paramLabel = "ID", description = "The item to compare with; MODEL is a recommender.")
    private @Nullable String item;

    @Option(
            names = "--image",
            paramLabel = "FILE",
            description = "The picture to compare with; MODEL is an index that 'redstart similar index' made.")
    private @Nullable Path image;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many at most, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    private int count = 10;

    @Spec
    private CommandSpec spec;

    private SimilarCommand(Session session) {
        this.session = session;
    }

    static CommandLine commandLine(Session session) {
        return new CommandLine(new SimilarCommand(session)).addSubcommand("index", new SimilarIndexCommand(session));
    }

    @Override
    public Integer call() throws IOException {
        ModelVersion version = session.common().registry().resolve(checkedReference());
        if (image == null) {
            answerItem(version, item == null ? "" : item);
        } else {
            answerPicture(version, image);
        }
        return 0;
    }

    private String checkedReference() {
        if (reference == null) {
            throw new ParameterException(spec.commandLine(), "name a model, or the command 'index'");
        }
        if ((item == null) == (image == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "say what to compare with: --item or --image" + (item == null ? "" : ", not both"));
        }
        if (count < 1 || count > RecommendQuery.MAX_COUNT) {
            throw new ParameterException(
                    spec.commandLine(), "count must be between 1 and " + RecommendQuery.MAX_COUNT + ", got " + count);
        }
        return reference;
    }

    private void answerItem(ModelVersion version, String asked) {
        Recommender model = ModelKind.recommender(version);
        if (!model.knowsItem(asked)) {
            throw new IllegalArgumentException("item '" + asked + "' is not in the model's catalogue of "
                    + Figures.counted(model.itemCount(), "item")
                    + Closest.hint(asked, model.trainingData().items().ids()));
        }
        answer(version, new Question("item", asked, "liked with"), model.similarItems(asked, count));
    }

    private void answerPicture(ModelVersion version, Path file) throws IOException {
        checkIndex(version);
        PictureQuestion question = PictureFiles.question(file);
        SimilarImages index = ModelKind.pictureIndex(version);
        Ranking<String> answer = index.similar(question.pixels(index.classifier()), count);
        answer(version, new Question("image", file.toString(), "looking like"), answer);
    }

    /** Says how a classifier, which cannot know what pictures there are, becomes an index. */
    private static void checkIndex(ModelVersion version) {
        if (ModelKind.known(version) == ModelKind.IMAGE_CLASSIFIER) {
            throw new IllegalArgumentException(
                    "model '" + version.name() + "' is an image classifier; 'redstart similar index " + version.name()
                            + " --data PICTURES --name NAME' makes an index of pictures by it");
        }
        ModelKind.PICTURE_INDEX.expect(version);
    }

    /**
     * What was compared with.
     *
     * @param key what programs call it
     * @param words what it has to do with the answer
     */
    private record Question(String key, String id, String words) {}

    private void answer(ModelVersion version, Question question, Ranking<String> answer) {
        if (session.json()) {
            session.terminal().printJson(json(version, question, answer));
            return;
        }
        Terminal terminal = session.terminal();
        terminal.print(question.words() + " " + terminal.bold(Text.printable(question.id())) + ", from "
                + version.name() + "@" + version.version() + ":");
        new RecommendationList(terminal).print(answer, entry -> List.of(), entry -> "");
    }

    private static Map<String, Object> json(ModelVersion version, Question question, Ranking<String> answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", version.name());
        json.put("version", version.version());
        json.put(question.key(), question.id());
        List<Map<String, Object>> items = new ArrayList<>();
        for (Scored<String> entry : answer.entries()) {
            Map<String, Object> similar = new LinkedHashMap<>();
            similar.put("item", entry.item());
            similar.put("score", entry.score());
            items.add(similar);
        }
        json.put("items", items);
        return json;
    }
}
