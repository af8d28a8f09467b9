package dev.redstart.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Documents;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.TextColumns;
import dev.redstart.datasets.text.TextFormat;
import dev.redstart.datasets.text.TextFormat.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLoaderTest {
    @TempDir
    private Path folder;

    private Documents read(String name, String text) throws IOException {
        return read(name, text, TextOptions.defaults());
    }

    private Documents read(String name, String text, TextOptions options) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return TextLoader.load(file.toString(), options).data();
    }

    private String messageFor(byte[] bytes, TextOptions options) throws IOException {
        Path file = Files.write(folder.resolve("t.tsv"), bytes);
        var exception = org.assertj.core.api.Assertions.catchThrowableOfType(
                DataException.class, () -> TextLoader.load(file.toString(), options));
        assertThat(exception).isNotNull();
        assertThat(exception.getMessage()).doesNotContain("\n");
        return exception.getMessage();
    }

    private String messageFor(String text) throws IOException {
        return messageFor(text.getBytes(StandardCharsets.UTF_8), TextOptions.defaults());
    }

    private static void assertMails(Documents mails) {
        assertThat(mails.texts()).containsExactly("call \"now\", friend", "see you later");
        assertThat(mails.labels().id(mails.label(0))).isEqualTo("spam");
        assertThat(mails.labels().id(mails.label(1))).isEqualTo("not spam");
        assertThat(mails.source().sha256()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spam\tcall \"now\", friend\nnot spam\tsee you later\n",
                "call \"now\", friend\tspam\r\nsee you later\tnot spam\r\n",
                "label\ttext\nspam\tcall \"now\", friend\nnot spam\tsee you later",
                "id\tmessage\tclass\n7\tcall \"now\", friend\tspam\n8\tsee you later\tnot spam\n",
                "label,text\nspam,\"call \"\"now\"\", friend\"\nnot spam,see you later\n",
                "\uFEFFtext;label\n\"call \"\"now\"\", friend\"; spam \nsee you later;not spam\n",
                """
                {"label": "spam", "text": "call \\"now\\", friend", "x": [1]}
                {"label": "not spam", "text": "see you later"}
                """,
            })
    void readsEveryForm(String text) throws IOException {
        assertMails(read("mails", text));
    }

    @Test
    void readsGzip() throws IOException {
        Path file = folder.resolve("mails.tsv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("spam\tcall \"now\", friend\nnot spam\tsee you later\n".getBytes(StandardCharsets.UTF_8));
        }

        assertMails(TextLoader.load(file.toString(), TextOptions.defaults()).data());
    }

    @Test
    void takesColumnsByNumberFromZeroOrByName() throws IOException {
        String text = "id\tmessage\tclass\n7\thi\tham\n8\tbuy\tspam\n";
        var byNumber = TextOptions.defaults()
                .withColumns(new TextColumns("2", "1"))
                .withFormat(TextFormat.detected().withHeader(Header.PRESENT));
        var byName = TextOptions.defaults().withColumns(new TextColumns("class", "message"));

        assertThat(read("a", text, byNumber).texts()).containsExactly("hi", "buy");
        assertThat(read("b", text, byName).labels().ids()).containsExactly("ham", "spam");
    }

    @Test
    void readsBooleansAndNumbersAsLabels() throws IOException {
        var data = read(
                "a.jsonl",
                "{\"text\": \"hi\", \"toxic\": false}\n{\"text\": \"you idiot\", \"toxic\": true}\n",
                TextOptions.defaults().withColumns(new TextColumns("toxic", null)));

        assertThat(data.labels().ids()).containsExactly("false", "true");
    }

    @Test
    void readsAFolderForEachLabel() throws IOException {
        Files.createDirectories(folder.resolve("neg"));
        Files.createDirectories(folder.resolve("very good"));
        Files.writeString(folder.resolve("neg/1.txt"), "bad\nfilm");
        Files.writeString(folder.resolve("very good/1.txt"), "good film");
        Files.writeString(folder.resolve("very good/2.txt"), "great film");

        var data = TextLoader.load(folder.toString(), TextOptions.defaults()).data();

        assertThat(data.texts()).containsExactly("bad\nfilm", "good film", "great film");
        assertThat(data.labels().ids()).containsExactly("neg", "very good");
    }

    @Test
    void namesTheFileInAFolderThatIsNotUtf8() throws IOException {
        Files.createDirectories(folder.resolve("neg"));
        Files.write(folder.resolve("neg/1.txt"), new byte[] {'d', (byte) 0xE9, 'j'});
        Files.writeString(folder.resolve("neg/2.txt"), "fine");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TextLoader.load(folder.toString(), TextOptions.defaults()))
                .withMessage("neg/1.txt: the text is not UTF-8. Is it Latin-1? Convert it: iconv -f LATIN1 -t UTF-8");
        assertThat(TextLoader.load(folder.toString(), TextOptions.defaults().withBadRows(BadRows.Policy.SKIP))
                        .badRows()
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spam            | 1 column, expected 2. Is the row cut off?
            spam\\ta\\tb    | 3 columns, expected 2. Is there a tab in a value? Make it a space
            spam\\t         | the text is missing or empty
            \\thello        | the label is missing or empty
            """)
    void saysWhatIsWrongWithARow(String row, String problem) throws IOException {
        assertThat(messageFor("ham\thi\nham\tyou\n" + row.replace("\\t", "\t") + "\nspam\tbuy\n"))
                .isEqualTo("t.tsv:3: " + problem);
    }

    @Test
    void saysWhatIsWrongWithAText() throws IOException {
        assertThat(messageFor("")).isEqualTo("t.tsv: the file is empty");
        assertThat(messageFor("label\ttext\n")).isEqualTo("t.tsv: there are no rows");
        assertThat(messageFor("only words here\nand here\n"))
                .startsWith("t.tsv:1: the first line is one column, 'only words here'. Separate label and text by");
        assertThat(messageFor("ham\tcaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1), TextOptions.defaults()))
                .isEqualTo("t.tsv:1: column 2 is not UTF-8. Is the text Latin-1? Convert it: iconv -f LATIN1 -t UTF-8");
        assertThat(messageFor(
                        "ham\thi\n".getBytes(StandardCharsets.UTF_8),
                        TextOptions.defaults().withColumns(new TextColumns("5", null))))
                .isEqualTo("t.tsv:1: there is no column '5', only '0', '1'");
        assertThat(messageFor(
                        "label\ttext\nham\thi\n".getBytes(StandardCharsets.UTF_8),
                        TextOptions.defaults().withColumns(new TextColumns("lable", null))))
                .isEqualTo("t.tsv:1: there is no column 'lable', only 'label', 'text'. Did you mean 'label'?");
    }

    @Test
    void refusesTextsAsLabels() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 300; row++) {
            rows.append("message number ").append(row).append("\tham\n");
        }

        assertThat(messageFor(
                        rows.toString().getBytes(StandardCharsets.UTF_8),
                        TextOptions.defaults().withColumns(new TextColumns("0", "1"))))
                .isEqualTo(
                        "t.tsv: there are 300 different labels in 300 rows. Is the label in another column? Name it");
    }

    @Test
    void readsATextOfTenMegabytes() throws IOException {
        var data = read("big.tsv", "spam\t" + "buy now ".repeat(1_300_000) + "\nham\thi\n");

        assertThat(data.text(0)).hasSize(10_400_000);
    }

    @ParameterizedTest
    @CsvSource({"sms-spam, 5574, 747, spam", "uci-sentences, 3000, 1500, positive", "spam-assassin, 5918, 1808, spam"})
    void bringsSetsAlong(String name, int rows, int ofLabel, String label) {
        var data = TextLoader.load(name, TextOptions.defaults()).data();

        assertThat(data.size()).isEqualTo(rows);
        assertThat(data.rowsOfLabel()[data.labels().indexOf(label)]).isEqualTo(ofLabel);
        assertThat(data.source().licence()).isNotBlank();
    }

    @Test
    void knowsTextsFromInteractions() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TextLoader.load("online-retail", TextOptions.defaults()))
                .withMessage(
                        "online-retail holds interactions, expected texts; of those there are sms-spam, spam-assassin, uci-sentences");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> InteractionsLoader.load("sms-spam", LoadOptions.defaults()))
                .withMessageStartingWith("sms-spam holds texts, expected interactions; of those there are ml-100k");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TextLoader.load("sms-spma", TextOptions.defaults()))
                .withMessage("there is no file or folder 'sms-spma', and no data set of that name; there are"
                        + " sms-spam, spam-assassin, uci-sentences");
    }
}
