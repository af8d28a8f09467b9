package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake gives one line that says what is wrong, and the exit code says whose fault it was. */
class UsageTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void openHome() {
        cli = new Cli(home);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    trian                                         | there is no command 'trian'; did you mean 'train'?
                    train                                         | name an algorithm: popularity, baseline, svd, knn, item-knn, als, puresvd, text
                    train asl --data x                            | there is no algorithm 'asl'; did you mean 'als'?
                    train als                                     | missing required option: '--data=NAME|PATH'
                    train --data x als                            | --data must stand after 'redstart train als'
                    train als --data x --fctors 3                 | unknown option --fctors; did you mean '--factors'?
                    train als --data x --factors 0                | --factors must be between 1 and 4096, got 0
                    train als --data x --factors ten              | --factors must be a whole number, got 'ten'
                    train als --data x --solver choleski          | --solver must be one of cg, cholesky, got 'choleski'; did you mean 'cholesky'?
                    train svd --data x --learning-rate 0          | --learning-rate must be above 0 and at most 1, got 0.0
                    train svd --data x --biased perhaps           | --biased must be true or false, got 'perhaps'
                    train knn --data x --neighbours 0             | --neighbours must be at least 1, got 0
                    train knn --data x --similarity bm25 --variant basic | --variant does not go with item-knn
                    train als --data x --name Shop                | name must be up to 64 lower-case letters
                    train als --data x --threads 0                | --threads must be at least 1, got 0
                    train als --data x --duplicates first         | must be one of last, sum, got 'first'
                    evaluate als --data x --split tim:0.8         | --split must be like time:0.8, last:1 or shuffled:0.8, got 'tim:0.8'
                    evaluate als --data x --folds some            | --folds must be a whole number or 'given', got 'some'
                    evaluate als --data x --folds 1               | folds must be at least 2, got 1
                    evaluate als --data x --folds 3 --split last:1 | --split and --folds exclude each other
                    evaluate als --data x --seeds 1,b             | must be a whole number, got 'b'
                    evaluate als --data x --metric-task both      | must be one of rating, ranking, got 'both'
                    train text                                    | missing required option: '--data=NAME|PATH'
                    train text --data x --model lsmt              | --model must be one of auto, linear, lstm, cnn, got 'lsmt'; did you mean 'lstm'?
                    train text --data x --model cnn --units 9     | --units does not go with cnn
                    train text --data x --bits 20                 | --bits does not go with lstm
                    train text --data x --model linear --resume   | --resume is for networks, and --model linear is none
                    train text --data x --vocabulary-size 0       | --vocabulary-size must be at least 1, got 0
                    train text --data x --max-length 0            | --max-length must be from 1 to 10000, got 0
                    train text --data x --device tpu              | --device must be one of auto, cpu, gpu, got 'tpu'
                    train text --data x --tokenizer standart      | --tokenizer must be one of standard, plain,
                    train text --data x --learning-rate NaN       | --learning-rate must be
                    train text --data x --epochs 0                | --epochs must be at least 1, got 0
                    train text --data x --name Spam               | name must be up to 64 lower-case letters
                    train text --data x --user-column u           | unknown option --user-column
                    evaluate text spam                            | missing required option: '--data=NAME|PATH'
                    classify                                      | name a subject: text
                    classify txt                                  | there is no command 'txt'; did you mean 'text'?
                    classify text                                 | missing required parameter
                    classify text spam hello --file x             | --file and TEXT exclude each other
                    classify text spam hello --json-lines         | --json-lines and TEXT exclude each other
                    explain text spam                             | missing required parameter: 'TEXT'
                    explain text spam hello --method shop         | --method must be one of exact, leave-one-out, lime, shap, integrated-gradients, got 'shop'; did you mean 'shap'?
                    recommend                                     | missing required parameter: 'MODEL'
                    recommend shop                                | name who asks with --user, or a basket with --items
                    recommend shop --user ann --count 0           | count must be between 1 and 10000, got 0
                    recommend shop --user ann --count 1000000000  | count must be between 1 and 10000, got 1000000000
                    recommend shop --user ann --count many        | must be a whole number, got 'many'
                    recommend shop --user ann --exclude-seen --include-seen | --exclude-seen and --include-seen exclude each other
                    recommend shop --user ann lee                 | 'lee' is one argument too many; put quotes around a name with spaces
                    similar shop                                  | say what to compare with: --item or --image
                    similar shop --item tea --count 0             | count must be between 1 and 10000, got 0
                    models                                        | name a command: list, show, delete, alias
                    serve --port 70000                            | port must be between 0 and 65535, got 70000
                    quickstart --port 0                           | port must be between 1 and 65535, got 0
                    """)
    void wrongUsageExitsWithTwo(String line, String message) {
        var outcome = cli.run(line.split(" "));

        assertThat(outcome.err()).startsWith("redstart: ").contains(message).hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    train als --data nofile.csv         | there is no file or folder 'nofile.csv'
                    evaluate als --data nofile.csv      | there is no file or folder 'nofile.csv'
                    recommend shop --user ann           | there is no model 'shop'
                    recommend ../../etc --user ann      | there is no model '../../etc'
                    similar shop --item tea             | there is no model 'shop'
                    models show shop                    | there is no model 'shop'
                    models delete shop                  | there is no model 'shop'
                    models alias shop canary            | there is no model 'shop'
                    train text --data nofile.tsv        | there is no file or folder 'nofile.tsv'
                    train text --data online-retail     | online-retail holds interactions, expected texts
                    train als --data sms-spam           | sms-spam holds texts, expected interactions
                    evaluate text spam --data sms-spam  | there is no model 'spam'
                    classify text spam hello            | there is no model 'spam'
                    explain text spam hello             | there is no model 'spam'
                    datasets show online-retale         | there is no data set 'online-retale' in the catalogue; did you mean 'online-retail'?
                    datasets path ml-1m                 | ml-1m has not been fetched: redstart datasets fetch ml-1m
                    """)
    void failureExitsWithOne(String line, String message) {
        var outcome = cli.run(line.split(" "));

        assertThat(outcome.err()).startsWith("redstart: ").contains(message).hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void showsTheStackTraceOnlyWhenAsked() {
        var quiet = cli.run("models", "show", "shop");
        var loud = cli.run("models", "show", "shop", "--debug");

        assertThat(quiet.err()).doesNotContain("\tat ");
        assertThat(loud.err()).contains("\tat dev.redstart").contains("\nredstart: there is no model 'shop'");
    }

    @Test
    void takesTheCommonOptionsBeforeAndAfterTheCommand() {
        var before = cli.run("--json", "--home", home.resolve("other").toString(), "models", "list");
        var after = cli.run(
                "models", "list", "--json", "--home", home.resolve("other").toString());

        assertThat(before.out()).isEqualTo(after.out());
        assertThat(before.list("models")).isEmpty();
    }

    @Test
    void takesHelpAsACommandToo() {
        assertThat(cli.run("help").out()).isEqualTo(cli.run("--help").out());
        assertThat(cli.run("help", "train", "als").out()).contains("Settings of als:");
    }

    @Test
    void showsTheVersion() {
        assertThat(cli.run("--version").out()).startsWith("redstart ").contains("Java 25");
    }
}
