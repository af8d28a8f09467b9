package dev.redstart.datasets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redstart.common.data.DataException;
import dev.redstart.datasets.catalogue.DataEntry.DataFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCatalogueTest {
    private static final DataCatalogue CATALOGUE = DataCatalogue.standard();

    @Test
    void knowsWhatAUserMustKnowOfEachSet() {
        assertThat(CATALOGUE.entries())
                .extracting(DataEntry::name)
                .containsExactly(
                        "credit-default",
                        "digits",
                        "fashion-mnist",
                        "fashion-mnist-small",
                        "glove",
                        "ml-100k",
                        "ml-1m",
                        "ml-latest-small",
                        "online-retail",
                        "sms-spam",
                        "spam-assassin",
                        "uci-sentences");
        assertThat(CATALOGUE.entries()).allSatisfy(entry -> {
            assertThat(entry.licence()).isNotBlank();
            assertThat(entry.citation()).contains("http");
            assertThat(entry.homepage()).startsWith("https://");
            assertThat(entry.figures().rows()).isGreaterThan(entry.figures().users());
            assertThat(entry.file().sha256()).hasSize(64);
        });
    }

    @Test
    void bundlesOnlyWhatMayBePassedOn() {
        assertThat(CATALOGUE.entries()).filteredOn(DataEntry::bundled).allMatch(DataEntry::redistributable);
        assertThat(CATALOGUE.entries())
                .filteredOn(DataEntry::bundled)
                .extracting(DataEntry::name)
                .containsExactly(
                        "credit-default",
                        "digits",
                        "fashion-mnist-small",
                        "glove",
                        "online-retail",
                        "sms-spam",
                        "spam-assassin",
                        "uci-sentences");
    }

    @ParameterizedTest
    @CsvSource({
        "credit-default, CC BY 4.0, Yeh",
        "digits, CC BY 4.0, Alpaydin",
        "fashion-mnist-small, MIT, Zalando SE",
        "online-retail, CC BY 4.0, Daqing Chen",
        "sms-spam, CC BY 4.0, Almeida",
        "uci-sentences, CC BY 4.0, Kotzias",
        "spam-assassin, PDDL 1.0, stdlib",
        "glove, PDDL 1.0, Pennington"
    })
    void bundlesTheBytesThatItDescribesWithTheirLicence(String name, String licence, String author)
            throws IOException, NoSuchAlgorithmException {
        var entry = CATALOGUE.entry(name);
        byte[] bytes;
        try (var in = entry.resource().opener().open()) {
            bytes = in.readAllBytes();
        }
        String notice;
        try (var in = entry.notice().opener().open()) {
            notice = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(bytes).hasSize((int) entry.file().bytes());
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                .isEqualTo(entry.file().sha256());
        assertThat(notice).contains(licence, author);
    }

    @Test
    void namesWhatThereIsWhenANameIsUnknown() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> CATALOGUE.entry("netflix"))
                .withMessage(
                        "there is no data set 'netflix' in the catalogue, only credit-default, digits, fashion-mnist,"
                                + " fashion-mnist-small, glove, ml-100k, ml-1m, ml-latest-small, online-retail, sms-spam,"
                                + " spam-assassin, uci-sentences");
    }

    @Test
    void takesNoEntryWithoutAChecksum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataFile(false, "https://example.org/a.zip", 5, "?"))
                .withMessage("https://example.org/a.zip: a size and a SHA-256 are needed, got 5 and ?");
    }
}
