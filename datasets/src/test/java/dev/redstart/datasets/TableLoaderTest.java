package dev.redstart.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Table;
import dev.redstart.common.data.TableColumn;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.TableColumns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableLoaderTest {
    private static final String LOANS = "age,job,default\n35,teacher,no\n20,clerk,yes\n,clerk,no\n";

    @TempDir
    private Path folder;

    private Table read(String text, TableOptions options) throws IOException {
        Path file = Files.writeString(folder.resolve("loans.csv"), text);
        return TableLoader.load(file.toString(), options).data();
    }

    private Table read(String text) throws IOException {
        return read(text, TableOptions.defaults());
    }

    private void assertMessage(String text, TableOptions options, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("loans.csv"), text);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TableLoader.load(file.toString(), options))
                .withMessage(message);
    }

    private static TableOptions columns(TableColumns columns) {
        return TableOptions.defaults().withColumns(columns);
    }

    private static void assertLoans(Table loans) {
        assertThat(loans.columns()).extracting(TableColumn::name).containsExactly("age", "job");
        assertThat(loans.columns()).extracting(TableColumn::isNumeric).containsExactly(true, false);
        assertThat(values(loans, 0)).containsExactly(35f, 20f, null);
        assertThat(values(loans, 1)).containsExactly("teacher", "clerk", "clerk");
        assertThat(loans.labelName()).isEqualTo("default");
        assertThat(loans.labels().ids()).containsExactly("no", "yes");
        assertThat(loans.rowsOfLabel()).containsExactly(2, 1);
        assertThat(loans.source().sha256()).hasSize(64);
    }

    private static List<Object> values(Table table, int column) {
        Object[] values = new Object[table.size()];
        Arrays.setAll(values, row -> table.value(row, column));
        return Arrays.asList(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LOANS,
                "age\tjob\tdefault\r\n35\tteacher\tno\r\n20\tclerk\tyes\r\nNA\tclerk\tno\r\n",
                "\uFEFFage;job;default\n 35 ; teacher ;no\n20;clerk;yes\n?;clerk;no\n",
                "\"age\",\"job\",\"default\"\n35,\"teacher\",no\n2e1,clerk,yes\nNaN,clerk,no\n",
                """
                {"age": 35, "job": "teacher", "default": "no"}
                {"default": "yes", "job": "clerk", "age": 20}
                {"job": "clerk", "age": null, "default": "no"}
                """,
            })
    void readsEveryForm(String text) throws IOException {
        assertLoans(read(text));
    }

    @Test
    void readsGzipAndFoldersOfOneText() throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("loans.csv.gz")))) {
            out.write(LOANS.getBytes(StandardCharsets.UTF_8));
        }

        assertLoans(TableLoader.load(folder.toString(), TableOptions.defaults()).data());
    }

    @Test
    void namesColumnsByPositionWithoutAHeader() throws IOException {
        var loans =
                read("35,teacher,no\n20,clerk,yes\n", TableOptions.defaults().withLabel("2"));

        assertThat(loans.columns()).extracting(TableColumn::name).containsExactly("0", "1");
        assertThat(loans.labelName()).isEqualTo("2");
        assertThat(loans.size()).isEqualTo(2);
    }

    @Test
    void takesCodesForCategoriesAndLeavesColumnsOutWhenTold() throws IOException {
        var loans = read(
                "id,age,sex,paid\n1,35,2,no\n2,20,1,yes\n",
                columns(TableColumns.guessed()
                        .withLabel("paid")
                        .withCategories(List.of("sex"))
                        .withIgnored(List.of("id", "1"))));

        assertThat(loans.columns()).extracting(TableColumn::name).containsExactly("sex");
        assertThat(loans.columns().getFirst().categories().ids()).containsExactly("1", "2");
    }

    @Test
    void needsNoLabel() throws IOException {
        assertThat(read("age,job\n35,teacher\n").hasLabels()).isFalse();
        assertThat(read(LOANS, TableOptions.defaults().withLabel(TableColumns.NONE))
                        .columns())
                .hasSize(3);
    }

    @Test
    void namesAColumnWithoutANameByItsPosition() throws IOException {
        assertThat(read(",age,default\n0,35,no\n1,20,yes\n").columns())
                .extracting(TableColumn::name)
                .containsExactly("0", "age");
    }

    @Test
    void aColumnIsOfCategoriesIfMoreThanATenthOfItsCellsAreNoNumbers() throws IOException {
        assertThat(read("code,y\n1,a\nx7,b\n").columns().getFirst().isNumeric()).isFalse();
        assertThat(read("code,y\n,a\nNA,b\n").columns().getFirst().isNumeric()).isTrue();
    }

    @Test
    void aFewTextsAmongNumbersAreBadRows() throws IOException {
        String text = "age,y\n" + "30,a\n".repeat(10) + "thirty,b\n31,b\n";

        assertMessage(text, TableOptions.defaults(), "loans.csv:12: column 'age': value 'thirty' is not a number");
        var skipped = TableLoader.load(
                folder.resolve("loans.csv").toString(), TableOptions.defaults().withBadRows(BadRows.Policy.SKIP));
        assertThat(skipped.data().size()).isEqualTo(11);
        assertThat(skipped.badRows().count()).isEqualTo(1);
    }

    @Test
    void readsAsFarAsFloatsGo() throws IOException {
        assertThat(values(read("x,y\n1e30,a\n-3.5,b\n"), 0)).containsExactly(1e30f, -3.5f);
        assertMessage(
                "x,y\n1e39,a\n1,b\n",
                TableOptions.defaults(),
                "loans.csv:2: column 'x': value '1e39' is not a finite number");
        assertMessage(
                "x,y\n1,a\ninf,b\n",
                TableOptions.defaults(),
                "loans.csv:3: column 'x': value 'inf' is not a finite number");
    }

    @Test
    void saysWhatIsWrongWithARow() throws IOException {
        assertMessage(
                "age,default\n35,no\n20,\n",
                TableOptions.defaults(),
                "loans.csv:3: the label in column 'default' is missing");
        assertMessage(
                "age,default\n35,no\n20\n",
                TableOptions.defaults(),
                "loans.csv:3: 1 column, expected 2. Is the row cut off?");
    }

    @Test
    void saysWhatIsWrongWithTheColumns() throws IOException {
        assertMessage(
                LOANS,
                TableOptions.defaults().withLabel("defalt"),
                "loans.csv:2: there is no column 'defalt', only 'age', 'job', 'default'. Did you mean 'default'?");
        assertMessage(
                LOANS,
                columns(TableColumns.guessed().withIgnored(List.of("age", "job"))),
                "loans.csv:2: there is no column besides the label");
        assertMessage("a,a\n1,2\n", TableOptions.defaults(), "loans.csv:1: two columns are called 'a'. Rename one");
        assertMessage("age,default\n", TableOptions.defaults(), "loans.csv: there are no rows");
    }

    @Test
    void knowsTheBundledTables() {
        var credit = TableLoader.load("credit-default", TableOptions.defaults()).data();
        var digits = TableLoader.load("digits", TableOptions.defaults()).data();

        assertThat(credit).hasToString("credit-default: 30000 rows, 23 columns, 2 labels");
        assertThat(credit.rowsOfLabel()).containsExactly(23_364, 6_636);
        assertThat(credit.columns())
                .filteredOn(column -> !column.isNumeric())
                .extracting(TableColumn::name)
                .containsExactly("SEX", "EDUCATION", "MARRIAGE");
        assertThat(digits).hasToString("digits: 1797 rows, 64 columns, 10 labels");
        assertThat(digits.source().licence()).isEqualTo("CC-BY-4.0");
    }

    @Test
    void aBundledTableCanBeReadOtherwise() {
        var options = columns(TableColumns.guessed().withLabel("SEX").withIgnored(List.of("MARRIAGE")));

        var credit = TableLoader.load("credit-default", options).data();

        assertThat(credit.labels().ids()).containsExactly("1", "2");
        assertThat(credit.columns())
                .extracting(TableColumn::name)
                .contains("default")
                .doesNotContain("MARRIAGE");
    }

    @Test
    void namesTheTablesThereAreWhenThereIsNoFile() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TableLoader.load("loans", TableOptions.defaults()))
                .withMessage("there is no file or folder 'loans', and no data set of that name; there are"
                        + " credit-default, digits");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TableLoader.load("sms-spam", TableOptions.defaults()))
                .withMessage("sms-spam holds texts, expected tables; of those there are credit-default, digits");
    }

    @Test
    void takesLabelsInAFileOfTheirOwnForArraysOnly() throws IOException {
        assertMessage(
                LOANS,
                TableOptions.defaults().withLabels("labels.npy"),
                folder.resolve("loans.csv")
                        + ": labels in a file of their own go with .npy features; name the label's column instead");
    }
}
